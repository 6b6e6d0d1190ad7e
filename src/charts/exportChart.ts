const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'shape-rendering',
];

/** Room left around the drawing, CSS pixels. */
const PAD = 12;

export interface SvgOptions {
  /** Painted behind the chart; transparent when absent. */
  background?: string;
  /** The drawing's <title>. */
  title?: string;
}

/** A drawn chart as a stand-alone .svg file: styles written into the elements, no outside reference. */
export function svgText(svg: SVGSVGElement, { background, title }: SvgOptions = {}): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  inlineStyles(svg, copy);
  const bounds = svg.getBoundingClientRect();
  const width = bounds.width + 2 * PAD;
  const height = bounds.height + 2 * PAD;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', `${-PAD} ${-PAD} ${width} ${height}`);
  for (const name of ['class', 'style', 'tabindex', 'role', 'aria-hidden', 'data-chart'])
    copy.removeAttribute(name);
  if (background)
    copy.prepend(
      element('rect', { x: String(-PAD), y: String(-PAD), width: '100%', height: '100%', fill: background }),
    );
  if (title) copy.prepend(Object.assign(element('title', {}), { textContent: title }));
  return new XMLSerializer().serializeToString(copy);
}

function inlineStyles(from: Element, to: Element): void {
  const computed = getComputedStyle(from);
  for (const name of PROPERTIES) to.setAttribute(name, computed.getPropertyValue(name));
  to.removeAttribute('class');
  to.removeAttribute('style');
  Array.from(from.children).forEach((child, index) => {
    const copy = to.children[index];
    if (copy) inlineStyles(child, copy);
  });
}

function element(name: string, attributes: Record<string, string>): Element {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** PNG of an .svg text, drawn at `scale` times its size. */
export async function svgPng(text: string, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvasPng(canvas);
}

/** PNG of a canvas as it is, over `background` when given. */
export function canvasPng(canvas: HTMLCanvasElement, background?: string): Promise<Blob> {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d');
  if (context && background) {
    context.fillStyle = background;
    context.fillRect(0, 0, copy.width, copy.height);
  }
  context?.drawImage(canvas, 0, 0);
  return new Promise((resolve, reject) => {
    copy.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser could not encode a PNG.'))));
  });
}

/** Offers a blob to the person as a file. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
