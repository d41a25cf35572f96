// Pictures for looking at by eye: node screenshots.mjs [--sheets] OUTDIR SITE…
// Twelve kinds of pages of each site, at three widths, light, dark and in forced colours; with `--sheets` the nine
// pictures of a kind stand on one sheet, each only as far down as the sheet goes.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launch, show } from './browser.mjs';
import { pagesByKind } from './kinds.mjs';
import { serve } from './serve.mjs';
import { readSite } from './site.mjs';

const WIDTHS = [390, 768, 1440];
const SCHEMES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
};

// How far down a page a sheet shows it, and how much smaller.
const DEPTH = 1800;
const SCALE = 0.5;

const sheets = process.argv.includes('--sheets');
const [out, ...folders] = process.argv.slice(2).filter((word) => word !== '--sheets');
if (folders.length === 0) throw new Error('usage: node screenshots.mjs [--sheets] OUTDIR SITE…');

// Runs in the page: waits until a new size of the window is drawn; on a busy machine a picture may come before.
const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

// The nine pictures of the page that is open.
async function pictures(page) {
  const taken = [];
  for (const [scheme, colours] of Object.entries(SCHEMES)) {
    for (const width of WIDTHS) {
      await show(page, { width, height: sheets ? DEPTH : 900, ...colours });
      await page.evaluate(drawn);
      taken.push({ width, scheme, png: await page.screenshot({ fullPage: !sheets }) });
    }
  }
  return taken;
}

// One picture of nine, a row for each scheme.
async function sheet(page, taken) {
  const images = taken.map(
    ({ width, png }) => `<img width="${width * SCALE}" src="data:image/png;base64,${png.toString('base64')}">`,
  );
  const rows = Object.keys(SCHEMES).map((_, row) => `<p>${images.slice(row * WIDTHS.length, (row + 1) * WIDTHS.length).join('')}`);
  await page.goto('about:blank');
  await page.setContent(
    `<style>body{margin:0;background:#888}p{display:flex;gap:16px;margin:16px}</style>${rows.join('')}`,
  );
  const width = WIDTHS.reduce((sum, one) => sum + one * SCALE + 16, 16);
  await show(page, { width: Math.ceil(width), height: 600, colorScheme: 'light' });
  return page.screenshot({ fullPage: true });
}

const browser = await launch();
for (const folder of folders) {
  const site = await readSite(folder);
  const server = await serve(folder, { prefix: new URL(site.base).pathname });
  const place = path.join(out, site.name);
  await mkdir(place, { recursive: true });
  const write = async (name, png) => {
    await writeFile(path.join(place, name), png);
    console.log(path.join(place, name));
  };
  const one = ([kind, { address }]) =>
    browser.use(async (page) => {
      await page.goto(server.origin + new URL(address).pathname);
      const taken = await pictures(page);
      if (sheets) return write(`${kind}.png`, await sheet(page, taken));
      for (const { width, scheme, png } of taken) await write(`${kind}-${width}-${scheme}.png`, png);
    });
  const waiting = pagesByKind(site);
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await one(next);
  };
  await Promise.all([work(), work()]);
  await server.close();
}
await browser.close();
