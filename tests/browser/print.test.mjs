// Checks how built sites are printed: node --test-reporter=spec print.test.mjs SITE…
// One page of each template and language, the longest, and the one with the most links to other sites.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.mjs';
import { printFaults } from './print.mjs';
import { none } from './report.mjs';
import { serve } from './serve.mjs';
import { onePageOfEachTemplate, readSite } from './site.mjs';

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: node --test-reporter=spec print.test.mjs SITE…');
const sites = await Promise.all(folders.map(readSite));
const LONG = { timeout: 300_000 };

let browser;
before(async () => {
  browser = await launch();
}, LONG);
after(() => browser?.close(), LONG);

// How many links of a page lead to other sites.
const outward = (site, page) =>
  page.references.filter(({ use, address }) => use === 'link' && /^https?:/.test(address) && !address.startsWith(site.base)).length;

async function printed(site) {
  const server = await serve(site.folder, { prefix: new URL(site.base).pathname });
  const faults = [];
  const seen = { links: 0, terms: 0 };
  await browser.use(async (page) => {
    const [outermost] = [...site.pages.values()].sort((a, b) => outward(site, b) - outward(site, a));
    for (const { file, address } of new Set([...onePageOfEachTemplate(site), outermost])) {
      await page.goto(server.origin + new URL(address).pathname);
      const found = await printFaults(page);
      faults.push(...found.faults.map((message) => ({ place: file, message })));
      seen.links += found.links;
      seen.terms += found.terms;
    }
  });
  await server.close();
  return { faults, seen };
}

describe('printed pages', () => {
  for (const site of sites) {
    test(`${site.name}: a small page is printed so`, LONG, async () => {
      const server = await serve(site.folder, { prefix: new URL(site.base).pathname });
      const html = await readFile(new URL('fixtures/print.html', import.meta.url), 'utf8');
      const lines = await browser.use(async (page) => {
        await page.route('**/_print/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
        await page.goto(`${server.origin}/_print/`);
        await page.emulateMedia({ media: 'print' });
        const all = await page.$$eval('body a, body button, body li', (elements) =>
          elements
            .filter((element) => element.getClientRects().length > 0)
            .map((element) => {
              const after = getComputedStyle(element, '::after').content;
              return element.textContent + (after.startsWith('"') ? JSON.parse(after) : '');
            }),
        );
        await page.emulateMedia({ media: 'screen' });
        return all;
      });
      await server.close();
      assert.deepEqual(lines, [
        'Jinde (https://jinde.example/a?b=1)',
        'https://jinde.example/',
        'Opatření',
        'Adresa: https://kraj.example/',
      ]);
    });

    test(`${site.name}: addresses are printed, controls are not`, LONG, async () => {
      const { faults, seen } = await printed(site);
      none(faults);
      assert.ok(seen.links > 0, 'no page has a link to another site');
      assert.ok(seen.terms > 0, 'no page explains a term');
    });
  }
});
