import { openSidePage } from '../shell/SidePage.tsx';
import { AuditPage } from './AuditPage.tsx';
import { texts } from './texts.ts';

export const open = (root: HTMLElement): void => openSidePage(root, texts.title, <AuditPage />);
