// What happens to a list with facets on its way: the history, files that can't be had, and those of another build.

import assert from 'node:assert/strict';
import { box, expectFound, query, rows, said, settled, typed } from './facets-page.mjs';

const LONG = { timeout: 120_000 };

/**
 * Declares the tests. `small` is left out on large sites; `inWide` opens the list in a wide window, and `listed` gives
 * what the static pages say of it.
 */
export function testLoading({ test, small, inWide, listed }) {
  small('the way back ends a text: the field is set, and what is typed next is a step of its own', () =>
    inWide(async (page) => {
      const all = listed().rows.map(({ href }) => href);
      const field = page.locator('#_text');
      await field.pressSequentially('a');
      await settled(page, 'a');
      await field.pressSequentially('b');
      await settled(page, 'ab');
      await page.goBack();
      await settled(page, '');
      assert.ok(await field.evaluate((input) => input === document.activeElement));
      assert.equal(await typed(page), '');
      assert.deepEqual(await rows(page), all);
      await field.pressSequentially('o');
      await settled(page, 'o');
      await page.goBack();
      await settled(page, '');
      assert.equal(new URL(page.url()).pathname, listed().address);
      assert.equal(await typed(page), '');
      await page.goForward();
      await settled(page, 'o');
      assert.equal(await typed(page), 'o');
    }));

  small('what was typed last does not come back after "Clear" or the way back', () =>
    inWide(async (page) => {
      // A letter, and at once what follows it.
      const type = (text, after) =>
        page.evaluate(
          ([text, after]) => {
            const field = document.querySelector('#_text');
            field.value = text;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            if (after === 'clear') document.querySelector('.clear').click();
            if (after === 'back') history.back();
          },
          [text, after],
        );
      for (const after of ['clear', 'back']) {
        await type('a');
        await settled(page, 'a');
        await type('ab', after);
        await settled(page, '');
        await page.waitForTimeout(400);
        assert.equal(query(page), '', after);
        assert.equal(await typed(page), '', after);
      }
    }));

  small('without a network a choice says so, and works once the network is back', () =>
    inWide(async (page) => {
      const [[word, key]] = listed().twoFacets();
      const failed = await page.getAttribute('.browse', 'data-failed');
      const expectFailed = async () => {
        await page.waitForFunction((text) => document.querySelector('.count').textContent === text, failed);
        assert.equal(query(page), '');
        assert.equal(new URL(page.url()).pathname, listed().address);
        assert.deepEqual(await rows(page), listed().rows.map(({ href }) => href));
      };
      assert.ok(failed.length > 20);
      await page.context().setOffline(true);
      await page.click(box(word, key));
      await expectFailed();
      assert.equal(await page.isChecked(box(word, key)), false);
      await page.selectOption('#_sort', 'title');
      await page.waitForFunction(() => document.querySelector('#_sort').value === 'code');
      await expectFailed();
      for (const text of ['a', '']) {
        await page.fill('#_text', text);
        await page.waitForTimeout(400);
        await expectFailed();
        assert.equal(await typed(page), text);
      }
      await page.context().setOffline(false);
      // The table can be had now, titles can't.
      await page.route('**/facety-*.json?*', (route) => route.abort());
      await page.click(box(word, key));
      await page.waitForFunction(() => !document.querySelector('[aria-busy]'));
      await expectFailed();
      assert.equal(await page.isChecked(box(word, key)), false);
      assert.equal(await page.locator('.chips button').count(), 0);
      await page.unroute('**/facety-*.json?*');
      await page.check(box(word, key));
      await expectFound(page, listed(), { [word]: [key] });
      assert.equal(query(page), listed().query({ [word]: [key] }));
    }));

  test('"more" adds rows once, says when it can not, and goes on later', LONG, (t) => {
    if (listed().rows.length <= 1000) return t.skip('all titles are in one file');
    return inWide(async (page) => {
      const more = page.locator('.list-more button');
      const shows = (n) => page.waitForFunction((n) => document.querySelectorAll('.listed tbody tr').length === n, n);
      const titles = '**/facety-*.json?*';
      await page.goto(`${new URL(page.url()).origin}${listed().address}?razeni=-kod`);
      await shows(100);
      const wanted = listed().rows.map(({ href }) => href).reverse();
      // Rows of the last file of titles.
      const loaded = Math.floor((((wanted.length - 1) % 1000) + 1) / 100) * 100;
      for (let n = 200; n <= loaded; n += 100) {
        await more.click();
        await shows(n);
      }
      const counted = await said(page);
      await page.route(titles, (route) => route.abort());
      await more.click();
      const failed = await page.getAttribute('.browse', 'data-failed');
      await page.waitForFunction((text) => document.querySelector('.count').textContent === text, failed);
      assert.ok(await more.evaluate((button) => button === document.activeElement));
      await page.unroute(titles);
      await page.route(titles, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await route.continue();
      });
      await more.evaluate((button) => {
        button.click();
        button.click();
      });
      await shows(loaded + 100);
      await page.waitForTimeout(400);
      assert.deepEqual(await rows(page), wanted.slice(0, loaded + 100));
      assert.equal(await said(page), counted);
      assert.equal(await page.evaluate(() => document.activeElement.closest('tr').rowIndex), loaded + 1);
    });
  });

  small('an address with a choice says when there is no network', () =>
    inWide(async (page) => {
      const [[word, key]] = listed().twoFacets();
      const choice = { [word]: [key] };
      await page.route('**/facety*.json?*', (route) => route.abort());
      await page.goto(`${new URL(page.url()).origin}${listed().address}?${listed().query(choice)}`);
      const failed = await page.getAttribute('.browse', 'data-failed');
      await page.waitForFunction((text) => document.querySelector('.count').textContent === text, failed);
      await page.unroute('**/facety*.json?*');
      await page.reload();
      await expectFound(page, listed(), choice);
    }));

  small('titles of a newer build than the table are not taken for its own', () =>
    inWide(async (page) => {
      const [[first, a, b], [second, c]] = listed().twoFacets();
      // The table of another build, in which values and rows stand in another order.
      let tables = 0;
      await page.route('**/facety.json?*', async (route) => {
        const response = await route.fetch();
        const table = await response.json();
        tables += 1;
        if (tables === 1) {
          table.version = '0'.repeat(16);
          for (const { keys, labels, rows } of table.data.facets) for (const list of [keys, labels, rows]) list.reverse();
          table.data.title.reverse();
        }
        await route.fulfill({ response, json: table });
      });
      await page.check(box(first, a));
      await expectFound(page, listed(), { [first]: [a] });
      assert.equal(tables, 2);
      const choice = { [first]: [a, b], [second]: [c] };
      await page.check(box(first, b));
      await page.check(box(second, c));
      await expectFound(page, listed(), choice);
      assert.equal(query(page), listed().query(choice));
      assert.equal(tables, 2);
      assert.equal(await page.locator('.all-values').count(), await page.locator('.facet:has(.all-values)').count());
    }));
}
