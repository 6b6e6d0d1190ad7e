import { inLanguage } from '../../../language/inLanguage.ts';
import type { EarlyWords } from './recordEarlyInput.ts';
import type { FailureWords } from './tellFailure.ts';

export interface FirstWords {
  readonly early: EarlyWords;
  readonly failure: FailureWords;
}

/** The built HTML has them in every language: they are said before a catalogue can come, or because none does. */
export const texts = inLanguage('first', {
  early: {
    starting: 'Starting…',
    kept: 'Starting… What you press, move or type takes effect in a moment.',
    dropAgain: 'Starting… Drop the files again in a moment.',
    dropNow: 'Now drop the files again: the page was not ready for them.',
  },
  failure: {
    file: {
      title: 'This page has to be served',
      text: 'Browsers load no programs from files. In the lab’s folder enter “npm start” and open the address that it prints; or serve this folder, as by “python3 -m http.server”, and open http://localhost:8000. “npm run build:folder” makes one that opens by a double-click.',
    },
    code: {
      title: 'The code of this page could not be loaded',
      text: 'What is seen below is a picture of the page; it does not answer. Check the connection, then reload the page. Finished stages of earlier runs are kept.',
    },
    slow: {
      title: 'The code of this page has not come yet',
      text: 'The server has not sent it within 20 seconds. The page opens if it still comes; or reload it.',
    },
    files: 'What did not come:',
    reload: 'Reload the page',
  },
} satisfies FirstWords);
