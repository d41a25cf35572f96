// Pages in a real browser (Debian's Chromium, no download): opens them under the strict policy, wide and narrow, light and
// dark, and says what axe, the console, the network and the layout find.

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

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

// How axe looks at a page. Not in forced colours: the browser tells scripts of the page's own then, not of those.
const LOOKS = [
  { ...WIDE, colorScheme: 'light' },
  { ...WIDE, colorScheme: 'dark' },
  { ...PHONE, colorScheme: 'dark' },
  { ...PHONE, colorScheme: 'light' },
];

// The widths in CSS pixels at which a page must not scroll sideways; 320 is the one of WCAG 1.4.10, and at 768 tables show that
// are lists on a phone.
const NARROW = [768, 390, 320];

// Starts the browser. `use(work)` lends a window to `work`; windows are used again, for opening one costs three times
// as much as the whole check of a page. Nothing moves in them, so that no page is looked at half-way through a change.
// `fresh(options)` gives windows of a reader who sets up something else, as no scripts; the caller closes them.
export async function launch({ flags = [], javaScriptEnabled = true } = {}) {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('no Chromium: install the package `chromium` or set CHROMIUM to its path');
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, ...flags], timeout: 60_000 });
  const context = await browser.newContext({ locale: 'cs', reducedMotion: 'reduce', javaScriptEnabled });
  context.setDefaultTimeout(60_000);
  const idle = [];
  const use = async (work) => {
    const page = idle.pop() ?? (await context.newPage());
    const result = await work(page);
    page.removeAllListeners();
    idle.push(page);
    return result;
  };
  const fresh = (options) => browser.newContext({ locale: 'cs', reducedMotion: 'reduce', ...options });
  return { use, fresh, asked: { own: 0, elsewhere: 0 }, close: () => browser.close() };
}

export async function show(page, { width, height, colorScheme, forcedColors = 'none' }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme, forcedColors });
}

// Collects what a page does that it should not: errors, words in the console, requests to others.
function watch(page, address, asked) {
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
    const own = request.url().startsWith(`${origin}/`);
    asked[own ? 'own' : 'elsewhere'] += 1;
    if (!own) add('request to another host', request.url());
  });
  return faults;
}

// What axe finds in one look, as `[rule, message]`.
async function accessibility(page) {
  const { violations } = await page.evaluate(
    // Without preloading, which would fetch the style sheets again and write them into the page.
    (tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'], preload: false }),
    RULES,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => [`axe ${id}`, `axe ${id}: ${help} — ${target.join(' ')}: ${html.slice(0, 120)}`]),
  );
}

// What axe finds in any look, each fault once with the looks in which it is there.
export async function accessibilityFaults(page) {
  const found = new Map();
  for (const look of LOOKS) {
    await show(page, look);
    for (const [rule, message] of await accessibility(page)) {
      if (!found.has(message)) found.set(message, { rule, looks: [] });
      found.get(message).looks.push(`${look.width} px ${look.colorScheme}`);
    }
  }
  return [...found].map(([message, { rule, looks }]) => ({ rule, message: `${message} (${looks.join(', ')})` }));
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
    const faults = watch(page, address, browser.asked);
    await show(page, LOOKS[0]);
    const response = await page.goto(address, { waitUntil: 'load' });
    if (response.status() !== status) return [{ rule: 'status', message: `status ${response.status()}, not ${status}` }];
    await page.evaluate(axe.source);
    faults.push(...(await accessibilityFaults(page)));
    for (const width of NARROW) {
      await show(page, { ...PHONE, width, colorScheme: 'light' });
      const culprit = await page.evaluate(widest);
      if (culprit) faults.push({ rule: `scroll ${width}`, message: `scrolls sideways at ${width} px: ${culprit}` });
    }
    return faults;
  });
}
