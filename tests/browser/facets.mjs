// Lists with facets in a real browser: node --test-reporter=spec facets.mjs SITE…
// What must be found is counted over the static pages, which the script knows nothing of. A list of 1,000 records or
// more is only weighed.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core/axe.min.js';
import { accessibilityFaults, launch, show } from './browser.mjs';
import { byCode, readList } from './facets-list.mjs';
import { testLoading } from './facets-loading.mjs';
import { LISTS, box, expectFound, query, rows, said } from './facets-page.mjs';
import { none } from './report.mjs';
import { serve } from './serve.mjs';
import { tabTo } from './walk.mjs';

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: node --test-reporter=spec facets.mjs SITE…');

const LONG = { timeout: 120_000 };
const LARGE = 1000;
const PAGE_MOST = 90_000;
const DATA_MOST = 300_000;
const WIDE = { viewport: { width: 1440, height: 900 } };

let browser;
before(async () => {
  browser = await launch();
}, LONG);
after(() => browser?.close(), LONG);

/** Opens the list in a window of its own and gives what it did wrong at the end. */
async function inWindow(address, options, work) {
  const context = await browser.fresh({ locale: 'cs', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push({ message: error.stack }));
  page.on('console', (message) => {
    // Some tests take the network away.
    const own = /ERR_(INTERNET_DISCONNECTED|FAILED)/.test(message.text());
    if (message.type() === 'error' && !own) faults.push({ message: message.text() });
  });
  try {
    await page.goto(address);
    await work(page);
    none(faults);
  } finally {
    await context.close();
  }
}

const sites = folders.map((folder) => ({ folder, name: path.basename(path.resolve(folder)) }));
for (const { folder, name, list: address, english } of sites.flatMap((site) => LISTS.map((list) => ({ ...site, ...list })))) {
  describe(`${name}: ${address}`, { concurrency: 1 }, () => {
    let sent = [];
    let server;
    let list;
    before(async () => {
      server = await serve(folder, { sent: (pathname, bytes) => sent.push({ pathname, bytes }) });
      await inWindow(server.origin + address, {}, async (page) => {
        list = await readList(page, address, LARGE);
      });
    }, LONG);
    after(() => server.close());
    const weight = (test) => sent.filter(({ pathname }) => test(pathname)).reduce((sum, { bytes }) => sum + bytes, 0);
    const isData = (pathname) => pathname.endsWith('.json');
    const small = (title, work) =>
      test(title, LONG, (t) => (list.large ? t.skip('too large') : work(t)));

    test('nothing is loaded before the first use, and little then', LONG, async () => {
      sent = [];
      await inWindow(server.origin + address, {}, async (page) => {
        await page.waitForLoadState('networkidle');
        const opened = weight(() => true);
        assert.deepEqual(sent.filter(({ pathname }) => isData(pathname)), []);
        assert.ok(opened <= PAGE_MOST, `${opened} bytes for the page`);
        await page.click(`.facet li:first-child label`);
        await page.waitForSelector('.chips button');
        const first = weight(isData);
        await page.fill('#_text', 'a');
        await page.waitForFunction(() => location.search.includes('text=a') && !document.querySelector('[aria-busy]'));
        const all = weight(isData);
        const again = await page.evaluate(async () => {
          const box = document.querySelector('.facet li:not([hidden]) input:enabled:not(:checked)');
          const start = performance.now();
          box.click();
          await new Promise((resolve) => setTimeout(resolve));
          return Math.round(performance.now() - start);
        });
        await page.waitForFunction(() => document.querySelectorAll('.chips button').length === 2);
        console.log(`${name}${address}: ${list.rows.length} rows: page ${opened} B, first choice ${first} B, all titles ${all} B; another choice ${again} ms`);
        assert.ok(first > 0 && all <= DATA_MOST, `${all} bytes of data`);
        assert.equal(weight(isData), all, 'another choice loads nothing');
      });
    });

    small('values combine by mouse; the address, the history and a copy of the address keep them', () =>
      inWindow(server.origin + address, WIDE, async (page) => {
        const [[first, a, b], [second, c]] = list.twoFacets();
        const steps = [{}, { [first]: [a] }, { [first]: [a, b] }, { [first]: [a, b], [second]: [c] }];
        await page.check(box(first, a));
        await expectFound(page, list, steps[1]);
        await page.check(box(first, b));
        await expectFound(page, list, steps[2]);
        await page.check(box(second, c));
        await expectFound(page, list, steps[3]);
        assert.equal(query(page), list.query(steps[3]));
        const copy = page.url();
        await page.goBack();
        await expectFound(page, list, steps[2]);
        await page.goBack();
        await expectFound(page, list, steps[1]);
        await page.goBack();
        await page.waitForFunction(() => location.search === '');
        assert.deepEqual(await rows(page), list.rows.map(({ href }) => href));
        await page.goForward();
        await page.goForward();
        await page.goForward();
        await expectFound(page, list, steps[3]);
        await page.reload();
        await expectFound(page, list, steps[3]);
        assert.ok(await page.isChecked(box(second, c)));
        const other = await page.context().newPage();
        await other.goto(copy);
        await expectFound(other, list, steps[3]);
        await other.goto(`${server.origin}${address}?${first}=${a}&${first}=${b}&neni=1&${second}=${c},neni`);
        await expectFound(other, list, steps[3]);
      }));

    small('values combine by keyboard alone, and the focus is never lost', () =>
      inWindow(server.origin + address, WIDE, async (page) => {
        const [[first, a, b], [second, c]] = list.twoFacets();
        for (const [word, key, choice] of [[first, a, { [first]: [a] }], [first, b, { [first]: [a, b] }], [second, c, { [first]: [a, b], [second]: [c] }]]) {
          await tabTo(page, box(word, key));
          await page.keyboard.press('Space');
          await expectFound(page, list, choice);
          assert.ok(await page.$eval(box(word, key), (input) => input === document.activeElement), `${word}=${key}`);
        }
        await tabTo(page, '.chips button');
        const before = await page.$$eval('.chips button', (all) => all.map((chip) => chip.getAttribute('aria-label')));
        assert.equal(before.length, 3);
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => document.querySelectorAll('.chips li').length === 2);
        assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), before[1]);
        await tabTo(page, '.clear');
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => location.search === '');
        assert.ok(await page.$eval('.count', (status) => status === document.activeElement));
        assert.deepEqual(await rows(page), list.rows.map(({ href }) => href));
        await tabTo(page, 'th[data-sort="title"] button');
        await page.keyboard.press('Enter');
        await page.waitForSelector('th[data-sort="title"][aria-sort="ascending"]');
        await page.keyboard.press('Enter');
        await page.waitForSelector('th[data-sort="title"][aria-sort="descending"]');
        assert.equal(await page.evaluate(() => document.activeElement.closest('th').dataset.sort), 'title');
      }));

    small('the number of results is announced', () =>
      inWindow(server.origin + address, {}, async (page) => {
        await page.evaluate(() => {
          globalThis.announced = [];
          const status = document.querySelector('.results [role=status]');
          new MutationObserver(() => globalThis.announced.push(status.textContent)).observe(status, { childList: true });
        });
        const [[word, key]] = list.twoFacets();
        await page.evaluate((selector) => document.querySelector(selector).click(), box(word, key));
        await page.waitForFunction(() => globalThis.announced.length > 0);
        const [text] = await page.evaluate(() => globalThis.announced);
        assert.match(text, new RegExp(`^${list.found({ [word]: [key] }).length}\\s\\S+$`));
      }));

    small('sorting follows codes, the Czech dictionary and phases, forward and backward', () =>
      inWindow(server.origin + address, {}, async (page) => {
        for (const [word, wanted] of Object.entries(list.sorted())) {
          for (const descending of [false, true]) {
            await page.goto(`${server.origin}${address}?razeni=${descending ? '-' : ''}${word}`);
            const order = wanted(descending).map(({ href }) => href);
            await page.waitForFunction((href) => document.querySelector('.listed tbody a')?.getAttribute('href') === href, order[0]);
            assert.deepEqual(await rows(page), order.slice(0, 100), `${word}, descending: ${descending}`);
          }
        }
      }));

    small('codes stand in their natural order; periods run forward, and what has none comes last', () =>
      inWindow(server.origin + address, {}, async (page) => {
        const codes = list.rows.map(({ code }) => code).filter(Boolean);
        assert.deepEqual(codes, [...codes].sort(byCode));
        await page.goto(`${server.origin}${address}?razeni=obdobi`);
        await page.waitForSelector('th[aria-sort=ascending], .list-tools:not(:has([value=period]))');
        const periods = await page.$$eval('.listed .column-period', (heads) => {
          const at = heads[0]?.cellIndex;
          return at === undefined ? [] : [...document.querySelectorAll('.listed tbody tr')].map((row) => row.cells[at].textContent);
        });
        const known = periods.filter((text) => /\d/.test(text));
        assert.deepEqual(periods.slice(0, known.length), known);
        const starts = known.filter((text) => !text.startsWith('do ')).map((text) => Number(/\d{4}/.exec(text)[0]));
        assert.deepEqual(starts, [...starts].sort((a, b) => a - b));
      }));

    small('rows of the script are those of the page', () =>
      inWindow(server.origin + address, {}, async (page) => {
        // The order of attributes means nothing, and a minifier has its own.
        const html = () => page.$$eval('.listed tbody tr', (all) => all.map((row) => {
          const copy = row.cloneNode(true);
          for (const element of [copy, ...copy.querySelectorAll('*')]) {
            const attributes = [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
            for (const { name } of attributes) element.removeAttribute(name);
            for (const { name, value } of attributes) element.setAttribute(name, value);
          }
          return copy.outerHTML.replace(/\s+</g, '<');
        }));
        for (const [start, backward] of [[address, 'razeni=-kod'], [english, 'sort=-code']]) {
          await page.goto(server.origin + start);
          const built = await html();
          const [first] = await rows(page);
          await page.goto(`${server.origin}${start}?${backward}`);
          const turned = (first) => document.querySelector('.listed tbody a').getAttribute('href') !== first;
          await page.waitForFunction(turned, first);
          assert.deepEqual((await html()).reverse(), built);
        }
      }));

    small('the text finds codes and titles without regard to case and diacritics', () =>
      inWindow(server.origin + address, {}, async (page) => {
        const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
        const { title } = list.rows.find((row) => /\p{M}/u.test(row.title.normalize('NFD')));
        const word = plain(title).split(/\s/).find((part) => part.length > 4);
        await page.goto(`${server.origin}${address}`);
        await page.evaluate(() => document.querySelector('.facets').setAttribute('open', ''));
        await page.locator('#_text').pressSequentially(word.toUpperCase());
        const wanted = list.rows.filter((row) => plain(`${row.code} ${row.title}`).includes(word)).map(({ href }) => href);
        const isThere = (query) => decodeURIComponent(location.search) === query && !document.querySelector('[aria-busy]');
        await page.waitForFunction(isThere, `?text=${word.toUpperCase()}`);
        assert.deepEqual(await rows(page), wanted);
        await page.goBack();
        await page.waitForFunction(() => location.search === '');
      }));

    small('without scripts each value leads to a page of its records', () =>
      inWindow(server.origin + address, { javaScriptEnabled: false }, async (page) => {
        assert.equal(await page.locator('th button').count(), 0);
        assert.equal(await page.locator('.list-tools').isVisible(), false);
        await page.locator('.facets').evaluate((details) => details.setAttribute('open', ''));
        const links = await page.$$eval('.facet li', (all) => all.map((item) => [item.querySelector('a').getAttribute('href'), Number(item.querySelector('.n').textContent)]));
        assert.ok(links.length > 2);
        for (const [href, n] of links) {
          await page.goto(server.origin + href);
          assert.equal((await rows(page)).length, n, href);
        }
      }));

    small('on a phone the facets are folded up, and work when opened', () =>
      inWindow(server.origin + address, { viewport: { width: 390, height: 844 } }, async (page) => {
        const [[word, key]] = list.twoFacets();
        assert.equal(await page.isVisible(box(word, key)), false);
        await tabTo(page, '.facets > summary');
        await page.keyboard.press('Enter');
        await page.check(box(word, key));
        await expectFound(page, list, { [word]: [key] });
        assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.listed tr')).display), 'block');
      }));

    small('a long facet shows all its values when asked, and finds one', (t) => {
      const [word, values] = list.longest();
      if (values.length <= 8) return t.skip('no facet is long');
      return inWindow(server.origin + address, WIDE, async (page) => {
        const [[other, key]] = list.twoFacets();
        await page.check(box(other, key));
        await expectFound(page, list, { [other]: [key] });
        const group = page.locator(`.facet[data-facet="${word}"]`);
        await group.locator('button.all-values').click();
        const useful = values.filter((value) => list.count({ [other]: [key] }, word, value) > 0);
        const shown = () => group.locator('li:visible').evaluateAll((all) => all.map((item) => item.dataset.key));
        assert.deepEqual(await shown(), useful);
        const labels = await group.locator('li:visible .name').allTextContents();
        const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
        const text = plain(labels.at(-1));
        await group.locator('input[type=search]').fill(text);
        const matching = useful.filter((_, at) => plain(labels[at]).includes(text));
        assert.ok(matching.length < useful.length);
        assert.deepEqual(await shown(), matching);
      });
    });

    testLoading({ test, small, inWide: (work) => inWindow(server.origin + address, WIDE, work), listed: () => list });

    small('axe finds nothing before and after a choice', () =>
      browser.use(async (page) => {
        const [[first, a], [second, c]] = list.twoFacets();
        for (const search of ['', `?${first}=${a}&${second}=${c}`, `?${first}=${a}&razeni=-nazev&zobrazeni=karty`]) {
          await show(page, { width: 1440, height: 900, colorScheme: 'light' });
          await page.goto(server.origin + address + search);
          if (search) await page.waitForSelector('.chips button');
          await page.evaluate(axe.source);
          none(await accessibilityFaults(page));
        }
      }));
  });
}
