declare module '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js' {
  import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm';

  export type WasmModule = BackendWasm['wasm'] & {
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    cwrap<Function>(name: string, result: 'number' | null, parameters: 'number'[]): Function;
  };

  type WasmFactory = (config: {
    /** Makes an instance in its place. @param made to be told of it */
    instantiateWasm: (
      imports: WebAssembly.Imports,
      made: (instance: WebAssembly.Instance) => void,
    ) => WebAssembly.Exports;
  }) => Promise<WasmModule>;

  const factory: WasmFactory;
  export default factory;
}
