// Pages in a real browser (Debian's Chromium, no download): opens them under the strict policy, wide and light, then
// narrow and dark, and says what axe, the console, the network and the layout find.

import { existsSync } from 'node:fs';
import axe from 'axe-core/axe.min.js';
import { chromium } from 'playwright-core';

const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const FLAGS = [
  // The pages are ours, and in a container the sandbox cannot start.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-sync',
  // A page that asks another host is a fault, and its request gets nowhere.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// The widths at which axe looks, each in one colour scheme, so that both are seen.
const LOOKS = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
];

// The widths in CSS pixels at which a page must not scroll sideways; 320 is the one of WCAG 1.4.10.
const NARROW = [390, 320];

// Starts the browser. `use(work)` lends a window to `work`; windows are used again, for opening one costs three times
// as much as the whole check of a page. Nothing moves in them, so that no page is looked at half-way through a change.
export async function launch() {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('no Chromium: install the package `chromium` or set CHROMIUM to its path');
  const browser = await chromium.launch({ executablePath, args: FLAGS, timeout: 60_000 });
  const context = await browser.newContext({ locale: 'cs', reducedMotion: 'reduce' });
  context.setDefaultTimeout(60_000);
  const idle = [];
  const use = async (work) => {
    const page = idle.pop() ?? (await context.newPage());
    const result = await work(page);
    page.removeAllListeners();
    idle.push(page);
    return result;
  };
  return { use, close: () => browser.close() };
}

export async function show(page, { width, height, colorScheme }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
}

// Collects what a page does that it should not: errors, words in the console, requests to others.
function watch(page, address) {
  const faults = [];
  const add = (rule, what) => faults.push({ rule, message: `${rule}: ${what}` });
  const { origin } = new URL(address);
  page.on('console', (message) => {
    const { url } = message.location();
    // The browser notes the status of the error page itself, which is as it should be.
    const own = url === address && message.text().includes('status of 404');
    if (message.type() === 'error' && !own) add('console', `${message.text()} (${url})`);
  });
  page.on('pageerror', (error) => add('script', error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) add('request to another host', request.url());
  });
  return faults;
}

async function accessibility(page, { width, colorScheme }) {
  const { violations } = await page.evaluate(
    // Without preloading, which would fetch the style sheets again and write them into the page.
    (tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'], preload: false }),
    RULES,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => ({
      rule: `axe ${id}`,
      message: `axe ${id}: ${help} — ${target.join(' ')} at ${width} px, ${colorScheme}: ${html.slice(0, 120)}`,
    })),
  );
}

// Runs in the page: the element that makes it scroll sideways, or null if it does not scroll.
function widest() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return null;
  const right = (element) => element.getBoundingClientRect().right;
  const last = [...document.body.querySelectorAll('*')].reduce((a, b) => (right(b) > right(a) ? b : a));
  return `${last.cloneNode().outerHTML.slice(0, 100)} (${scrollWidth} px)`;
}

// Opens `address`, which is due to answer with `status`, and returns the page's faults as `{ rule, message }`.
export function browserFaults(browser, address, status = 200) {
  return browser.use(async (page) => {
    const faults = watch(page, address);
    await show(page, LOOKS[0]);
    const response = await page.goto(address, { waitUntil: 'load' });
    if (response.status() !== status) return [{ rule: 'status', message: `status ${response.status()}, not ${status}` }];
    await page.evaluate(axe.source);
    for (const look of LOOKS) {
      await show(page, look);
      faults.push(...(await accessibility(page, look)));
    }
    for (const width of NARROW) {
      await show(page, { ...LOOKS[1], width });
      const culprit = await page.evaluate(widest);
      if (culprit) faults.push({ rule: `scroll ${width}`, message: `scrolls sideways at ${width} px: ${culprit}` });
    }
    return faults;
  });
}
