// Checks charts of built sites: node --test-reporter=spec charts.mjs SITE…
// Each chart's figures equal its table, and its words can be read on a telephone.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { browserFaults, launch, show } from './browser.mjs';
import { chartsOf } from './figures.mjs';
import { none } from './report.mjs';
import { serve } from './serve.mjs';
import { readSite } from './site.mjs';

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: node --test-reporter=spec charts.mjs SITE…');

const LONG = { timeout: 300_000 };
// Places are written with two decimals, so sums of some of them may be off by a few hundredths.
const near = (found, wanted, what) => assert.ok(Math.abs(found - wanted) < 0.06, `${what}: ${found}, not ${wanted}`);

const CHECKS = { bars, spans, lines, map, tree };

// Bars are as long as the numbers of the table say, one after another, the longest over the whole width.
function bars({ table, marks, labels, missing }) {
  const several = table.columns.length > 1;
  const series = several ? table.columns.slice(0, -1) : table.columns;
  const sum = (row) => row.cells.slice(0, series.length).reduce((all, cell) => all + Number(cell.value ?? 0), 0);
  const full = Math.max(...table.rows.map(sum));
  const wanted = table.rows.flatMap((row) => {
    if (several) assert.equal(Number(row.cells.at(-1).value), sum(row), `sum of ${row.label}`);
    let x = 0;
    return series.flatMap((name, index) => {
      const { text, value } = row.cells[index];
      if (!(Number(value) > 0)) return [];
      const width = (Number(value) / full) * 100;
      x += width;
      return [{ title: several ? `${row.label}, ${name}: ${text}` : `${row.label}: ${text}`, x: x - width, width }];
    });
  });
  assert.deepEqual(marks.map((mark) => mark.title), wanted.map((mark) => mark.title));
  marks.forEach(({ blocks: [block], title }, index) => {
    near(block.x, wanted[index].x, `start of ${title}`);
    near(block.width, wanted[index].width, `length of ${title}`);
  });
  labels.forEach((label, index) => {
    const row = table.rows[index];
    const total = row.cells.at(-1);
    const whole = total.missing ? row.label : `${row.label}: ${total.text}`;
    assert.ok(label === whole || (label.endsWith('…') && whole.startsWith(label.slice(0, 20))), `${label}, not ${whole}`);
  });
  assert.equal(missing, table.rows.filter((row) => row.cells.at(-1).missing).length, 'rows without a value');
}

const day = (text) => Date.parse(text) / 86_400_000;
const lastDay = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
const first = (date) => day(date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date);
const last = (date) => day(date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-${lastDay(date)}` : date) + 1;

// The first day of an EDTF date and the one after its last; nothing for an end that is open or not known.
function ends(edtf) {
  const [from, to] = edtf.startsWith('[') ? edtf.slice(1, -1).split('..') : edtf.includes('/') ? edtf.split('/') : [edtf, edtf];
  const known = (date) => date !== '' && date !== '..';
  return [known(from) ? first(from) : null, known(to) ? last(to) : null];
}

// All dates of the table lie on one straight axis: what is known of its days fixes the places of all the others.
function spans({ table, marks }) {
  const dates = table.rows.flatMap((row) =>
    row.cells.map((cell, index) => ({ ...cell, row: row.label, column: table.columns[index] })).filter((cell) => cell.value),
  );
  assert.equal(marks.length, dates.length, 'as many marks as dates');
  const places = [];
  dates.forEach((date, index) => {
    const mark = marks[index];
    assert.ok(mark.title.includes(date.row) && mark.title.endsWith(`: ${date.text}`), `${mark.title}, not ${date.row}, ${date.text}`);
    const [from, to] = ends(date.value);
    if (mark.day !== undefined) places.push([from + 0.5, mark.day]);
    else {
      const [start, end] = [mark.blocks[0].x, mark.blocks.at(-1).x + mark.blocks.at(-1).width];
      if (from !== null && start > 0.01) places.push([from, start]);
      if (to !== null && end < 99.98) places.push([to, end]);
      if (from === null) near(start, 0, `start of ${mark.title}`);
      if (to === null) near(end, 100, `end of ${mark.title}`);
    }
  });
  places.sort(([a], [b]) => a - b);
  const [[day0, x0], [day1, x1]] = [places.at(0) ?? [0, 0], places.at(-1) ?? [1, 1]];
  for (const [at, x] of places) {
    if (day1 > day0) near(x, x0 + ((at - day0) / (day1 - day0)) * (x1 - x0), `place of day ${at}`);
  }
}

// Values stand on the scale where their numbers are, and no line leads over a gap.
function lines({ table, marks, lines: drawn, scale }) {
  const at = (value) => {
    const [low, high] = [scale.at(0), scale.at(-1)];
    return low.y + ((value - low.value) / (high.value - low.value)) * (high.y - low.y);
  };
  assert.equal(marks.length, table.rows.length, 'as many marks as rows');
  table.rows.forEach((row, index) => {
    const [what, value] = row.cells;
    const mark = marks[index];
    const missing = value.missing;
    assert.equal(mark.title, missing ? `${row.label}: ${what.text}` : `${row.label}, ${what.text}: ${value.text}`);
    assert.equal(mark.series.includes('missing'), missing, `${mark.title} is shown as missing`);
    near(mark.point.y, missing ? scale[0].y : at(Number(value.value)), `height of ${mark.title}`);
  });
  const measured = marks.filter((mark) => /\b(value|missing)\b/.test(mark.series)).map((mark) => mark.series.includes('value'));
  assert.equal(drawn, measured.filter((known, index) => known && measured[index + 1]).length, 'lines between neighbours');
}

// Each territory has the tint of the class in which its value lies.
function map({ table, marks, legend }) {
  const bounds = legend.map((text) => text.split('–').map((bound) => Number(bound.replaceAll(/\s/g, '').replace(',', '.'))));
  assert.deepEqual(marks.map((mark) => mark.title).sort(), table.rows.map((row) => title(row)).sort());
  for (const row of table.rows) {
    const { series } = marks.find((mark) => mark.title === title(row));
    const [cell] = row.cells;
    if (cell.missing) assert.match(series, /\bmissing\b/);
    else {
      const [low, high] = bounds[Number(/level-(\d)/.exec(series)[1]) - 1];
      assert.ok(low <= Number(cell.value) && Number(cell.value) <= high, `${title(row)} in ${low}–${high}`);
    }
  }
  function title(row) {
    return `${row.label}: ${row.cells[0].missing ? legend.at(-1) : row.cells[0].text}`;
  }
}

// Every goal stands in the tree, with a line from the one above it.
function tree({ table, marks, branches }) {
  assert.deepEqual(marks.map((mark) => mark.title), table.rows.map((row) => `${row.label}: ${row.cells[1].text}`));
  assert.equal(branches, table.rows.filter((row) => row.cells[0].text !== '–').length, 'lines');
}

// Runs in the page: words of pictures that are too small, stand out of their picture, or lie under their own outline.
function unreadable() {
  const faults = [];
  for (const word of document.querySelectorAll('.chart svg text')) {
    const size = Number.parseFloat(getComputedStyle(word).fontSize) * word.getScreenCTM().a;
    if (size < 11.99) faults.push(`${size.toFixed(1)} px: ${word.textContent}`);
    const { stroke, paintOrder } = getComputedStyle(word);
    if (stroke !== 'none' && !paintOrder.startsWith('stroke')) faults.push(`under its outline: ${word.textContent}`);
    const frame = word.closest('figure').getBoundingClientRect();
    const { left, right } = word.getBoundingClientRect();
    if (!word.closest('.chart-tree') && (left < frame.left - 1 || right > frame.right + 1)) faults.push(`out of its picture: ${word.textContent}`);
  }
  return faults;
}

let browser;
before(async () => {
  browser = await launch();
}, LONG);
after(() => browser?.close(), LONG);

// What is looked at on a site: its pages with charts, and the shapes of those.
async function read(folder) {
  const site = await readSite(folder);
  const pages = [];
  for (const page of site.pages.values()) {
    const html = await readFile(path.join(folder, page.file), 'utf8');
    if (html.includes('<figure class="chart ')) pages.push({ ...page, charts: chartsOf(html) });
  }
  const shapes = [...new Set(pages.flatMap((page) => page.charts.map((chart) => chart.shape)))].sort();
  return { folder, site, pages, shapes };
}

// All are read before the first test is declared: a pause between two suites would end the run, and close the browser.
for (const { folder, site, pages, shapes } of await Promise.all(folders.map(read))) {
  describe(`${site.name}: ${pages.length} pages with charts`, LONG, () => {
    test('there are charts', () => assert.ok(shapes.length > 0));

    for (const shape of shapes) {
      test(`figures of ${shape} equal their tables`, () => {
        for (const { file, charts } of pages) {
          for (const chart of charts.filter((known) => known.shape === shape)) {
            assert.ok(chart.title.length === 2 && chart.title.every((words) => words.length > 0), `${file}: no title`);
            try {
              CHECKS[shape](chart);
            } catch (error) {
              error.message = `${file}, ${chart.title[0]}: ${error.message}`;
              throw error;
            }
          }
        }
      });

      test(`${shape} can be read on narrow screens, in both schemes`, LONG, async () => {
        const chosen = pages.filter((page) => page.charts.some((chart) => chart.shape === shape));
        const { address } = chosen.reduce((a, b) => (b.size > a.size ? b : a));
        const server = await serve(folder, { prefix: new URL(site.base).pathname });
        const local = server.origin + new URL(address).pathname;
        try {
          none(await browserFaults(browser, local));
          await browser.use(async (page) => {
            await page.goto(local);
            for (const width of [320, 390, 1440]) {
              await show(page, { width, height: 800, colorScheme: 'light' });
              none((await page.evaluate(unreadable)).map((message) => ({ message: `${message} at ${width} px`, place: address })));
            }
            await page.emulateMedia({ forcedColors: 'active' });
            none((await page.evaluate(unreadable)).map((message) => ({ message: `${message} in forced colours`, place: address })));
          });
        } finally {
          await server.close();
        }
      });
    }
  });
}
