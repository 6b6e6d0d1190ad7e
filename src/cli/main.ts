import { dispatch } from './dispatch.ts';

function writeTo(stream: NodeJS.WriteStream): (text: string) => Promise<void> {
  stream.on('error', () => {});
  return (text) => new Promise((resolve) => stream.write(text, () => resolve()));
}

// Libraries greet on console.log; standard output belongs to the answer.
console.log = console.info = console.debug = console.error;

const code = await dispatch(process.argv.slice(2), {
  out: writeTo(process.stdout),
  err: writeTo(process.stderr),
});
process.exit(code);
