declare module '*/nodeFlags.mjs' {
  export const NODE_FLAGS: string[];
}

declare module '*/walls/modules.mjs' {
  interface Import {
    readonly from: string;
    readonly kind: 'value' | 'type' | 'later';
  }
  export function readSources(root?: string): ReadonlyMap<string, string>;
  export function readModules(
    sources: ReadonlyMap<string, string>,
  ): readonly { readonly path: string; readonly imports: readonly Import[] }[];
}
