// Questions that citizens ask, each answered from the front page in at most three clicks, with scripts and without:
// node --test-reporter=spec questions.mjs DEMONSTRATION VZOROVY-KRAJ
// `questions.json` holds them: the links to follow by their words, and words that must stand near each other in the end.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { launch, show } from './browser.mjs';
import { serve } from './serve.mjs';
import { readSite } from './site.mjs';

const MOST_CLICKS = 3;

// The longest block of text, in letters, in which the words of an answer still belong together for a reader.
const NEAR = 700;

const folders = process.argv.slice(2);
if (folders.length !== 2) throw new Error('usage: node --test-reporter=spec questions.mjs DEMONSTRATION VZOROVY-KRAJ');
const asked = Object.values(JSON.parse(await readFile(new URL('questions.json', import.meta.url), 'utf8')));

const LONG = { timeout: 120_000 };

// Follows the first link that is seen and called so; failing that, the first whose name holds these words.
async function follow(page, words) {
  for (const exact of [true, false]) {
    const links = page.getByRole('link', { name: words, exact }).filter({ visible: true });
    if (await links.count()) return links.first().click();
  }
  const seen = await page.getByRole('link').filter({ visible: true }).allInnerTexts();
  throw new Error(`on ${page.url()} no link is called \`${words}\`, but:\n  ${seen.join('\n  ')}`);
}

// Runs in the page: the smallest block that shows all the words, scrolled into sight; its text, or null.
function block(words) {
  const plain = (text) => text.replace(/\s+/g, ' ');
  const holds = (element) => words.every((word) => plain(element.innerText ?? '').includes(word));
  let found = document.querySelector('main');
  if (!holds(found)) return null;
  for (let within = found; within; within = [...found.children].find(holds)) found = within;
  found.scrollIntoView({ block: 'nearest' });
  const { top, bottom } = found.getBoundingClientRect();
  return found.checkVisibility() && bottom > 0 && top < innerHeight ? plain(found.innerText) : null;
}

describe('questions of citizens', { concurrency: 2 }, () => {
  for (const [at, folder] of folders.entries()) {
    for (const javaScriptEnabled of [true, false]) {
      describe(`${folder.split('/').pop()}, ${javaScriptEnabled ? 'with' : 'without'} scripts`, () => {
        let browser;
        let server;
        let reader;
        before(async () => {
          const site = await readSite(folder);
          server = await serve(folder, { prefix: new URL(site.base).pathname });
          browser = await launch();
          reader = await browser.fresh({ locale: 'cs', javaScriptEnabled });
        }, LONG);
        after(async () => {
          await browser?.close();
          await server?.close();
        }, LONG);

        for (const { question, clicks, answer } of asked[at]) {
          test(`${question} (${clicks.join(' → ')})`, LONG, async () => {
            assert.ok(clicks.length <= MOST_CLICKS, `${clicks.length} clicks`);
            const page = await reader.newPage();
            await show(page, { width: 1440, height: 900, colorScheme: 'light' });
            await page.goto(`${server.origin}/`);
            for (const words of clicks) await follow(page, words);
            await page.waitForLoadState();
            const text = await page.evaluate(block, answer);
            assert.ok(text, `${page.url()} does not show \`${answer.join('`, `')}\``);
            assert.ok(text.length <= NEAR, `the answer is scattered over ${text.length} letters of ${page.url()}`);
            await page.close();
          });
        }
      });
    }
  }
});

test('there are twenty questions', () => assert.equal(asked.flat().length, 20));
