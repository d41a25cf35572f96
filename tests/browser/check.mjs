// Checks built sites: node --test-reporter=spec check.mjs SITE…
// Each site is a folder; what is checked is in the names of the tests below.

import { after, before, describe, test } from 'node:test';
import { browserFaults, launch } from './browser.mjs';
import { linkFaults, unreachedPages } from './links.mjs';
import { markupFaults } from './markup.mjs';
import { pageFaults, unnamedPages } from './pages.mjs';
import { none } from './report.mjs';
import { serve } from './serve.mjs';
import { onePageOfEachTemplate, readSite } from './site.mjs';

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: node --test-reporter=spec check.mjs SITE…');
const sites = await Promise.all(folders.map(readSite));

const LONG = { timeout: 300_000 };

let browser;
before(async () => {
  browser = await launch();
}, LONG);
after(async () => {
  if (!browser) return;
  const { own, elsewhere } = browser.asked;
  console.log(`requests of the pages that the browser opened: ${own} to their own site, ${elsewhere} elsewhere`);
  await browser.close();
}, LONG);

// A page in the browser; the error page is asked for where no file is.
function inBrowser(site, page, origin) {
  const missing = page.file === '404.html';
  const { pathname } = new URL(missing ? 'no/such/page/' : page.address, site.base);
  return browserFaults(browser, origin + pathname, missing ? 404 : 200);
}

// Two at once, as many as the smallest machines have processors.
describe('built sites', { concurrency: 2 }, () => {
  for (const site of sites) {
    const count = `${site.pages.size} pages`;
    test(`${site.name}: HTML, CSS and SVG are valid (${count})`, LONG, async () => none(await markupFaults(site.folder)));

    test(`${site.name}: every address leads somewhere (${count})`, LONG, async () => none(await linkFaults(site)));

    test(`${site.name}: every page is linked (${count})`, LONG, () => none(unreachedPages(site)));

    test(`${site.name}: ids are unique, no code or style is inline (${count})`, LONG, () => none(pageFaults(site)));

    test(`${site.name}: every page names its template and language (${count})`, LONG, () => none(unnamedPages(site)));

    describe(`${site.name}: in the browser`, { concurrency: 2 }, () => {
      let server;
      before(async () => {
        server = await serve(site.folder, { prefix: new URL(site.base).pathname });
      });
      after(() => server.close());
      for (const page of onePageOfEachTemplate(site)) {
        test(`${page.template} (${page.language}): ${page.file}`, LONG, async () => {
          none(await inBrowser(site, page, server.origin));
        });
      }
    });
  }
});
