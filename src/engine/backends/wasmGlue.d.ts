declare module '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js' {
  import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm';

  export type WasmModule = BackendWasm['wasm'] & {
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    cwrap<Function>(name: string, result: 'number' | null, parameters: 'number'[]): Function;
  };

  type WasmFactory = (config: {
    wasmBinary: Uint8Array;
    onAbort?: (reason: unknown) => void;
    printErr?: (text: string) => void;
  }) => Promise<WasmModule>;

  const factory: WasmFactory;
  export default factory;
}
