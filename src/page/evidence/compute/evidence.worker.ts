/** Browser entry: answers one question after another. */
import { answer, type Question } from './derivations.ts';

self.onmessage = ({ data }: MessageEvent<Question>) => self.postMessage(answer(data));
