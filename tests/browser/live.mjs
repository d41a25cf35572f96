// `vazba serve` in a browser: node --test-reporter=spec live.mjs VAZBA SITE
// VAZBA is the program, SITE the folder of a site (vzorovy-kraj), of which a copy is served and edited.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch } from './browser.mjs';
import { hideable, isSame, mark, overlay, overlayFaults, says, shows } from './live-page.mjs';
import { PATIENCE, copyOf, freePort, serveLive, until, wire } from './live-site.mjs';
import { none } from './report.mjs';

const [program, source] = process.argv.slice(2);
if (!source) throw new Error('usage: node --test-reporter=spec live.mjs VAZBA SITE');
const vazba = path.resolve(program);

const LONG = { timeout: 120_000 };
const TRAIN = { file: 'content/measures/takt-zeleznice.md', address: '/opatreni/takt-zeleznice/' };
const BRIDGES = { file: 'content/measures/mosty.md', address: '/opatreni/mosty/' };
const OLD = 'osmnáct párů vlaků';
const NEW = 'devatenáct párů vlaků';

describe('`vazba serve` in a browser', LONG, () => {
  let site;
  let port;
  let server;
  let browser;
  let contexts = [];
  let asItWas;

  // What tells that the server shows the site without any edit.
  const state = async () => {
    const addresses = [TRAIN.address, BRIDGES.address, '/', '/style.css', '/.vazba/faults.json'];
    return (await Promise.all([...addresses.map((address) => server.text(address)), server.page('/opatreni/kotle/')])).join('\n')
      // Its number is another each time.
      .replace(/data-version="\d+"/, '');
  };

  before(async () => {
    site = await copyOf(source);
    port = await freePort();
    server = await serveLive(vazba, site.folder, port);
    browser = await launch();
    asItWas = await state();
  }, LONG);
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    if (await site.restore()) await until('the site as it was', async () => (await state()) === asItWas);
  }, LONG);
  after(async () => {
    await browser?.close();
    await server?.stop();
    await site?.remove();
  }, LONG);

  const reader = async (options) => {
    const context = await browser.fresh({ viewport: { width: 1280, height: 800 }, ...options });
    context.setDefaultTimeout(PATIENCE);
    contexts.push(context);
    return context;
  };

  // Opens a page and waits until it follows the site: it asks for the faults when it has heard of the version for the first time.
  const open = async ({ address }, context) => {
    const page = await (context ?? (await reader())).newPage();
    const asked = page.waitForResponse('**/.vazba/faults.json');
    await page.goto(server.origin + address);
    await asked;
    return page;
  };
  // Whether the page has heard of a change and has found that it is no other: only then does it ask for the faults.
  const stays = async (page, work) => {
    const asked = page.waitForResponse('**/.vazba/faults.json');
    await work();
    await asked;
    return isSame(page);
  };

  // An error in a file, beside a change of its text that would show.
  const breakTrain = () => site.edit(TRAIN.file, OLD, NEW, '"dojizdejici", ', '"dojizdejic", ');
  const mendTrain = () => site.edit(TRAIN.file, '"dojizdejic", ', '"dojizdejici", ');

  test('an edit is shown in the open page, which keeps its place', LONG, async () => {
    const page = await open({ address: '/indikatory/seniori-v-peci/' });
    const [menu, table] = [page.locator('.menu details'), page.locator('details.chart-data').first()];
    await table.locator('summary').click();
    await page.locator('main a').last().focus();
    await page.evaluate(() => scrollTo({ top: 432, behavior: 'instant' }));
    await mark(page);
    await site.edit('content/indicators/seniori-v-peci.md', 'Údaje dodávají jen', 'Čísla dodávají jen');
    await shows(page, 'Čísla dodávají jen');
    await page.waitForLoadState();
    assert.equal(await isSame(page), false, 'it was reloaded');
    assert.equal(await page.evaluate(() => scrollY), 432);
    assert.equal(await table.evaluate(({ open }) => open), true, 'the table is still open');
    assert.equal(await menu.evaluate(({ open }) => open), false, 'the menu is still closed');
  });

  test('a page that did not change is not reloaded', LONG, async () => {
    const context = await reader();
    const [page, other] = [await open(BRIDGES, context), await open(TRAIN, context)];
    await mark(page);
    const same = await stays(page, async () => {
      await site.edit(TRAIN.file, OLD, NEW);
      await shows(other, NEW);
    });
    assert.ok(same, 'it is the same page still');
    await site.edit(BRIDGES.file, 'Z 213 mostů', 'Ze 214 mostů');
    await shows(page, 'Ze 214 mostů');
    assert.equal(await isSame(page), false);
  });

  test('a page that the browser had kept is loaded once', LONG, async () => {
    const context = await reader();
    const page = await open(BRIDGES, context);
    const { button } = overlay(page);
    await page.goto('about:blank');
    await site.edit(TRAIN.file, OLD, NEW);
    await until('the edit', async () => (await server.text(TRAIN.address)).includes(NEW));
    let times = 0;
    page.on('framenavigated', () => (times += 1));
    await page.goto(server.origin + BRIDGES.address);
    await button.waitFor();
    assert.equal(times, 1);
  });

  test('an error is shown above the last good page, and is gone when it is mended', LONG, async () => {
    const page = await open(TRAIN);
    const { panel, items, errors, button } = overlay(page);
    assert.equal(await panel.isVisible(), false, 'warnings are folded');
    await mark(page);
    await breakTrain();
    await panel.waitFor();
    const [item] = await items.all();
    assert.equal(await item.locator('p').first().innerText(), 'Error: there is no target-group dojizdejic');
    assert.equal(await item.locator('a').innerText(), `${TRAIN.file}:9:18`);
    assert.equal(await item.locator('pre').innerText(), 'target_groups = ["dojizdejic", "zaci"]');
    assert.equal(await item.locator('mark').innerText(), '"dojizdejic"');
    assert.match(await item.innerText(), /Help: did you mean dojizdejici/);
    assert.ok((await button.innerText()).startsWith('1 error, '));
    assert.ok(await isSame(page));
    await shows(page, OLD);
    await mendTrain();
    await shows(page, NEW);
    await errors.first().waitFor({ state: 'hidden' });
    await panel.waitFor({ state: 'hidden' });
  });

  test('faults of the page\'s own file come first', LONG, async () => {
    const page = await open(TRAIN);
    const { items } = overlay(page);
    // By its name, its file comes before that of the page.
    await site.edit(BRIDGES.file, '"partner:sprava-silnic"', '"partner:sprava-silni"');
    await breakTrain();
    await page.locator('vazba-serve a', { hasText: TRAIN.file }).nth(1).waitFor();
    const places = async () => (await items.locator('a').allInnerTexts()).slice(0, 2);
    await until('both', async () => (await places()).some((place) => place.startsWith(BRIDGES.file)));
    assert.deepEqual(await places(), [`${TRAIN.file}:9:18`, `${BRIDGES.file}:5:9`]);
    await page.goto(server.origin + BRIDGES.address);
    await items.first().waitFor();
    assert.deepEqual(await places(), [`${BRIDGES.file}:5:9`, `${TRAIN.file}:9:18`]);
  });

  test('the keyboard reaches the faults, folds and unfolds them', LONG, async () => {
    await breakTrain();
    const page = await open(TRAIN);
    const { panel, button, errors, status } = overlay(page);
    const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.tagName);
    const expanded = (value) => until(`aria-expanded="${value}"`, async () => (await button.getAttribute('aria-expanded')) === value);
    await panel.waitFor();
    let steps = 0;
    for (; (await focused()) !== 'BUTTON'; steps += 1) {
      assert.ok(steps < 5, 'Tab reaches the button in a few steps');
      await page.keyboard.press('Tab');
    }
    await expanded('true');
    await page.keyboard.press('Enter');
    await panel.waitFor({ state: 'hidden' });
    await expanded('false');
    await page.keyboard.press('Enter');
    await panel.waitFor();
    await expanded('true');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'SECTION');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    assert.equal(await focused(), 'BUTTON');
    await page.reload();
    await button.waitFor();
    await expanded('false');
    // Mended, and wrong again: that is something new.
    await mendTrain();
    await until('warnings only', async () => /^\d+ warnings/.test(await button.innerText()));
    await site.edit(TRAIN.file, '"zaci"', '"zac"');
    await panel.waitFor();
    assert.equal(await errors.count(), 1);
    assert.match(await status.textContent(), /^1 error/);
  });

  test('those who listen are told, and the focus stays where it is', LONG, async () => {
    const page = await open(BRIDGES);
    const { panel, button, status } = overlay(page);
    const before = await button.innerText();
    await breakTrain();
    await says(status, `1 error, ${before}. there is no target-group \`dojizdejic\``);
    await button.focus();
    await site.edit(BRIDGES.file, 'partner:sprava-silnic', 'partner:sprava-silni');
    await until('two', async () => (await button.innerText()).startsWith('2 errors'));
    await site.edit(BRIDGES.file, 'partner:sprava-silni', 'partner:sprava-silnic');
    await mark(page);
    await site.edit(BRIDGES.file, 'Z 213 mostů', 'Ze 214 mostů');
    await mendTrain();
    await shows(page, 'Ze 214 mostů');
    await says(status, `${before}. `);
    assert.equal(await isSame(page), false);
    assert.equal(await panel.isVisible(), false);
    await until('the focus', () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.tagName === 'BUTTON'));
  });

  test('axe finds nothing in any look, and nothing scrolls sideways', LONG, async () => {
    await breakTrain();
    const page = await open(TRAIN);
    const { panel } = overlay(page);
    await panel.waitFor();
    none(await overlayFaults(page));
  });

  test('two tabs follow', LONG, async () => {
    const context = await reader();
    const tabs = [await open(TRAIN, context), await open(TRAIN, context)];
    await site.edit(TRAIN.file, OLD, NEW);
    await Promise.all(tabs.map((tab) => shows(tab, NEW)));
    await site.edit(TRAIN.file, '"dojizdejici", ', '"dojizdejic", ');
    await Promise.all(tabs.map((tab) => overlay(tab).panel.waitFor()));
    await mendTrain();
    await Promise.all(tabs.map((tab) => overlay(tab).errors.first().waitFor({ state: 'hidden' })));
  });

  // `lose` takes the connection from a page, `find` gives it back.
  for (const [name, lose, find] of [
    ['was cut', ({ wire }) => wire.cut(), ({ wire }) => wire.mend()],
    ['fell silent while the computer slept', ({ wire }) => wire.hush(), ({ page }) => page.clock.fastForward(60_000)],
    ['failed because the browser was offline', ({ page }) => page.context().setOffline(true), ({ page }) => page.context().setOffline(false)],
  ]) test(`a page whose connection ${name} catches up`, LONG, async () => {
    const between = await wire(port);
    const page = await (await reader()).newPage();
    try {
      await page.clock.install();
      const asked = page.waitForResponse('**/.vazba/faults.json');
      await page.goto(between.origin + TRAIN.address);
      await asked;
      const { button } = overlay(page);
      await mark(page);
      await lose({ page, wire: between });
      await breakTrain();
      await until('the error', async () => (await server.text('/.vazba/faults.json')).includes('dojizdejic`'));
      assert.equal((await button.innerText()).includes('error'), false);
      await find({ page, wire: between });
      await until('the error', async () => (await button.innerText()).startsWith('1 error'));
      assert.ok(await isSame(page));
      await mendTrain();
      await shows(page, NEW);
    } finally {
      between.cut();
    }
  });

  test('a page catches up with a server that was started again', LONG, async () => {
    const page = await open(TRAIN);
    const same = await open(BRIDGES);
    await mark(same);
    await server.stop();
    await page.getByText('not connected').waitFor();
    await site.edit(TRAIN.file, OLD, NEW);
    assert.ok(
      await stays(same, async () => {
        server = await serveLive(vazba, site.folder, port);
        await shows(page, NEW);
      }),
    );
  });

  test('a hidden tab keeps no connection, and catches up when it is looked at', LONG, async () => {
    const context = await reader();
    await context.addInitScript(hideable);
    const page = await open(TRAIN, context);
    const streams = () => page.evaluate(() => globalThis.openStreams());
    const look = (isAway) => page.evaluate((isAway) => globalThis.lookAway(isAway), isAway);
    assert.equal(await streams(), 1);
    await look(true);
    assert.equal(await streams(), 0);
    await mark(page);
    await site.edit(TRAIN.file, OLD, NEW);
    await until('the edit', async () => (await server.text(TRAIN.address)).includes(NEW));
    assert.ok(await isSame(page));
    await look(false);
    await shows(page, NEW);
    assert.equal(await streams(), 1);
  });

  // The file that a page names, with its link; by an editor that `vazba.toml` names, as soon as pages have what `found` says.
  const fileOf = async (context, { editor, found } = {}) => {
    if (found) {
      await site.edit('vazba.toml', '[checks]', `[serve]\neditor = "${editor}"\n\n[checks]`);
      await until(found, async () => (await server.page(BRIDGES.address)).includes(found));
    }
    const { file } = overlay(await open(BRIDGES, context));
    assert.equal(await file.textContent(), BRIDGES.file);
    return { name: await file.evaluate(({ localName }) => localName), href: (await file.getAttribute('href')) ?? '' };
  };
  const inFolder = () => `${site.folder.replace(/^\//, '')}/${BRIDGES.file}`;

  test('a page says which file it was made from, and opens it in an editor', LONG, async () => {
    const context = await reader();
    const code = await fileOf(context);
    assert.deepEqual(code, { name: 'a', href: `vscode://file/${inFolder()}:1:1` });
    const idea = await fileOf(context, { editor: 'idea://open?file={path}&line={line}', found: 'data-edit="idea:' });
    assert.match(idea.href, /^idea:\/\/open\?file=.*&line=1$/);
    assert.ok(idea.href.includes(inFolder()));
  });

  test('where there is no editor, it names the file without a link', LONG, async () => {
    const bare = await fileOf(await reader(), { editor: 'off', found: `data-source="${BRIDGES.file}"></script>` });
    assert.deepEqual(bare, { name: 'span', href: '' });
  });

  test('a change of the style sheet alone reloads a page', LONG, async () => {
    const page = await open(TRAIN);
    const colour = () => page.evaluate(() => getComputedStyle(document.querySelector('.site-header')).backgroundColor);
    const before = await colour();
    const html = await server.text(TRAIN.address);
    await mark(page);
    await site.edit('vazba.toml', 'colour = "#7a2a4f"', 'colour = "#14506e"');
    await page.waitForFunction(() => globalThis.isSame !== true);
    await page.waitForLoadState();
    assert.notEqual(await colour(), before);
    assert.equal(await server.text(TRAIN.address), html, 'its own bytes are the same');
  });

  for (const [fault, template, message] of [
    ['can\'t be read', '{% if view %}\n', /^Error: /],
    ['names what is not there', '{% block lead %}{{ view.neni }}{% endblock lead %}\n', /neni/],
  ]) test(`a template that ${fault} leaves the last good page`, LONG, async () => {
    const file = 'themes/vlastni/templates/measure.html';
    const context = await reader();
    const page = await open(TRAIN, context);
    const { panel, errors } = overlay(page);
    // Only a site all pages of which have been made is what others are measured by.
    await server.rest();
    await page.evaluate(() => scrollTo({ top: 432, behavior: 'instant' }));
    await mark(page);
    await site.edit(file, '%}\n', `%}\n${template}`);
    await panel.waitFor();
    assert.match(await errors.first().innerText(), message);
    assert.ok((await errors.first().locator('a').first().innerText()).startsWith(`${file}:2:`));
    assert.ok(await isSame(page), 'it is the same page still');
    await shows(await open(TRAIN, context), OLD);
    await site.restore();
    await errors.first().waitFor({ state: 'hidden' });
    assert.ok(await isSame(page));
    assert.equal(await page.evaluate(() => scrollY), 432);
  });

  test('a site that is wrong from the start says so, and appears when it is mended', LONG, async () => {
    const second = await copyOf(source);
    const { edit } = second;
    await edit(TRAIN.file, '"dojizdejici", ', '"dojizdejic", ');
    const other = await serveLive(vazba, second.folder, await freePort());
    try {
      const plain = await (await reader({ javaScriptEnabled: false })).newPage();
      const page = await (await reader()).newPage();
      for (const each of [plain, page]) {
        const response = await each.goto(other.origin + TRAIN.address);
        assert.equal(response.status(), 500);
        await each.getByRole('heading', { level: 1, name: 'This page can\'t be made yet' }).waitFor();
        await each.getByText('there is no target-group').filter({ visible: true }).first().waitFor();
      }
      const { items } = overlay(page);
      await items.first().waitFor();
      assert.equal(await page.locator('main pre').isVisible(), false, 'it is said once');
      await edit(TRAIN.file, '"dojizdejic", ', '"dojizdejici", "zac", ');
      await page.getByText(/there is no target-group zac/).first().waitFor();
      await edit(TRAIN.file, '"dojizdejici", "zac", ', '"dojizdejici", ');
      await shows(page, OLD);
    } finally {
      await other.stop();
      await second.remove();
    }
  });

  test('scripts and tools get what is published', LONG, async () => {
    const [tool, page] = [await server.text(TRAIN.address), await server.page(TRAIN.address)];
    assert.ok(tool.includes(OLD) && !tool.includes('/.vazba/'));
    assert.ok(page.startsWith(tool), 'a page is that with something appended');
    assert.match(page.slice(tool.length), /^<script src="\/\.vazba\/serve\.js" [^>]*><\/script>\s*$/);
    const opened = await open(TRAIN);
    const fetched = await opened.evaluate(async (address) => (await fetch(address)).text(), TRAIN.address);
    assert.equal(fetched, tool);
  });
});
