/** The share dialog as a person finds it. */
import type { FrameLocator, Locator, Page } from '@playwright/test';
import readQr from 'jsqr';
import { texts } from '../../src/page/share/texts.ts';

export class ShareDialog {
  readonly code: Locator;
  readonly frame: FrameLocator;
  readonly picture: Locator;

  constructor(
    private readonly page: Page,
    readonly dialog: Locator,
  ) {
    this.code = dialog.getByRole('textbox', { name: texts.frame.code });
    this.frame = dialog.frameLocator('iframe');
    this.picture = page.getByRole('img', { name: texts.scan.picture });
  }

  async scan(): Promise<void> {
    await this.dialog.getByRole('button', { name: texts.qr }).click();
  }

  async buildFrame(): Promise<void> {
    await this.dialog.getByRole('button', { name: texts.build }).click();
  }

  async sizeFrame(which: 'width' | 'height', pixels: number): Promise<void> {
    const field = this.dialog.getByRole('textbox', { name: texts.frame[which] });
    await field.fill(String(pixels));
    await field.press('Enter');
  }

  /** What a reader of codes makes of the pixels on the screen. */
  async scanned(): Promise<string | undefined> {
    const shot = `data:image/png;base64,${(await this.picture.screenshot()).toString('base64')}`;
    const { pixels, width, height } = await this.page.evaluate(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const brush = canvas.getContext('2d')!;
      brush.drawImage(image, 0, 0);
      const { data, width, height } = brush.getImageData(0, 0, image.width, image.height);
      // As one text: millions of numbers take a minute on their way.
      const reader = new FileReader();
      const read = new Promise((resolve) => reader.addEventListener('load', resolve));
      reader.readAsDataURL(new Blob([data]));
      await read;
      return { pixels: (reader.result as string).replace(/^.*?,/, ''), width, height };
    }, shot);
    return readQr(Uint8ClampedArray.from(Buffer.from(pixels, 'base64')), width, height, {
      inversionAttempts: 'dontInvert',
    })?.data;
  }
}
