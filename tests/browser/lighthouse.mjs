// Lighthouse over the pages that most readers see: node --test-reporter=spec lighthouse.mjs SITE…
// As on a phone. Accessibility, best practices and SEO must score 100, and nothing may shift so that a reader could see it;
// performance is printed.
// A site that asks not to be found (`noindex`) is not asked whether it can be.

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, describe, test } from 'node:test';
import lighthouse from 'lighthouse';
import { launch } from './browser.mjs';
import { pagesByKind } from './kinds.mjs';
import { serve } from './serve.mjs';
import { readSite } from './site.mjs';

const LOOKED_AT = ['home', 'measures', 'measure', 'document', 'meeting'];
const PERFECT = ['accessibility', 'best-practices', 'seo'];

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: node --test-reporter=spec lighthouse.mjs SITE…');
const sites = await Promise.all(folders.map(readSite));

// A line of text that moves by a pixel is some 0.0001; 0.1 is what Lighthouse itself calls good. A browser on a busy machine
// now and then sees a part of a pixel move (0.00004, 29 November 2026).
const SEEN = 0.001;

const LONG = { timeout: 180_000 };

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

// What costs points in a category, with what Lighthouse says of it.
function lost({ categories, audits }, name) {
  return categories[name].auditRefs
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => `${id}: ${audits[id].title} ${audits[id].explanation ?? ''} ${snippets(audits[id])}`);
}

const snippets = ({ details }) =>
  (details?.items ?? []).slice(0, 3).map((item) => item.node?.snippet ?? item.description ?? item.url ?? '').join(' ');

let port;
let browser;
before(async () => {
  port = await freePort();
  browser = await launch({ flags: [`--remote-debugging-port=${port}`] });
}, LONG);
after(() => browser?.close(), LONG);

for (const site of sites) {
  // One after another: Lighthouse watches one page at a time.
  describe(`${site.name}: Lighthouse`, () => {
    let server;
    before(async () => {
      server = await serve(site.folder, { prefix: new URL(site.base).pathname });
    });
    after(() => server.close());
    for (const [kind, page] of pagesByKind(site).filter(([kind]) => LOOKED_AT.includes(kind))) {
      test(`${kind}: ${page.file}`, LONG, async (context) => {
        const { lhr } = await lighthouse(server.origin + new URL(page.address).pathname, {
          port,
          logLevel: 'error',
          onlyCategories: [...PERFECT, 'performance'],
          skipAudits: page.noindex ? ['is-crawlable'] : [],
        });
        const { categories, audits } = lhr;
        const shift = audits['cumulative-layout-shift'].numericValue;
        const paint = audits['largest-contentful-paint'].displayValue;
        context.diagnostic(`performance ${Math.round(categories.performance.score * 100)}, largest paint ${paint}, shift ${shift}`);
        for (const name of PERFECT) assert.deepEqual(lost(lhr, name), [], name);
        for (const name of PERFECT) assert.equal(categories[name].score, 1, name);
        assert.ok(shift < SEEN, `something shifts while the page loads: ${snippets(audits['layout-shifts'])}`);
      });
    }
  });
}
