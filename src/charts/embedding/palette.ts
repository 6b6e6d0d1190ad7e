import { isPrinting } from '../../ui/printing.ts';

export interface Palette {
  member: string;
  nonmember: string;
  grey: string;
  ink: string;
  surface: string;
  /** Whether no mark may be seen through: the colours are the person's own. */
  solid: boolean;
}

/** On paper and in files, whatever the page's colours are. */
export const LIGHT: Palette = {
  member: '#bb4713',
  nonmember: '#1b69a1',
  grey: '#8b877e',
  ink: '#1c2127',
  surface: '#ffffff',
  solid: false,
};

/** The page's colours as they are now at an element, those of the system included; paper has its own. */
export function readPalette(element: Element): Palette {
  if (isPrinting()) return LIGHT;
  // Only a property that takes a colour says which one a name of the system's stands for.
  const probe = document.createElement('span');
  probe.style.setProperty('forced-color-adjust', 'none');
  element.append(probe);
  const style = getComputedStyle(probe);
  const read = (token: string, fallback: string) => {
    probe.style.color = token;
    return hexColour(style.color) ?? fallback;
  };
  const palette = {
    member: read('var(--member)', LIGHT.member),
    nonmember: read('var(--nonmember)', LIGHT.nonmember),
    grey: read('var(--edge)', LIGHT.grey),
    ink: read('var(--ink)', LIGHT.ink),
    surface: read('var(--plot-bg, var(--surface))', LIGHT.surface),
    solid: window.matchMedia('(forced-colors: active)').matches,
  };
  probe.remove();
  return palette;
}

/** #rrggbb of a computed colour, be it a plain or a mixed one; null when it is none. */
export function hexColour(computed: string): string | null {
  const plain = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)/.exec(computed)?.slice(1).map(Number);
  const mixed = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)/.exec(computed)?.slice(1);
  const parts = plain ?? mixed?.map((part) => 255 * Number(part));
  return parts ? `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}` : null;
}
