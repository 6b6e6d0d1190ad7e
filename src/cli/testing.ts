/** For tests: a command line's exit code and all that it wrote. */
import { dispatch } from './dispatch.ts';

export async function dispatched(...argv: string[]) {
  const written = { out: '', err: '' };
  const code = await dispatch(argv, {
    out: async (text) => {
      written.out += text;
    },
    err: async (text) => {
      written.err += text;
    },
  });
  return { code, ...written };
}
