// The search in a real browser: node --test-reporter=spec search.mjs SITE…
// What each site must answer stands in search-table.mjs, by the name of its folder.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core/axe.min.js';
import { accessibilityFaults, launch, show } from './browser.mjs';
import { none } from './report.mjs';
import { TABLES } from './search-table.mjs';
import { serve } from './serve.mjs';

// What a query may cost at most, without the page and its scripts: bytes on the way, all files of the index together.
const MOST = 150_000;

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: node --test-reporter=spec search.mjs SITE…');

const LONG = { timeout: 120_000 };

let browser;
before(async () => {
  browser = await launch();
}, LONG);
after(() => browser?.close(), LONG);

const answered = (page) =>
  page.waitForFunction(() => {
    const said = document.querySelector('.search-status').textContent;
    return said !== '' && !said.endsWith('…');
  });

// Waits for the answer to this very question: that of the one before may still be shown.
const shows = (page, query) =>
  page.waitForFunction(
    (query) => new URL(document.querySelector('.search-kinds a')?.href ?? location.origin).searchParams.get('q') === query,
    query,
  );

const links = (page) => page.$$eval('.search-found li > a', (all) => all.map((link) => link.getAttribute('href')));

const notesOfFirst = (page) =>
  page.$eval('.search-found li', (first) => [...first.querySelectorAll(':scope > a ~ .note')].map((note) => note.textContent));

const said = (page) => page.textContent('.search-status');

const field = (page) => page.locator('input[name="q"]').last();

for (const folder of folders) {
  const name = path.basename(path.resolve(folder));
  const { address, queries, long } = TABLES[name];

  describe(name, () => {
    let sent = [];
    let server;
    before(async () => {
      server = await serve(folder, { sent: (pathname, bytes) => sent.push({ pathname, bytes }) });
    });
    after(() => server.close());

    const index = () => sent.filter(({ pathname }) => pathname.includes('/search-index/'));

    // Opens the page with a query in its address, nothing being kept of what was loaded before.
    async function ask(page, query, at = address) {
      sent = [];
      await page.goto(`${server.origin}${at}?q=${encodeURIComponent(query)}`);
      await answered(page);
    }

    for (const { query, at, first, notes, finds = [], lacks = [], nothing, says } of queries) {
      const called = query.length > 80 ? `${query.slice(0, 80)}… (${query.length} letters)` : query;
      test(`„${called}“${at ? ` (${at})` : ''}`, LONG, () =>
        browser.use(async (page) => {
          await ask(page, query, at);
          const found = await links(page);
          if (first) assert.equal(found[0], first);
          if (notes) assert.deepEqual(await notesOfFirst(page), notes);
          for (const href of finds) assert.ok(found.includes(href), `${href} is not in ${found.join(' ')}`);
          for (const href of lacks) assert.ok(!found.includes(href), `${href} is found`);
          if (nothing) assert.ok(!(await page.isVisible('.search-kinds')) || found.every((href) => href.includes('?q=')));
          if (says) assert.equal(await said(page), says);
          const bytes = index().reduce((sum, file) => sum + file.bytes, 0);
          assert.ok(bytes > 0 && bytes <= MOST, `${bytes} bytes of the index`);
          console.log(`${name} „${called}“: ${(await said(page)).slice(0, 80)}, ${index().length} files, ${bytes} B`);
        }));
    }

    test('forms of one word find the same', LONG, () =>
      browser.use(async (page) => {
        const answers = [];
        for (const query of long.forms) {
          await ask(page, query);
          answers.push({ said: await said(page), found: await links(page) });
        }
        for (const answer of answers) assert.deepEqual(answer, answers[0]);
        assert.ok(answers[0].found.length > 0);
      }));

    test('nothing of the index is fetched before something is typed', LONG, () =>
      browser.use(async (page) => {
        sent = [];
        await page.goto(server.origin + address, { waitUntil: 'networkidle' });
        assert.deepEqual(index(), []);
        await field(page).pressSequentially(long.forms[0].slice(0, 4));
        await answered(page);
        assert.ok(index().length > 0);
      }));

    test('by the keyboard alone: type, go to the results, clear', LONG, () =>
      browser.use(async (page) => {
        await page.goto(server.origin + address);
        await field(page).focus();
        await page.keyboard.type(long.forms[0]);
        await answered(page);
        for (let step = 0; step < 60; step += 1) {
          await page.keyboard.press('Tab');
          if (await page.evaluate(() => document.activeElement.matches('.search-found li > a'))) break;
        }
        const target = await page.evaluate(() => document.activeElement.pathname);
        await page.keyboard.press('Enter');
        await page.waitForURL((url) => url.pathname === target);
        await page.goBack();
        await answered(page);
        assert.equal(await field(page).inputValue(), long.forms[0]);
        await field(page).focus();
        await page.keyboard.press('Escape');
        await page.waitForFunction(() => document.querySelector('.search-results').hidden);
        assert.equal(await field(page).inputValue(), '');
        assert.ok(!page.url().includes('q='));
      }));

    test('the address follows the question, and the way back leads through what was asked', LONG, () =>
      browser.use(async (page) => {
        const [one, other] = [long.forms[0], long.other];
        await page.goto(server.origin + address);
        const asked = () => new URL(page.url()).searchParams;
        const settled = (query) =>
          page.waitForFunction((query) => (new URL(location.href).searchParams.get('q') ?? '') === query, query);
        for (const query of [one, other]) {
          await field(page).fill('');
          await field(page).pressSequentially(query, { delay: 5 });
          await page.keyboard.press('Enter');
          await settled(query);
          await shows(page, query);
        }
        const kind = page.locator('.search-kinds a:not([aria-current])').first();
        const slug = new URL(await kind.evaluate((link) => link.href)).searchParams.get('druh');
        await kind.click();
        await page.waitForFunction(() => document.querySelector('.search-kinds [aria-current]')?.href === location.href);
        assert.equal(asked().get('druh'), slug);
        await page.goBack();
        await settled(other);
        assert.equal(asked().get('druh'), null);
        await page.goBack();
        await settled(one);
        await page.waitForFunction((query) => document.querySelector('.search input').value === query, one);
      }));

    test('what was loaded answers without a network, and what was not says so', LONG, () =>
      browser.use(async (page) => {
        await ask(page, long.forms[0]);
        const before = await links(page);
        await page.context().setOffline(true);
        try {
          await field(page).fill('');
          await page.waitForFunction(() => document.querySelector('.search-results').hidden);
          await field(page).fill(long.forms[0]);
          await answered(page);
          assert.deepEqual(await links(page), before);
        } finally {
          await page.context().setOffline(false);
        }
        await page.goto('about:blank');
        await page.goto(server.origin + address);
        const failed = await page.$eval('.search-texts', (json) => JSON.parse(json.textContent).failed.other);
        await page.context().setOffline(true);
        try {
          await field(page).fill(long.other);
          await answered(page);
          assert.equal(await said(page), failed);
        } finally {
          await page.context().setOffline(false);
        }
        await field(page).press('Enter');
        await shows(page, long.other);
        assert.ok((await links(page)).length > 0);
      }));

    test('after a kind is followed the focus is on it', LONG, () =>
      browser.use(async (page) => {
        await ask(page, long.other);
        const href = await page.$eval('.search-kinds a:not([aria-current])', (link) => {
          link.focus();
          return link.href;
        });
        await page.keyboard.press('Enter');
        await page.waitForFunction((href) => document.querySelector('.search-kinds [aria-current]')?.href === href, href);
        assert.deepEqual(
          await page.evaluate(() => [location.href, document.activeElement.href, document.activeElement.getAttribute('aria-current')]),
          [href, href, 'true'],
        );
      }));

    const isTranslated = existsSync(path.join(folder, 'en/search/index.html'));
    test('kinds stand in the address by a word of the language', { ...LONG, skip: !isTranslated }, () =>
      browser.use(async (page) => {
        await ask(page, '20', '/en/search/');
        const hrefs = await page.$$eval('.search-kinds a:not([aria-current])', (all) => all.map((link) => link.href));
        const [slug] = hrefs.map((href) => new URL(href).searchParams.get('kind'));
        assert.ok(slug);
        await page.goto(hrefs[0]);
        await answered(page);
        assert.equal(await page.getAttribute('.search-kinds [aria-current]', 'href'), hrefs[0]);
      }));

    test('words of a newer build than the head are not taken for its own', LONG, () =>
      browser.use(async (page) => {
        await ask(page, long.forms[0]);
        const due = { said: await said(page), found: await links(page) };
        let heads = 0;
        await page.route('**/head.json', async (route) => {
          const response = await route.fetch();
          const head = await response.json();
          heads += 1;
          // The head of another build, in which documents have other numbers.
          if (heads === 1) Object.assign(head, { version: '0'.repeat(16), chunk: 7, words: head.words.slice(0, 1) });
          await route.fulfill({ response, json: head });
        });
        try {
          await page.goto('about:blank');
          await ask(page, long.forms[0]);
          assert.deepEqual({ said: await said(page), found: await links(page) }, due);
          assert.equal(heads, 2);
        } finally {
          await page.unroute('**/head.json');
        }
      }));

    test('a second click on "more" adds nothing twice', LONG, (t) => {
      if (!long.many) return t.skip('no kind has that many results');
      return browser.use(async (page) => {
        await page.goto('about:blank');
        await page.goto(`${server.origin}${address}?q=${long.many.query}&druh=${long.many.kind}`);
        await answered(page);
        const n = Number.parseInt(await said(page), 10);
        assert.ok(n > 20);
        const records = '**/records-*.json?*';
        await page.route(records, async (route) => {
          await new Promise((resolve) => setTimeout(resolve, 300));
          await route.continue();
        });
        try {
          for (let shown = 20; shown < n; shown = Math.min(shown + 20, n)) {
            await page.$eval('.search-found button', (button) => {
              button.click();
              button.click();
            });
            const due = Math.min(shown + 20, n);
            await page.waitForFunction((due) => document.querySelectorAll('.search-found li').length >= due, due);
            await page.waitForTimeout(600);
            assert.equal((await links(page)).length, due);
          }
          assert.equal(new Set(await links(page)).size, n);
          assert.equal(await page.isVisible('.search-found button'), false);
        } finally {
          await page.unroute(records);
        }
      });
    });

    test('results are announced, marked and accessible, wide and narrow, light and dark', LONG, () =>
      browser.use(async (page) => {
        await show(page, { width: 390, height: 844, colorScheme: 'light' });
        await ask(page, long.forms[0]);
        assert.equal(await page.getAttribute('.search-status', 'role'), 'status');
        assert.ok((await page.locator('.search-found mark').count()) > 0);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await page.evaluate(axe.source);
        none(await accessibilityFaults(page));
      }));

    test('without scripts every record is three clicks from the front page', LONG, async () => {
      const context = await browser.fresh({ javaScriptEnabled: false });
      try {
        const page = await context.newPage();
        await page.goto(`${server.origin}/`);
        await page.locator(`a[href="${address}"]:visible`).first().click();
        await page.locator('.letters a', { hasText: long.letter }).first().click();
        await page.locator(`a[href="${long.record}"]`).first().click();
        assert.equal(new URL(page.url()).pathname, long.record);
      } finally {
        await context.close();
      }
    });
  });
}
