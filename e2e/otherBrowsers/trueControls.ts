/** What a browser restores of a page that it shows again, and what the page itself remembers. */
import type { Tab } from './tab.ts';
import { expect } from './test.ts';

interface Control {
  readonly control: string;
  readonly shows: string | boolean;
  readonly means: string | boolean;
}

/** Every control beside what the page's state gives it, which React keeps with the element. */
function controls(tab: Tab): Promise<Control[]> {
  return tab.evaluate(() => {
    const found: Control[] = [];
    for (const element of document.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
      const key = Object.keys(element).find((name) => name.startsWith('__reactProps$'));
      const props = key ? (Reflect.get(element, key) as { checked?: boolean; value?: unknown }) : {};
      const control = `${element.type} ${element.ariaLabel ?? element.closest('label')?.textContent ?? ''} ${element.value}`;
      if (props.checked !== undefined) found.push({ control, shows: element.checked, means: props.checked });
      // A range keeps as many digits as its browser likes.
      const digits = (value: unknown) =>
        element.type === 'range' ? Number(value).toPrecision(9) : String(value);
      if (props.value !== undefined && element.type !== 'radio')
        found.push({ control, shows: digits(element.value), means: digits(props.value) });
    }
    return found;
  }, null);
}

export async function expectTrueControls(tab: Tab): Promise<void> {
  const wrong = async () => {
    const all = await controls(tab);
    return all.length < 5 ? ['no controls'] : all.filter(({ shows, means }) => shows !== means);
  };
  await expect.poll(wrong, { message: 'controls show the state' }).toEqual([]);
}

/** What the page itself never shows: a browser brings it back in a control that does not ask for no completion. */
export async function disturb(tab: Tab): Promise<void> {
  await tab.evaluate(() => {
    for (const input of document.querySelectorAll<HTMLInputElement>('input:not([type=file])')) {
      input.checked = !input.checked;
      if (input.type === 'range') input.value = input.max;
    }
    for (const select of document.querySelectorAll('select')) select.selectedIndex = select.length - 1;
  }, null);
}
