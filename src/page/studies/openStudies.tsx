import { openSidePage } from '../shell/SidePage.tsx';
import { openStudies } from '../state/studyController.ts';
import { StudiesPage } from './StudiesPage.tsx';
import { texts } from './texts.ts';

export function open(root: HTMLElement): void {
  const isNamed = openStudies();
  openSidePage(root, texts.title, <StudiesPage isNamed={isNamed} />);
}
