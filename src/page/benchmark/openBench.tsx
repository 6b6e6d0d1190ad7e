import { openSidePage } from '../shell/SidePage.tsx';
import { BenchPage } from './BenchPage.tsx';
import { texts } from './texts.ts';

export const open = (root: HTMLElement): void => openSidePage(root, texts.title, <BenchPage />);
