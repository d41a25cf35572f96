// What a page with facets shows, and what is expected of it.

import assert from 'node:assert/strict';

/** Addresses of lists with facets, each with the same one in English. */
export const LISTS = [
  { list: '/opatreni/', english: '/en/measures/' },
  { list: '/dokumenty/', english: '/en/documents/' },
];

export const box = (word, key) => `.facet[data-facet="${word}"] li[data-key="${key}"] input`;
export const rows = (page) => page.$$eval('.listed tbody th > a', (all) => all.map((link) => link.getAttribute('href')));
export const said = (page) => page.$eval('.count[role=status]', (status) => status.textContent);
export const typed = (page) => page.$eval('#_text', (field) => field.value);
export const query = (page) => decodeURIComponent(new URL(page.url()).search.slice(1));

/** Numbers beside the values that are seen, by facet and value. */
const counts = (page) =>
  page.$$eval('.facet', (groups) =>
    groups.map((group) => [
      group.dataset.facet,
      [...group.querySelectorAll('li:not([hidden])')].map((item) => [
        item.dataset.key,
        Number(item.querySelector('.n').textContent.replace(/\s/g, '')),
      ]),
    ]),
  );

/** Waits until as many results are shown, and says what is wrong with them. */
export async function expectFound(page, list, choice) {
  const wanted = list.found(choice);
  await page.waitForFunction(
    ({ n }) => document.querySelectorAll('.listed tbody tr').length === n && !document.querySelector('[aria-busy]'),
    { n: Math.min(wanted.length, 100) },
  );
  assert.deepEqual(await rows(page), wanted.slice(0, 100));
  if (wanted.length > 0) assert.match(await said(page), new RegExp(`^${wanted.length}\\D`));
  for (const [word, values] of await counts(page)) {
    for (const [key, n] of values) assert.equal(n, list.count(choice, word, key), `${word}=${key}`);
  }
}

/** Waits until the address has this text and no file is on its way. */
export const settled = (page, text) =>
  page.waitForFunction(
    (text) => (new URL(location.href).searchParams.get('text') ?? '') === text && !document.querySelector('[aria-busy]'),
    text,
  );
