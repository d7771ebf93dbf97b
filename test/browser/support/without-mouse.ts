import type { ElementHandle, Locator, Page } from 'playwright-core';

/** More stops than any screen has, with a list of a hundred rows in it. */
const MOST_STOPS = 400;
/** Longer than this is pasted, not typed. */
const TYPED_LETTERS = 40;
const SEEN_MS = 800;

type Pressed = 'Enter' | 'Space' | 'ArrowDown' | undefined;

const hands = {
  async click(this: Locator): Promise<void> {
    const { target, press } = await reach(this);
    if (press) await this.page().keyboard.press(press);
    await target.dispose();
    await inDialog(this.page());
  },

  async check(this: Locator): Promise<void> {
    await toggle(this, true);
  },

  async uncheck(this: Locator): Promise<void> {
    await toggle(this, false);
  },

  async fill(this: Locator, value: string): Promise<void> {
    const { target } = await reach(this);
    const kind = await this.evaluate((field) => (field as HTMLInputElement).type);
    // A day is typed into the browser's own field, part by part, in the order of the reader's language.
    if (/^(date|month|time)$/.test(kind)) return (byMouse.fill as Locator['fill']).call(this, value);
    const { keyboard } = this.page();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.press('Delete');
    if (value.length > TYPED_LETTERS) await keyboard.insertText(value);
    else await keyboard.type(value);
    await target.dispose();
  },

  /** In the browser's own list, which is chosen from by the arrows and the first letters. */
  async selectOption(this: Locator, values: Parameters<Locator['selectOption']>[0]): Promise<string[]> {
    const { target } = await reach(this);
    await target.dispose();
    return (byMouse.selectOption as Locator['selectOption']).call(this, values);
  },
};

const byMouse: Partial<Record<keyof typeof hands, (...values: never[]) => Promise<never>>> = {};

/**
 * Takes the mouse away from every test: what is clicked is gone to by Tab, or by the arrows inside of what has arrows, and
 * pressed by Enter or Space; what is filled in is typed. What cannot be reached so fails its test.
 */
export function takeMouseAway(page: Page): void {
  const locators = Object.getPrototypeOf(page.locator('html'));
  if (locators.click === hands.click) return;
  for (const name of Object.keys(hands) as (keyof typeof hands)[]) byMouse[name] = locators[name];
  Object.assign(locators, hands);
}

async function toggle(locator: Locator, on: boolean): Promise<void> {
  const { target, press } = await reach(locator);
  if ((await target.isChecked()) !== on && press) await locator.page().keyboard.press(press);
  if ((await target.isChecked()) !== on) throw new Error(`${locator} does not become ${on ? 'checked' : 'unchecked'}`);
  await target.dispose();
}

/** @throws Error where the keyboard does not reach it */
async function reach(locator: Locator): Promise<{ target: ElementHandle; press: Pressed }> {
  await locator.waitFor();
  await untilEnabled(locator);
  const target = (await locator.evaluateHandle(focusableOf)).asElement();
  if (!target) throw new Error(`${locator} can have no focus`);
  const { keyboard } = locator.page();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const way = await target.evaluate(wayTo);
    if (way === 'there') return { target, press: await target.evaluate(pressOf) };
    await keyboard.press(way);
  }
  throw new Error(`The keyboard does not reach ${locator}`);
}

/** A dialog that opens takes the focus twice, half a second apart, for readers of screens; who sees it open takes longer. */
async function inDialog(page: Page): Promise<void> {
  const dialog = page.locator('[role=dialog], [role=alertdialog]');
  if ((await dialog.count()) > 0) await page.waitForTimeout(SEEN_MS);
}

async function untilEnabled(locator: Locator): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await locator.isEnabled()) return;
    await locator.page().waitForTimeout(50);
  }
  throw new Error(`${locator} stays disabled`);
}

/** Runs in the page: what has the focus when this is used. */
function focusableOf(element: Element): Element | null {
  const label = element.closest('label');
  if (label?.control) return label.control;
  return element.closest(
    'a[href], button, input, select, textarea, summary, [role=option], [role=menuitem], [role=tab], [role=radio], [tabindex]',
  );
}

/** Runs in the page: the key that leads nearer to it. */
function wayTo(target: Element): 'there' | 'Tab' | 'ArrowDown' | 'ArrowRight' {
  const active = document.activeElement;
  if (!active) return 'Tab';
  if (active === target || active.getAttribute('aria-activedescendant') === target.id) return 'there';
  const list = document.getElementById(active.getAttribute('aria-controls') ?? '');
  if (list?.matches('[role=listbox], [role=menu]') && list.contains(target)) return 'ArrowDown';
  const group = target.closest('[role=listbox], [role=menu], [role=tablist], [role=radiogroup]');
  if (group?.contains(active) && group !== active) return group.role === 'tablist' ? 'ArrowRight' : 'ArrowDown';
  if (group === active) return 'ArrowDown';
  if (target instanceof HTMLInputElement && active instanceof HTMLInputElement && target.type === 'radio') {
    if (active.type === 'radio' && active.name === target.name) return 'ArrowDown';
  }
  return 'Tab';
}

/** Runs in the page: the key that does what a click does there. */
function pressOf(target: Element): Pressed {
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return undefined;
  if (!(target instanceof HTMLInputElement)) return 'Enter';
  if (target.role === 'combobox') return 'ArrowDown';
  if (target.type === 'checkbox') return 'Space';
  if (target.type === 'radio') return target.checked ? undefined : 'Space';
  return /^(button|submit|file)$/.test(target.type) ? 'Enter' : undefined;
}
