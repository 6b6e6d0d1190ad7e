/** Node 20 has relaxed SIMD behind a flag; later ones have it anyway, and refuse a flag that they do not know. */
const [major] = process.versions.node.split('.');
export const NODE_FLAGS = Number(major) > 20 ? [] : ['--experimental-wasm-relaxed-simd'];
