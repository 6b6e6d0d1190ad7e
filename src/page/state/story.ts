/** Whether the story of a first visit stands above the bench. */
import { useLab } from './store.ts';

/** That the story was skipped or is over is kept in this browser, under this name (shell/early/recordEarlyInput.ts asks for it). */
const STORY_KEY = 'clmia-story';

/** Once more, for who asks for it; away with it, for who asks twice. */
export function toggleStory(): void {
  const { story, look } = useLab.getState();
  if (story) endStory();
  else {
    document.documentElement.dataset.story = 'again';
    look({ story: true });
  }
}

export function leaveStory(): void {
  delete document.documentElement.dataset.story;
  useLab.getState().look({ story: false });
}

/** It is not shown again of itself. */
export function endStory(): void {
  leaveStory();
  try {
    localStorage.setItem(STORY_KEY, 'over');
  } catch {
    // Where nothing is kept, it greets again.
  }
}
