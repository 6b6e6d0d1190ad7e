/** The studies' page. Its words are the page's own. */
import type { Locator, Page } from '@playwright/test';
import { texts as commonTexts } from '../../src/page/common/texts.ts';
import { texts } from '../../src/page/studies/texts.ts';
import { hashOf, type Settings, TINY } from '../experiments.ts';

export interface StudyAsked {
  /** `PATH:V/V`, one or several of them. */
  readonly vary: readonly string[];
  readonly seeds: string;
  readonly settings?: Settings;
}

/** As a link of the page. */
function studyLink({ vary, seeds, settings = {} }: StudyAsked): string {
  const own = ['study=1', ...vary.map((one) => `vary=${one}`), `seeds=${seeds}`];
  return `?studies&engine=wasm#${[...own, hashOf({ ...TINY, ...settings }).slice(1)].join('&')}`;
}

export class StudiesScreen {
  readonly runButton: Locator;
  readonly goOnButton: Locator;
  readonly pauseButton: Locator;
  readonly stopButton: Locator;
  readonly status: Locator;
  readonly cost: Locator;
  readonly chart: Locator;
  readonly map: Locator;
  readonly table: Locator;
  readonly readout: Locator;
  readonly guessButton: Locator;
  readonly guessDone: Locator;
  readonly gallery: Locator;

  constructor(readonly page: Page) {
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    this.runButton = button(texts.run);
    this.goOnButton = button(texts.goOn);
    this.pauseButton = button(texts.pause);
    this.stopButton = button(commonTexts.stop);
    this.status = page.getByRole('region', { name: texts.progress });
    this.cost = this.status.getByText(/^\d+ points?:/).locator('..');
    this.chart = page.getByRole('slider').first();
    this.map = this.chart;
    this.table = page.getByRole('table');
    this.readout = page.getByText(/: .*(seeds?|finished yet)/).first();
    this.guessButton = button(texts.guessBegin);
    this.guessDone = button(texts.guessDone);
    this.gallery = page.getByRole('region', { name: texts.claims.title });
  }

  async open(asked: StudyAsked): Promise<void> {
    await this.page.goto(studyLink(asked));
    await this.page.getByRole('heading', { level: 1, name: texts.title }).waitFor();
  }

  /** In the gallery, to a study on some data. */
  partLink(study: string, data: string): Locator {
    return this.gallery.getByRole('link', { name: new RegExp(`^${study}: ${data}`) });
  }

  /** What is told of the study that is open. */
  claim(study: string): Locator {
    return this.page.getByRole('region', { name: study, exact: true });
  }

  /** Which points the figures show. */
  shown(which: string): Locator {
    return this.page.getByRole('group', { name: texts.shown }).getByRole('radio', { name: which });
  }

  /** Until what it takes has been told. */
  async costTold(): Promise<void> {
    await this.cost.getByText(/of memory/).waitFor({ timeout: 60_000 });
  }

  /** What is told of how far it is; what is spoken says much the same. */
  far(said: string | RegExp): Locator {
    return this.status.locator('p').filter({ hasText: said });
  }

  finished(done: number, all: number): Locator {
    return this.far(texts.finishedOf(done, all));
  }

  async openTable(): Promise<void> {
    await this.page.getByText(texts.table, { exact: true }).click();
    await this.table.waitFor();
  }

  /** Row by row, the texts of the cells. */
  async rows(): Promise<string[][]> {
    const rows = this.table.locator('tbody tr');
    const all: string[][] = [];
    for (const row of await rows.all()) all.push(await row.locator('th, td').allInnerTexts());
    return all;
  }

  /** On parallel axes, the lines that the brushes keep. */
  get keptLines(): Locator {
    return this.page.locator('path[data-kept=true]');
  }

  /** The ends of an axis's brush. */
  brush(axis: string): readonly [from: Locator, to: Locator] {
    const end = (name: string) => this.page.getByRole('slider', { name, exact: true });
    return [end(texts.brushFrom(axis)), end(texts.brushTo(axis))];
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }
}
