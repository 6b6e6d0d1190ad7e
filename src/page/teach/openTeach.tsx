import { openSidePage } from '../shell/SidePage.tsx';
import { askRecordedIndex } from '../state/recordedStudies.ts';
import { TeachPage } from './TeachPage.tsx';
import { texts } from './texts.ts';

export function open(root: HTMLElement): void {
  openSidePage(root, texts.title, <TeachPage />);
  void askRecordedIndex();
}
