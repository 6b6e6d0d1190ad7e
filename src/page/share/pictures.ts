/** The plots of the page as pictures that others can use: each says what it shows, and what it rests on. */
import { framed, slug } from '../../charts/chartFrame.ts';
import { LIGHT } from '../../charts/embedding/palette.ts';
import { chartSvg, type ShownChart, saveBlob, shownCharts, svgPng } from '../../charts/exportChart.ts';
import { ATTACKER_KEY, OUR_KEY } from '../bench/embedding/keys.ts';
import { plots } from '../bench/embedding/plots.ts';
import { texts as embeddingTexts } from '../bench/embedding/texts.ts';
import { belongingWordOf, recordedWords } from '../common/BelongingTag.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { namedPins } from '../compare/pinNames.ts';
import { runOrigin } from '../provenance/runOrigin.ts';
import { currentPreset } from '../state/presets.ts';
import { embeddingRun } from '../state/shown.ts';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

export interface Picture {
  /** Of the file, without what follows the last dot. */
  readonly name: string;
  readonly svg: string;
}

type Bringer = NonNullable<Parameters<typeof runOrigin>[0]>;

/** Lab, plot, experiment and seed; and whose it is, where it is not of the settings on the page. */
function nameOf(what: string, run: Bringer | null): string {
  const { experiment: onPage } = useLab.getState();
  const { dataset, seed } = run?.experiment ?? onPage;
  const short = currentPreset(run?.experiment ?? onPage) ?? `${dataset.name}-${dataset.membersPerModel}`;
  const word = run ? belongingWordOf(run, onPage) : undefined;
  return ['clmia', slug(what), slug(short), 'seed', seed, ...(word ? [slug(word)] : [])].join('-');
}

function captionOf(run: Bringer | null): string[] {
  const { experiment, seed, engine, mark } = runOrigin(run, useLab.getState());
  return [
    texts.picture.origin(experiment, seed, engine),
    ...(mark ? [texts.picture.mark(mark)] : []),
    texts.picture.made(commonTexts.name),
  ];
}

/** The pinned runs that a chart lays over each other, by their places; none, for a chart of one run. */
function pinsOf({ svg }: ShownChart): readonly number[] {
  const ids = JSON.parse(svg.closest<HTMLElement>('[data-pins]')?.dataset.pins ?? '[]') as string[];
  return useLab.getState().pins.flatMap(({ id, run }, at) => (run && ids.includes(id) ? [at] : []));
}

function captionOfPins(places: readonly number[]): string[] {
  const state = useLab.getState();
  const { names } = namedPins(state.pins);
  const runs = places.flatMap((at) => {
    const { run } = state.pins[at]!;
    if (!run) return [];
    const { experiment, seed, engine } = runOrigin(run, state);
    const recorded = recordedWords(run);
    return [texts.picture.pinned(names[at]!, texts.picture.origin(experiment, seed, engine), recorded)];
  });
  return [...runs, texts.picture.made(commonTexts.name)];
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
    const pins = pinsOf(chart);
    const run = runOf(chart);
    const name = pins.length > 0 ? `clmia-pinned-${slug(chart.kind)}` : nameOf(chart.kind, run);
    const caption = pins.length > 0 ? captionOfPins(pins) : captionOf(run);
    const nth = (taken.get(name) ?? 0) + 1;
    taken.set(name, nth);
    const svg = chartSvg(chart, { title: chart.title, key: chart.key, caption });
    return { name: nth > 1 ? `${name}-${nth}` : name, svg };
  });
}

export function embeddingPicture(): Picture | null {
  const drawn = plots.embedding.current?.svg();
  if (!drawn) return null;
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
    svg: framed(drawn, { title: embeddingTexts.label, key, caption }),
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
