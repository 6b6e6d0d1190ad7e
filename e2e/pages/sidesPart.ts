/** A | B: two benches side by side, and the way there under Compare. */
import type { Locator, Page } from '@playwright/test';
import { texts } from '../../src/page/compare/sides/texts.ts';
import { texts as compareTexts } from '../../src/page/compare/texts.ts';

export type Side = keyof typeof texts.sides;

export class SidesPart {
  /** What stands in the place of the bench. */
  readonly part: Locator;
  readonly leave: Locator;
  readonly runBoth: Locator;
  readonly table: Locator;
  /** Under Compare. */
  readonly entry: Locator;
  readonly open: Locator;
  readonly again: Locator;

  constructor(readonly page: Page) {
    this.part = page.getByRole('region', { name: texts.title, exact: true });
    this.leave = this.part.getByRole('button', { name: texts.leave });
    this.runBoth = this.part.getByRole('button', { name: texts.runThem(2) });
    this.table = this.part.getByRole('table', { name: texts.between.table.caption });
    this.entry = page.getByRole('region', { name: compareTexts.title, exact: true });
    this.open = this.entry.getByRole('button', { name: texts.entry.open, exact: true });
    this.again = this.entry.getByRole('button', { name: texts.entry.again });
  }

  /** Names a side and its settings; pressed, the page turns to it. */
  choose(side: Side): Locator {
    return this.part.getByRole('button', { name: new RegExp(`^${texts.sides[side]}: `) });
  }

  bench(side: Side): Locator {
    return this.part.locator(`[data-sides="${side}"]`);
  }

  /** CLMIA's balanced accuracy with its interval. */
  figure(side: Side): Locator {
    return this.bench(side).getByText(/^CLMIA’s balanced accuracy, \d+\.\d %/);
  }

  ranking(side: Side): Locator {
    return this.part.getByRole('table', { name: texts.ranking(texts.sides[side]), exact: true });
  }

  map(side: Side): Locator {
    return this.bench(side).getByText(/^Where the encoder puts \d+ members/);
  }

  row(name: string): Locator {
    return this.table
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
  }
}
