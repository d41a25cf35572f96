// A page as `vazba serve` gives it to a browser: what live.mjs finds in it.

import axe from 'axe-core/axe.min.js';
import { show } from './browser.mjs';
import { until } from './live-site.mjs';

const LOOKS = [360, 1280].flatMap((width) =>
  ['light', 'dark'].map((colorScheme) => ({ width, height: width === 360 ? 740 : 800, colorScheme })),
);
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const shows = (page, text) =>
  page.waitForFunction((text) => document.querySelector('main').innerText.includes(text), text);
export const says = (locator, text) => until(text, async () => (await locator.textContent()) === text);

// A page that was loaded again has no mark any more.
export const mark = (page) => page.evaluate(() => void (globalThis.isSame = true));
export const isSame = (page) => page.evaluate(() => globalThis.isSame === true);

// Runs in the page before its own scripts: how many streams of events are open, and a way to look at another tab.
export function hideable() {
  const { EventSource } = globalThis;
  const streams = [];
  let isHidden = false;
  globalThis.EventSource = class extends EventSource {
    constructor(...all) {
      super(...all);
      streams.push(this);
    }
  };
  globalThis.openStreams = () => streams.filter((stream) => stream.readyState !== EventSource.CLOSED).length;
  Object.defineProperty(document, 'hidden', { get: () => isHidden });
  Object.defineProperty(document, 'visibilityState', { get: () => (isHidden ? 'hidden' : 'visible') });
  globalThis.lookAway = (isAway) => {
    isHidden = isAway;
    document.dispatchEvent(new Event('visibilitychange'));
  };
}

export const overlay = (page) => ({
  panel: page.getByRole('region', { name: 'What is wrong' }),
  button: page.getByRole('complementary', { name: 'Vazba' }).getByRole('button'),
  file: page.locator('vazba-serve .file'),
  items: page.locator('vazba-serve li'),
  errors: page.locator('vazba-serve li', { hasText: /^Error: / }),
  status: page.locator('vazba-serve [role=status]'),
});

// What is wrong with the unfolded faults in any look: what axe finds, and how much room they take.
export async function overlayFaults(page) {
  const { panel } = overlay(page);
  const faults = [];
  await page.evaluate(axe.source);
  for (const look of LOOKS) {
    await show(page, look);
    const add = (message) => faults.push({ message, place: `${look.width} px, ${look.colorScheme}` });
    // For axe, a link that skips to the text is none if the next link is in a shadow tree.
    const found = await page.evaluate((runOnly) => globalThis.axe.run({ exclude: '.skip' }, { runOnly, preload: false }), RULES);
    // No violation could also mean that it does not look inside.
    const targets = found.passes.flatMap(({ nodes }) => nodes.map(({ target }) => target[0]));
    if (!targets.some((target) => target[0] === 'vazba-serve')) add('axe does not see the overlay');
    for (const { id, help, nodes } of found.violations) {
      for (const { target } of nodes) add(`axe ${id}: ${help} — ${target.join(' ')}`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    const box = await panel.evaluate((section) => {
      const { left, top } = section.getBoundingClientRect();
      return { left, top, isCut: section.scrollWidth > section.clientWidth, scrolls: section.scrollHeight > section.clientHeight };
    });
    if (wide || box.isCut || box.left < 0) add('scrolls sideways');
    const bar = await page.locator('vazba-serve .bar').boundingBox();
    if (bar.height > 30 || bar.x < 0) add('the bar takes too much room');
    if (!box.scrolls || box.top < look.height / 3) add('the panel takes too much room');
  }
  return faults;
}
