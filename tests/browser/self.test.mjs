// Shows that every check can fail, and how: a sound site passes, and a site of faulty pages gives exactly the faults
// written here. Run by: node --test-reporter=spec self.test.mjs

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { browserFaults, launch } from './browser.mjs';
import { linkFaults, unreachedPages } from './links.mjs';
import { markupFaults } from './markup.mjs';
import { pageFaults, unnamedPages } from './pages.mjs';
import { none } from './report.mjs';
import { serve } from './serve.mjs';
import { onePageOfEachTemplate, readSite } from './site.mjs';
import { filesOf, weigh } from './transfer.mjs';
import { walkFaults } from './walk.mjs';

const fixture = (name) => readSite(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)));
const sound = await fixture('sound');
const broken = await fixture('broken');
const LONG = { timeout: 120_000 };

const lines = (faults) => faults.map(({ place, message }) => `${place} ${message}`);

describe('a sound site', () => {
  test('has no faults in its files', LONG, async () => {
    assert.equal(sound.base, 'https://strategie.example.org/kraj/');
    none([...(await markupFaults(sound.folder)), ...(await linkFaults(sound))]);
    none([...unreachedPages(sound), ...unnamedPages(sound), ...pageFaults(sound)]);
  });

  test('gives one page for each template and language, and no redirect', () => {
    assert.deepEqual(
      onePageOfEachTemplate(sound).map(({ template, language, file }) => `${template} ${language} ${file}`),
      [
        'home cs index.html',
        'home en en/index.html',
        'measure cs opatreni/cyklostezky/index.html',
        'not-found cs 404.html',
      ],
    );
  });
});

test('a page weighs what it loads, and scripts what they import at once', async () => {
  const page = sound.pages.get('index.html');
  const files = ['index.html', 'styl.css', 'obrazek.svg', 'skript.js', 'cast.js'];
  assert.deepEqual([...filesOf(sound, page)].sort(), [...files].sort());
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(`${sound.folder}/${file}`)).length));
  const { html, bytes } = weigh(sound, page);
  assert.deepEqual([html, bytes], [sizes[0], sizes.reduce((a, b) => a + b)]);
});

describe('faults in files', () => {
  test('invalid HTML, CSS and SVG', LONG, async () => {
    assert.deepEqual(lines(await markupFaults(broken.folder)), [
      "contrast/index.html:16:5 The heading 'h3' (with computed level 3) follows the heading 'h1' (with computed level 1), skipping 1 heading level.",
      "link/index.html:14:114 Bad value 'http://[' for attribute 'href' on element 'a': Invalid host: Unmatched '['.",
      "markup/index.html:14:9 Element 'p' not allowed as child of element 'ul' in this context. (Suppressing further errors from this subtree.)",
      "markup/index.html:16:5 Duplicate ID 'dvakrát'.",
      "vadny.css:2:41 CSS: 'colour': Property 'colour' doesn't exist.",
      "vadny.svg:1:59 Attribute 'barva' not allowed on element 'circle' at this point.",
    ]);
  });

  test('addresses that lead nowhere or to another host', async () => {
    assert.deepEqual(lines(await linkFaults(broken)), [
      'anchor/index.html:14:8 `#neni` leads to no anchor in anchor/index.html',
      'anchor/index.html:14:32 `/link/#část-1` leads to no anchor in link/index.html',
      'anchor/index.html:15:50 `/obrazek.svg#neni` leads to no anchor in obrazek.svg',
      'canonical/index.html:8:3 `https://strategie.example.org/jinde/canonical/` leads to no file',
      'canonical/index.html canonical address `https://strategie.example.org/jinde/canonical/` is not https://strategie.example.org/canonical/',
      'foreign/index.html:10:3 `https://example.org/styl.css` of another host would be asked',
      'foreign/index.html:11:3 `//example.org/skript.js` of another host would be asked',
      'foreign/index.html:16:5 `https://example.org/obrazek.png` of another host would be asked',
      'inline/index.html:15:27 address `javascript:alert(1)` has a scheme that no policy allows',
      'link/index.html:14:8 `/neni/` leads to no file',
      'link/index.html:14:35 `/anchor` lacks the closing slash',
      'link/index.html:14:69 address `ftp://example.org/` has a scheme that no policy allows',
      'link/index.html:14:114 address `http://[` cannot be read',
      'link/index.html:15:5 `https://example.org/hledat` of another host would be asked',
      'link/index.html:16:5 `neni.png` leads to no file',
      'link/index.html:16:5 `neni-2.png` leads to no file',
      'sitemap.xml `https://strategie.example.org/zrusena/` leads to no file',
      'vadny.css `neni.css` leads to no file',
      'vadny.css `neni.svg` leads to no file',
    ]);
  });

  test('pages that no link reaches', () => {
    assert.deepEqual(lines(unreachedPages(broken)), ['lonely/index.html no link from the front page leads here']);
  });

  test('pages without a template or a language', () => {
    assert.deepEqual(lines(unnamedPages(broken)), ['nameless/index.html no `<meta name="vazba:template">` or no `lang`']);
  });

  test('code and style within a page', () => {
    assert.deepEqual(lines(pageFaults(broken)), [
      'inline/index.html:10:3 inline `<style>`',
      'inline/index.html:15:5 attribute `style`',
      'inline/index.html:15:27 `javascript:` in attribute `href`',
      'inline/index.html:16:5 inline script',
      'inline/index.html:17:15 attribute `onclick`',
      'inline/index.html:18:5 script of data that is not JSON',
      'markup/index.html:16:5 id `dvakrát` stands twice on the page',
    ]);
  });
});

describe('faults in the browser', () => {
  let browser;
  let server;
  before(async () => {
    browser = await launch();
    server = await serve(broken.folder);
  }, LONG);
  after(async () => {
    await browser?.close();
    await server?.close();
  }, LONG);

  const DUE = {
    home: [],
    anchor: [],
    canonical: [],
    contrast: [
      /^axe color-contrast: .* p: <p class="faint">.* \(1440 px light, 390 px light\)$/s,
      /^axe heading-order: .* h3: <h3>.* \(1440 px light, 1440 px dark, 390 px dark, 390 px light\)$/s,
    ],
    dark: [/^axe color-contrast: .* p: <p class="faint-in-the-dark">.* \(1440 px dark, 390 px dark\)$/s],
    foreign: [
      /^console: .* stylesheet 'https:\/\/example\.org\/styl\.css' .*violates/,
      /^request to another host: https:\/\/example\.org\/styl\.css$/,
      /^console: .* script 'http:\/\/example\.org\/skript\.js' .*violates/,
      /^request to another host: http:\/\/example\.org\/skript\.js$/,
      /^console: .* image 'https:\/\/example\.org\/obrazek\.png' .*violates/,
      /^request to another host: https:\/\/example\.org\/obrazek\.png$/,
    ],
    inline: [
      /^console: .* inline style .*violates .* hash \('sha256-/,
      /^console: .* inline style .*violates .* style attributes/,
      /^console: .* inline script .*violates/,
    ],
    jumping: [],
    link: [/^console: Failed to load resource: .* 404 .*\/link\/neni\.png\)$/],
    lonely: [],
    markup: [/^axe list: .* ul: .* \(1440 px light, 1440 px dark, 390 px dark, 390 px light\)$/s],
    script: [/^console: ohlášená chyba/, /^script: nezachycená chyba$/],
    style: [/^console: Refused to apply style from .*\/neni\.css/],
    unmarked: [],
    wide: [/^scrolls sideways at 320 px: <p class="wide"><\/p> \(350 px\)$/],
    wider: [/^scrolls sideways at 390 px: /, /^scrolls sideways at 320 px: /],
  };

  const WALKS = {
    home: [],
    jumping: ['stands above what had the focus last: <a href="/link/"></a>Druhý v textu, nahoře na stránce'],
    unmarked: [
      'has the focus and no mark of it: <a class="unmarked" href="/link/"></a>Nevidět',
      'has the focus and is hidden by something or outside of the window: <a href="/anchor/"></a>Zakrytý',
      'is never reached: <button type="button" tabindex="-1"></button>',
    ],
  };

  test('one page of each template is opened', () => {
    assert.deepEqual(onePageOfEachTemplate(broken).map(({ template }) => template).sort(), Object.keys(DUE).sort());
  });

  for (const page of onePageOfEachTemplate(broken)) {
    test(page.template, LONG, async () => {
      const faults = await browserFaults(browser, server.origin + new URL(page.address).pathname);
      const messages = faults.map(({ message }) => message);
      const due = [...DUE[page.template]];
      for (const pattern of due) assert.ok(messages.some((message) => pattern.test(message)), `${pattern}\n${messages.join('\n')}`);
      assert.equal(messages.length, due.length, messages.join('\n'));
    });
  }

  for (const [name, due] of Object.entries(WALKS)) {
    test(`${name}: by the key Tab`, LONG, () =>
      browser.use(async (page) => {
        await page.goto(`${server.origin}/${name}/`);
        assert.deepEqual((await walkFaults(page)).map(({ message }) => message), due);
      }));
  }

  test('an address without a file answers 404', LONG, async () => {
    const faults = await browserFaults(browser, `${server.origin}/neni/`);
    assert.deepEqual(faults.map(({ message }) => message), ['status 404, not 200']);
  });

  test('nothing outside the folder is served', async () => {
    for (const path of ['/..%2fsound/index.html', '/%2e%2e/sound/index.html', '/..%2f..%2fserve.mjs']) {
      assert.equal((await fetch(server.origin + path)).status, 404, path);
    }
  });
});

test('a report names each fault once, with its first place and the number of others', () => {
  const faults = [
    { place: 'a.html:1:2', message: 'broken' },
    { place: 'b.html:3:4', message: 'broken' },
    { place: 'b.html', message: 'unreached' },
  ];
  assert.throws(() => none(faults), {
    message: '3 faults\n  broken\n      a.html:1:2 and 1 more\n  unreached\n      b.html',
  });
  none([]);
});
