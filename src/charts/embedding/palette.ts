export interface Palette {
  member: string;
  nonmember: string;
  grey: string;
  ink: string;
  surface: string;
}

export const LIGHT: Palette = {
  member: '#bb4713',
  nonmember: '#1b69a1',
  grey: '#8b877e',
  ink: '#1c2127',
  surface: '#ffffff',
};

/** The page's colours as they are now, read from an element's custom properties. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback;
  return {
    member: read('--member', LIGHT.member),
    nonmember: read('--nonmember', LIGHT.nonmember),
    grey: read('--edge', LIGHT.grey),
    ink: read('--ink', LIGHT.ink),
    surface: read('--plot-bg', read('--surface', LIGHT.surface)),
  };
}
