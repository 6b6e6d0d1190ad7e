import { ownBox } from '../ui/zoomOf.ts';
import { type Frame, framed } from './chartFrame.ts';
import type { KeyEntry } from './chartWords.ts';
import { titleOver } from './titleOver.ts';

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
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'shape-rendering',
];

/** A chart on the page with its words; titles that stand over it count where it has none of its own. */
export interface ShownChart {
  readonly svg: SVGSVGElement;
  readonly kind: string;
  readonly title: string;
  readonly key: readonly KeyEntry[];
}

/** @param within the part of the page whose charts are meant */
export function shownCharts(within: ParentNode = document): ShownChart[] {
  const holders = within.querySelectorAll<HTMLElement | SVGSVGElement>('[data-chart]');
  return Array.from(holders).flatMap((holder) => {
    const svg = holder instanceof SVGSVGElement ? holder : holder.querySelector('svg');
    if (!svg || svg.getBoundingClientRect().width === 0) return [];
    const { chart = '', title, key = '[]' } = holder.dataset;
    return [
      { svg, kind: chart, title: title || titleOver(holder) || chart, key: JSON.parse(key) as KeyEntry[] },
    ];
  });
}

/** A drawn chart as a stand-alone .svg file: in the colours of paper, styles written into the elements. */
export function chartSvg({ svg }: ShownChart, frame: Frame): string {
  const paper = document.createElement('div');
  paper.className = 'paper';
  const { width, height } = ownBox(svg);
  const styled = svg.cloneNode(true) as SVGSVGElement;
  paper.append(styled);
  document.body.append(paper);
  const copy = styled.cloneNode(true) as SVGSVGElement;
  inlineStyles(styled, copy);
  const key = frame.key.map((entry) => ({ ...entry, colour: computedColour(paper, entry.colour) }));
  paper.remove();
  const inner = Array.from(copy.childNodes, (child) => new XMLSerializer().serializeToString(child)).join('');
  return framed({ inner, width, height }, { ...frame, key });
}

function computedColour(paper: HTMLElement, colour: string): string {
  paper.style.color = colour;
  return getComputedStyle(paper).color;
}

function inlineStyles(from: Element, to: Element): void {
  const computed = getComputedStyle(from);
  for (const name of PROPERTIES) to.setAttribute(name, computed.getPropertyValue(name));
  // Lines that the pointer tells apart on the page are told apart by their dashes in a picture.
  const dash = to.getAttribute('data-dash');
  if (dash) to.setAttribute('stroke-dasharray', dash);
  for (const name of ['class', 'style', 'tabindex', 'role', 'data-dash']) to.removeAttribute(name);
  Array.from(from.children).forEach((child, index) => {
    const copy = to.children[index];
    if (copy) inlineStyles(child, copy);
  });
}

/** Wide enough for a column of a paper, and for a projector. */
const LEAST_PIXELS = 1200;

/** PNG of an .svg text. */
export async function svgPng(text: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const scale = Math.max(2, LEAST_PIXELS / image.width);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error('The browser could not encode a PNG.')),
    );
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
