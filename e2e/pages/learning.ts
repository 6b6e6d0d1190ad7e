/** What is shown of the learning, as a person finds it: its pictures, and the line that replays them. */
import type { Locator, Page } from '@playwright/test';
import { texts as embeddingTexts } from '../../src/page/bench/embedding/texts.ts';
import { texts as lossesTexts } from '../../src/page/bench/losses/texts.ts';
import { texts as replayTexts } from '../../src/page/bench/replay/texts.ts';

export class Learning {
  readonly map: Locator;
  readonly target: Locator;
  readonly shadow: Locator;
  readonly play: Locator;
  readonly pause: Locator;
  readonly slow: Locator;
  readonly live: Locator;
  readonly contrastive: Locator;

  constructor(readonly page: Page) {
    const region = (name: string) => page.getByRole('region', { name, exact: true });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    this.map = region(embeddingTexts.title);
    this.target = region(embeddingTexts.modelTitle.target);
    this.shadow = region(embeddingTexts.modelTitle.shadow);
    this.play = button(replayTexts.controls.play);
    this.pause = button(replayTexts.controls.pause);
    this.slow = page.getByRole('button', { name: replayTexts.controls.slow });
    this.live = button(replayTexts.live);
    this.contrastive = region(lossesTexts.label)
      .getByRole('figure')
      .filter({ hasText: lossesTexts.contrastive });
  }

  /** Moves through the epochs of what is shown. */
  line(of: keyof typeof replayTexts.label): Locator {
    return this.page.getByRole('slider', { name: replayTexts.label[of], exact: true });
  }

  /** The mark on the encoder's curve. */
  get cursor(): Locator {
    return this.contrastive.locator('[data-cursor]');
  }

  async look(at: 'map' | 'target' | 'shadow'): Promise<void> {
    const name = at === 'map' ? replayTexts.map : replayTexts.model[at];
    await this.page
      .getByRole('group', { name: replayTexts.switch })
      .getByRole('radio', { name, exact: true })
      .check({ force: true });
  }

  /** While it is played, from one epoch on to so many others: how many pictures were drawn, and of how many epochs. */
  drawnWhilePlayed(epochs: number): Promise<{ pictures: number; epochs: number }> {
    return this.map.evaluate(async (map, count) => {
      const canvas = map.querySelector('canvas')!;
      const line = map.querySelector<HTMLInputElement>('input[type=range]')!;
      const [pictures, seen] = [new Set<string>(), new Set<string>()];
      while (seen.size < count) {
        await new Promise(requestAnimationFrame);
        seen.add(line.value);
        pictures.add(canvas.toDataURL());
      }
      return { pictures: pictures.size, epochs: seen.size };
    }, epochs);
  }

  /** What is drawn of the map once so many frames have been. */
  drawn(frames: number): Promise<string> {
    return this.map.locator('canvas').evaluate(async (canvas: HTMLCanvasElement, count) => {
      for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
      return canvas.toDataURL();
    }, frames);
  }
}
