// How heavy pages are: node --test-reporter=spec weights.mjs SITE…
// Counted is what a first visit transfers: the page, styles, scripts and icon, compressed.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSite } from './site.mjs';
import { weigh } from './transfer.mjs';

// The most that a page of a template may cost, in bytes.
const LIMITS = { 'measure.html': 35_000 };

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: node --test-reporter=spec weights.mjs SITE…');
const sites = await Promise.all(folders.map(readSite));

// The heaviest page of each template, by its name.
function heaviest(site) {
  const found = new Map();
  for (const page of site.pages.values()) {
    if (page.redirect !== null) continue;
    const weight = { page, ...weigh(site, page) };
    if (!(found.get(page.template)?.bytes >= weight.bytes)) found.set(page.template, weight);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

for (const site of sites) {
  describe(`${site.name}: the heaviest page of each template, compressed`, () => {
    const found = heaviest(site);
    for (const [template, { page, bytes, html, files }] of found) {
      const limit = LIMITS[template];
      const of = limit ? ` of at most ${kilobytes(limit)}` : '';
      test(`${template}: ${kilobytes(bytes)}${of}, ${kilobytes(html)} of it HTML: ${page.file}`, () => {
        assert.ok(!limit || bytes <= limit, `${page.file} costs ${bytes} bytes: ${files.join(', ')}`);
      });
    }
    test('every template with a limit has a page', () => {
      for (const template of Object.keys(LIMITS)) assert.ok(found.some(([name]) => name === template), template);
    });
  });
}
