/** A formula as HTML, set by the build (vite.formulas.ts). */
declare module '*.tex' {
  const html: string;
  export default html;
}
