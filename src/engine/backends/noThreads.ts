/** Stands in for tfjs's threaded build, which is never started: its glue would be a sixth of what a training worker loads. */
export const wasmWorkerContents = '';
export default undefined;
