// The two pictures of the README: node readme.mjs DEMONSTRATION VZOROVY-KRAJ OUTDIR
// The front page of the demonstration in light colours, and a measure of the invented region in dark ones. A picture
// that weighs too much is not written.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launch, show } from './browser.mjs';
import { pagesByKind } from './kinds.mjs';
import { serve } from './serve.mjs';
import { readSite } from './site.mjs';

const PICTURES = [
  { of: 0, kind: 'home', file: 'home.png', colorScheme: 'light' },
  { of: 1, kind: 'measure', file: 'measure.png', colorScheme: 'dark' },
];
const SIZE = { width: 1200, height: 900 };
const LIMIT = 200_000;

const [demonstration, region, out] = process.argv.slice(2);
if (!out) throw new Error('usage: node readme.mjs DEMONSTRATION VZOROVY-KRAJ OUTDIR');

const browser = await launch();
await mkdir(out, { recursive: true });
for (const { of, kind, file, colorScheme } of PICTURES) {
  const site = await readSite([demonstration, region][of]);
  const server = await serve(site.folder, { prefix: new URL(site.base).pathname });
  const { address } = Object.fromEntries(pagesByKind(site))[kind];
  const png = await browser.use(async (page) => {
    await show(page, { ...SIZE, colorScheme });
    await page.goto(server.origin + new URL(address).pathname);
    return page.screenshot();
  });
  await server.close();
  if (png.length >= LIMIT) throw new Error(`${file} has ${png.length} bytes, the limit is ${LIMIT}`);
  await writeFile(path.join(out, file), png);
  console.log(`${path.join(out, file)}: ${png.length} bytes`);
}
await browser.close();
