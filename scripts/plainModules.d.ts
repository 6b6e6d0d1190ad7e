declare module '*/nodeFlags.mjs' {
  export const NODE_FLAGS: string[];
}
