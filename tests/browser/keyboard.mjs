// What a reader does who has a keyboard and no mouse: node --test-reporter=spec keyboard.mjs SITE…
// Only Tab, Enter and letters are pressed. What facets and search do with them is tested by their own tests.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, show } from './browser.mjs';
import { none } from './report.mjs';
import { serve } from './serve.mjs';
import { onePageOfEachTemplate, readSite } from './site.mjs';
import { tabTo, walkFaults } from './walk.mjs';

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: node --test-reporter=spec keyboard.mjs SITE…');
const sites = await Promise.all(folders.map(readSite));

const LONG = { timeout: 120_000 };
const WIDTHS = [1440, 390];
const WALKED = [
  'home.html',
  'list.html',
  'list-facets.html',
  'measure.html',
  'meeting.html',
  'goal.html',
  'document.html',
  'ties.html',
  'ties-area.html',
  'ties-document.html',
  'gaps.html',
];

// Numbers of the tables that a page shows in frames that scroll, and of those that the focus comes to.
const tables = () => {
  const all = [...document.querySelectorAll('.table')];
  return [all.length, all.filter((frame) => frame.tabIndex === 0 && frame.getAttribute('aria-label')).length];
};

const path = (page) => new URL(page.url()).pathname;
const hash = (page) => decodeURIComponent(new URL(page.url()).hash.slice(1));

for (const site of sites) {
  describe(`${site.name}: by keyboard`, { concurrency: 2 }, () => {
    const { language } = site.pages.get('index.html');
    const chosen = onePageOfEachTemplate(site).filter((page) => page.language === language);
    const addressOf = (template) => new URL(chosen.find((page) => page.template === template).address).pathname;
    let browser;
    let server;

    before(async () => {
      server = await serve(site.folder, { prefix: new URL(site.base).pathname });
      browser = await launch();
    }, LONG);
    after(async () => {
      await browser?.close();
      await server?.close();
    }, LONG);

    const open = (pathname, width, work) =>
      browser.use(async (page) => {
        await show(page, { width, height: 800, colorScheme: 'light' });
        // The page before may have had this very address, and then a new anchor alone would load nothing.
        await page.goto('about:blank');
        await page.goto(server.origin + pathname);
        return work(page);
      });

    for (const width of WIDTHS) {
      for (const { template, address } of chosen.filter((page) => WALKED.includes(page.template))) {
        test(`${template} at ${width} px: Tab comes to everything, in order, and one sees where it is`, LONG, async () => {
          none(await open(new URL(address).pathname, width, walkFaults));
        });
      }

      test(`at ${width} px the first Tab offers to skip to the text`, LONG, () =>
        open(addressOf('measure.html'), width, async (page) => {
          await page.keyboard.press('Tab');
          const box = await page.locator('.skip:focus').boundingBox();
          assert.ok(box && box.y >= 0 && box.x >= 0, 'the link is seen when it has the focus');
          await page.keyboard.press('Enter');
          assert.equal(await page.evaluate(() => document.activeElement.localName), 'main');
          await page.keyboard.press('Tab');
          assert.ok(await page.locator('main :focus').count(), 'Tab goes on within the text');
        }));

      test(`at ${width} px the menu opens and leads on`, LONG, () =>
        open('/', width, async (page) => {
          await tabTo(page, '.menu summary');
          await page.keyboard.press('Enter');
          assert.ok(await page.locator('.menu details[open]').count(), 'Enter opens it');
          await tabTo(page, '.menu details[open] li:last-child a');
          const href = await page.evaluate(() => document.activeElement.pathname);
          await Promise.all([page.waitForURL((url) => url.pathname === href), page.keyboard.press('Enter')]);
          assert.equal(await page.locator('.menu [aria-current="page"]').count() > 0, true, `${href} is marked in the menu`);
        }));

      test(`at ${width} px the switch of languages leads to the same page`, LONG, () =>
        open(addressOf('measure.html'), width, async (page) => {
          const due = await page.locator('link[hreflang="en"]').getAttribute('href');
          await tabTo(page, '.languages [hreflang="en"]');
          await Promise.all([page.waitForURL(/\/en\//), page.keyboard.press('Enter')]);
          assert.equal(path(page), new URL(due, server.origin).pathname);
          assert.equal(await page.getAttribute('html', 'lang'), 'en');
        }));

      test(`at ${width} px a word is looked for from any page`, LONG, () =>
        open(addressOf('measure.html'), width, async (page) => {
          await tabTo(page, 'form[role="search"] input');
          await page.keyboard.type('bydlení');
          await Promise.all([page.waitForURL(/\?/), page.keyboard.press('Enter')]);
          assert.equal(new URL(page.url()).searchParams.get('q'), 'bydlení');
        }));
    }

    test('contents lead to their sections', LONG, () =>
      open(addressOf('meeting.html'), 1440, async (page) => {
        await tabTo(page, '.contents li:last-child a');
        const due = await page.evaluate(() => decodeURIComponent(document.activeElement.hash.slice(1)));
        await page.keyboard.press('Enter');
        assert.equal(hash(page), due);
        await page.locator(`[id="${due}"]`).waitFor({ state: 'visible' });
        assert.ok(await page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top < innerHeight, due));
      }));

    test('tables that may scroll have a name and take the focus', LONG, async () => {
      const found = await Promise.all(
        chosen.map(({ address }) => open(new URL(address).pathname, 390, (page) => page.evaluate(tables))),
      );
      assert.ok(found.some(([all]) => all > 0), 'some page has a table');
      for (const [all, reached] of found) assert.equal(reached, all);
    });
  });
}
