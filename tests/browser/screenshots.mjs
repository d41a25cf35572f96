// Pictures for looking at by eye: node screenshots.mjs SITE OUTDIR
// One page of each template in the language of the front page, at three widths, light and dark.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launch, show } from './browser.mjs';
import { serve } from './serve.mjs';
import { onePageOfEachTemplate, readSite } from './site.mjs';

const [folder, out] = process.argv.slice(2);
if (!out) throw new Error('usage: node screenshots.mjs SITE OUTDIR');

const site = await readSite(folder);
const { language } = site.pages.get('index.html');
await mkdir(out, { recursive: true });
const server = await serve(folder, { prefix: new URL(site.base).pathname });
const browser = await launch();
await browser.use(async (page) => {
  for (const { template, address } of onePageOfEachTemplate(site).filter((chosen) => chosen.language === language)) {
    await page.goto(server.origin + new URL(address).pathname);
    for (const width of [390, 768, 1440]) {
      for (const colorScheme of ['light', 'dark']) {
        await show(page, { width, height: 900, colorScheme });
        const file = path.join(out, `${template.replaceAll('/', '-')}-${width}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        console.log(file);
      }
    }
  }
});
await browser.close();
await server.close();
