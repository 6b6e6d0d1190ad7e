/** The plots of the page as pictures that others can use: each says what it shows, and what it rests on. */
import { framed, slug } from '../../charts/chartFrame.ts';
import { LIGHT } from '../../charts/embedding/palette.ts';
import { plotSvg } from '../../charts/embedding/plotSvg.ts';
import { chartSvg, type ShownChart, saveBlob, shownCharts, svgPng } from '../../charts/exportChart.ts';
import { ATTACKER_KEY, OUR_KEY } from '../bench/embedding/keys.ts';
import { plots } from '../bench/embedding/plots.ts';
import { texts as embeddingTexts } from '../bench/embedding/texts.ts';
import { belongingWordOf, recordedWords } from '../common/BelongingTag.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { namedPins } from '../compare/pinNames.ts';
import { texts as sideTexts } from '../compare/sides/texts.ts';
import { runOrigin } from '../provenance/runOrigin.ts';
import type { JudgedRun } from '../state/brought.ts';
import { embeddingRun } from '../state/shown.ts';
import { SIDES } from '../state/sidesSlice.ts';
import { useLab } from '../state/store.ts';
import { fileName } from './fileNames.ts';
import { texts } from './texts.ts';

export interface Picture {
  /** Of the file, without what follows the last dot. */
  readonly name: string;
  readonly svg: string;
}

type Bringer = NonNullable<Parameters<typeof runOrigin>[0]>;

const nameOf = (what: string, run: Bringer | null) => fileName(what, run, useLab.getState().experiment);

function captionOf(run: Bringer | null): string[] {
  const { experiment, seed, engine, mark } = runOrigin(run, useLab.getState());
  return [
    texts.picture.origin(experiment, seed, engine),
    ...(mark ? [texts.picture.mark(mark)] : []),
    texts.picture.made(commonTexts.name),
  ];
}

interface Compared {
  /** What the picture's file is called. */
  readonly name: string;
  readonly runs: readonly { readonly name: string; readonly run: JudgedRun }[];
}

/** The pinned runs that a chart lays over each other. */
function pinsOf({ svg }: ShownChart): Compared['runs'] {
  const ids = JSON.parse(svg.closest<HTMLElement>('[data-pins]')?.dataset.pins ?? '[]') as string[];
  const { pins } = useLab.getState();
  const { names } = namedPins(pins);
  return pins.flatMap(({ id, run }, at) => (run && ids.includes(id) ? [{ name: names[at]!, run }] : []));
}

/** Of two benches side by side those that a chart is of. */
function sidesOf({ svg }: ShownChart): Compared['runs'] {
  const said = svg.closest<HTMLElement>('[data-sides]')?.dataset.sides?.split(' ') ?? [];
  const { sides } = useLab.getState();
  return SIDES.flatMap((side) => {
    const run = said.includes(side) && sides ? sides[side].run : null;
    return run ? [{ name: sideTexts.sides[side], run }] : [];
  });
}

/** null: of one run, the page's. */
function comparedIn(chart: ShownChart): Compared | null {
  const [pins, sides] = [pinsOf(chart), sidesOf(chart)];
  if (pins.length > 0) return { name: `clmia-pinned-${slug(chart.kind)}`, runs: pins };
  return sides.length > 0 ? { name: `clmia-side-by-side-${slug(chart.kind)}`, runs: sides } : null;
}

function captionOfCompared({ runs }: Compared): string[] {
  const state = useLab.getState();
  const said = runs.map(({ name, run }) => {
    const { experiment, seed, engine } = runOrigin(run, state);
    return texts.picture.pinned(name, texts.picture.origin(experiment, seed, engine), recordedWords(run));
  });
  return [...said, texts.picture.made(commonTexts.name)];
}

/** Whose a chart is, told by the word that stands beside it or over its panel. */
function runOf({ svg }: ShownChart): Bringer | null {
  const { last, attempt, experiment } = useLab.getState();
  const places = [svg.closest('figure'), svg.closest('section')];
  const word = places.map((place) => place?.querySelector('[data-mark]')?.textContent).find(Boolean);
  const runs = [attempt, last].filter((run) => run !== null);
  return runs.find((run) => belongingWordOf(run, experiment) === (word || undefined)) ?? last;
}

function chartPictures(): Picture[] {
  const taken = new Map<string, number>();
  return shownCharts().map((chart) => {
    const compared = comparedIn(chart);
    const run = runOf(chart);
    const name = compared?.name ?? nameOf(chart.kind, run);
    const caption = compared ? captionOfCompared(compared) : captionOf(run);
    const nth = (taken.get(name) ?? 0) + 1;
    taken.set(name, nth);
    const svg = chartSvg(chart, { title: chart.title, key: chart.key, caption });
    return { name: nth > 1 ? `${name}-${nth}` : name, svg };
  });
}

export function embeddingPicture(): Picture | null {
  const drawn = plots.embedding.current?.drawn();
  if (!drawn) return null;
  const inner = plotSvg(drawn.drawing, LIGHT, drawn.radius);
  const state = useLab.getState();
  const run = embeddingRun(state);
  const colours = {
    filled: LIGHT.member,
    hollow: LIGHT.nonmember,
    grey: LIGHT.grey,
    ring: LIGHT.ink,
  } as const;
  const key = (state.viewpoint === 'attacker' ? ATTACKER_KEY : OUR_KEY).map(({ mark, text }) => ({
    mark,
    text,
    colour: colours[mark],
  }));
  const caption = captionOf(run);
  return {
    name: nameOf('embedding', run),
    svg: framed({ ...drawn, inner }, { title: embeddingTexts.label, key, caption }),
  };
}

export async function savePicture(picture: Picture | null, kind: 'svg' | 'png'): Promise<void> {
  if (!picture) return;
  const { name, svg } = picture;
  const blob = kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await svgPng(svg);
  saveBlob(blob, `${name}.${kind}`);
}

export async function saveCharts(kind: 'svg' | 'png'): Promise<void> {
  for (const picture of chartPictures()) await savePicture(picture, kind);
}
