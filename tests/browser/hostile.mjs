// Nothing that is written into a field runs in a reader's browser: node --test-reporter=spec hostile.mjs VAZBA SOURCE [--whole]
// VAZBA is the program, SOURCE the folder of a site. A copy of it gets a payload into every text of its content and its
// configuration; what the program refuses is taken back. One page of each template is opened, by `--whole` every page, and
// served without a Content-Security-Policy, which would hide what it stops.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, show } from './browser.mjs';
import { PAYLOADS } from './payloads.mjs';
import { none } from './report.mjs';
import { serve } from './serve.mjs';
import { onePageOfEachTemplate, readSite } from './site.mjs';

const whole = process.argv.includes('--whole');
const [program, source] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
if (!source) throw new Error('usage: node --test-reporter=spec hostile.mjs VAZBA SOURCE [--whole]');

const vazba = path.resolve(program);
const LONG = { timeout: 600_000 };
const DAY = '2026-11-22';
// A site of this size has more places than that; fewer would mean that the payloads did not get in.
const LEAST_PLACES = 900;
// So many payloads are tried in one place: of those with tags a Markdown text takes none.
const TRIES = 3;

// Ids, references, dates and names of values are refused with anything more in them; so are addresses.
const isText = (value) => !/^[a-z0-9#:._\/[\]-]*$/.test(value) && !/^https?:/.test(value) && !/^\S+@\S+$/.test(value);

const quoted = (text) => JSON.stringify(text).slice(1, -1).replaceAll('\\n', ' ');

// Lines of a file with a payload in every place that may hold a text, and what stood there before.
function poison(text, next) {
  let inFront = text.startsWith('+++');
  let isLong = false;
  return text.split('\n').flatMap((line, index) => {
    if (inFront && index > 0 && line === '+++') inFront = false;
    if (inFront && line.split('"""').length === 2) isLong = !isLong;
    if (inFront && !isLong && /^[a-z_]+ = .*"/.test(line) && !line.includes('"""')) {
      const more = (string, old) => (isText(old) ? `"${old} ${quoted(next())}"` : string);
      const make = () => line.replaceAll(/"((?:[^"\\]|\\.)*)"/g, more);
      return { line: make(), before: line, make, tries: TRIES };
    }
    // A paragraph of a text.
    if (!inFront && /^[\p{L}]/u.test(line)) {
      const make = () => `${line} ${next()}`;
      return { line: make(), before: line, make, tries: TRIES };
    }
    return { line, before: line };
  });
}

async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

function run(args, cwd) {
  return new Promise((resolve) => {
    execFile(vazba, args, { cwd, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, stdout, stderr });
    });
  });
}

// Makes the copy and takes back what the program refuses, until it builds. Gives the places with a payload.
async function prepare(folder) {
  await cp(source, folder, { recursive: true, filter: (from) => !/\/public$/.test(from) });
  let turn = 0;
  const next = () => PAYLOADS[turn++ % PAYLOADS.length];
  const all = new Map();
  for (const file of await files(folder)) {
    const name = path.relative(folder, file);
    if (!/^(content\/.*\.md|vazba(\.\w+)?\.toml)$/.test(name)) continue;
    const text = await readFile(file, 'utf8');
    // The configuration is front matter from its first line to its last.
    const lines = name.endsWith('.toml') ? poison(`+++\n${text}`, next).slice(1) : poison(text, next);
    all.set(name, lines);
  }
  for (let round = 0; round < 40; round += 1) {
    await Promise.all(
      [...all].map(([name, lines]) => writeFile(path.join(folder, name), lines.map(({ line }) => line).join('\n'))),
    );
    const { stdout, stderr } = await run(['check', '--format', 'json', '--today', DAY], folder);
    const { diagnostics } = JSON.parse(stdout || assert.fail(stderr));
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) break;
    for (const { file, line } of errors) takeBack(all.get(file), line);
  }
  const count = [...all.values()].flat().filter(({ line, before }) => line !== before).length;
  return { count };
}

// Tries another payload in the line, and takes it back in the end. Where the line is as it was, something else in the file
// is at fault, and all of it is taken back.
function takeBack(lines, number) {
  if (!lines) return;
  let at = 0;
  const wrong = number && lines.find(({ line }) => (at += line.split('\n').length) >= number);
  if (wrong && wrong.line !== wrong.before) wrong.line = --wrong.tries > 0 ? wrong.make() : wrong.before;
  else for (const each of lines) each.line = each.before;
}

// Runs in the page before its own scripts.
function count() {
  globalThis.__hits = 0;
  globalThis.__hit = () => (globalThis.__hits += 1);
}

// Runs in the page: what stands in it that only a payload can have brought there.
function traces() {
  const handlers = [...document.querySelectorAll('*')].filter((element) =>
    [...element.attributes].some(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value)),
  );
  const foreign = document.querySelectorAll('iframe, object, embed, base, meta[http-equiv], script:not([src]), style, math');
  const scripts = [...foreign].filter((element) => !/json/.test(element.type ?? ''));
  return {
    hits: globalThis.__hits,
    found: [...handlers, ...scripts].map((element) => element.outerHTML.slice(0, 160)),
    shown: document.body.textContent.split('__hit').length - 1,
  };
}

describe(`${path.basename(path.resolve(source))}: payloads in every text`, () => {
  let folder;
  let places;
  let site;
  let server;
  let browser;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vazba-hostile-'));
    places = await prepare(folder);
    const { code, stderr } = await run(['build', '--out', 'public', '--today', DAY], folder);
    assert.equal(code, 0, stderr);
    site = await readSite(path.join(folder, 'public'));
    server = await serve(site.folder, { prefix: new URL(site.base).pathname, policy: null });
    browser = await launch();
  }, LONG);
  after(async () => {
    await browser?.close();
    await server?.close();
    if (folder) await rm(folder, { recursive: true });
  }, LONG);

  // Opens a page, does something there, and gives what runs or stands there that should not.
  const open = (pathname, work = async () => {}) =>
    browser.use(async (page) => {
      await page.addInitScript(count);
      await show(page, { width: 1440, height: 900, colorScheme: 'light' });
      await page.goto(server.origin + pathname, { waitUntil: 'load' });
      await work(page);
      const { hits, found, shown } = await page.evaluate(traces);
      const faults = found.map((message) => ({ place: pathname, message }));
      if (hits) faults.push({ place: pathname, message: `${hits} scripts ran` });
      return { faults, shown };
    });

  test('there are as many as a site has texts', LONG, () => {
    console.log(`    ${places.count} lines with payloads`);
    assert.ok(places.count >= LEAST_PLACES, `${places.count} lines`);
  });

  test('a page that takes them for markup runs them, and this is seen', LONG, () =>
    browser.use(async (page) => {
      await page.goto(`${server.origin}/neni/`);
      await page.evaluate(count);
      await page.setContent(PAYLOADS.join('\n'));
      await page.waitForTimeout(500);
      const { hits, found } = await page.evaluate(traces);
      assert.ok(hits > 0 && found.length > 5, `${hits} ran, ${found.length} seen`);
    }));

  test(whole ? 'no page runs one' : 'no page of any template runs one', LONG, async () => {
    const pages = whole
      ? [...site.pages.values()].filter(({ redirect }) => redirect === null)
      : onePageOfEachTemplate(site);
    const faults = [];
    let shown = 0;
    for (const { address } of pages) {
      const found = await open(new URL(address).pathname);
      faults.push(...found.faults);
      shown += found.shown;
    }
    console.log(`    ${pages.length} pages show ${shown} payloads`);
    assert.ok(shown > pages.length, `${shown} payloads on ${pages.length} pages`);
    none(faults);
  });

  test('neither the search nor the facets run one', LONG, async () => {
    const address = (template) =>
      new URL([...site.pages.values()].find((page) => page.template === template).address).pathname;
    const faults = [];
    for (const words of ['script', 'onerror', 'svg', '<img src=x onerror=__hit()>', '"><script>__hit()</script>']) {
      const query = `${address('search.html')}?q=${encodeURIComponent(words)}`;
      const found = await open(query, (page) => page.waitForTimeout(500));
      faults.push(...found.faults);
    }
    const list = await open(`${address('list-facets.html')}?text=script&razeni=%3Cscript%3E`, async (page) => {
      const box = page.locator('.facets input, .facets a').first();
      if (await box.count()) await box.click({ force: true });
      await page.waitForTimeout(500);
    });
    none([...faults, ...list.faults]);
  });
});
