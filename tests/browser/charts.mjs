// Checks charts of built sites: node --test-reporter=spec charts.mjs SITE…
// Each chart's figures equal its table, its words can be read on a telephone, and its legend shows what is in it.

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

// Values stand on the scale where their numbers are, no line leads over a gap, and what is missing stands below it all.
function lines({ table, marks, lines: drawn, scale, strip, title: [, description] }) {
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
    if (missing) {
      const lowest = Math.max(...scale.map((tick) => tick.y));
      assert.ok(strip.y >= lowest + 24, 'the strip lies below the scale and its years');
      assert.ok(strip.y + 8 <= mark.point.y && mark.point.y <= strip.y + strip.height - 8, `${mark.title} stands in it`);
      assert.ok(description.includes(row.label), `the description says that ${row.label} is missing`);
    } else near(mark.point.y, at(Number(value.value)), `height of ${mark.title}`);
  });
  const values = table.rows.filter((_, index) => /\bvalue\b/.test(marks[index].series));
  for (const row of [values.at(0), values.at(-1)].filter(Boolean)) {
    assert.ok(description.includes(`${row.cells[1].text} (${row.label})`), `${row.label} in ${description}`);
  }
  const measured = marks.filter((mark) => /\b(value|missing)\b/.test(mark.series)).map((mark) => mark.series.includes('value'));
  assert.equal(drawn, measured.filter((known, index) => known && measured[index + 1]).length, 'lines between neighbours');
}

// Each territory has the tint of the one class in which its value lies, and the number of its row, which names it.
function map({ table, marks, legend, badges, title: [, description] }) {
  const number = (text) => Number(text.replaceAll(/\s/g, '').replace(',', '.').replace('−', '-'));
  const bounds = legend.map((text) => {
    const found = text.match(/[-−]?\d[\d\s.,]*/g)?.map(number) ?? [];
    return [found.at(0), found.at(-1)];
  }).filter(([low]) => low !== undefined);
  bounds.slice(1).forEach(([low], index) => assert.ok(bounds[index][1] < low, `${legend[index]} and ${legend[index + 1]} overlap`));
  assert.deepEqual(marks.map((mark) => mark.title), table.rows.map((row) => title(row)));
  assert.deepEqual(badges, table.rows.map((row) => row.number), 'numbers of the map and its table');
  assert.deepEqual(badges, table.rows.map((_, index) => String(index + 1)));
  assert.ok(table.open && table.rows.every((row) => row.href), 'the table is shown and leads to each territory');
  for (const [index, row] of table.rows.entries()) {
    const { series } = marks[index];
    const [cell] = row.cells;
    if (cell.missing) {
      assert.match(series, /\bmissing\b/);
      assert.ok(description.includes(row.label), `the description says that ${row.label} is missing`);
    } else if (bounds.length > 0) {
      const value = Number(cell.value);
      const inside = bounds.flatMap(([low, high], level) => (low <= value && value <= high ? [level + 1] : []));
      assert.deepEqual(inside, [Number(/level-(\d)/.exec(series)[1])], `the class of ${title(row)}`);
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

// Runs in the page: where a sample of a legend looks otherwise than its marks, or like another sample; and where diagonal
// lines stand for anything but what is not stated.
function mixedUp() {
  const UNKNOWN = ['missing', 'phase-unknown', 'money-unknown'];
  const faults = [];
  const look = (node) => {
    const { fill, stroke } = getComputedStyle(node);
    const over = node.nextElementSibling;
    const covered = over?.classList.contains('over') && getComputedStyle(over).display !== 'none';
    const pattern = covered ? /#.*-(hatch|dots|upright|level-\d|level|grid|checks|rings|waves)"?\)/.exec(getComputedStyle(over).fill)[1] : '';
    return { fill, pattern, stroke };
  };
  for (const figure of document.querySelectorAll('figure.chart')) {
    const title = figure.querySelector('svg[role=img] > title').textContent;
    const picture = figure.querySelector('svg[role=img]');
    const seen = new Map();
    for (const entry of figure.querySelectorAll('.chart-legend > li')) {
      const words = entry.textContent.trim();
      if (entry.offsetHeight === 0) faults.push(`${title}: ${words} is hidden`);
      const shapes = [...entry.querySelectorAll('.sample :is(rect, path, circle, text)')].map((shape) => {
        const { fill, stroke, strokeDasharray, display } = getComputedStyle(shape);
        return display === 'none' ? '' : [shape.getAttribute('d'), shape.textContent, shape.getAttribute('height'), shape.localName, fill.replace(/.*#/, ''), stroke, strokeDasharray].join(' ');
      });
      const whole = shapes.join(' | ');
      if (seen.has(whole)) faults.push(`${title}: ${words} looks like ${seen.get(whole)}`);
      seen.set(whole, words);
      const sample = entry.querySelector('.sample :is(.series, .point)');
      const [kind, name] = sample?.getAttribute('class').split(' ') ?? [];
      if (!sample || name === 'plain') continue;
      const wanted = look(sample);
      const marks = picture.querySelectorAll(kind === 'point' ? `.point.${name}` : `.${CSS.escape(name)}:is(.series, .area)`);
      if (marks.length === 0) faults.push(`${title}: nothing is shown of ${words}`);
      for (const mark of marks) {
        const found = look(mark);
        // A day is a shape without room for a pattern.
        if (mark.classList.contains('day')) found.pattern = wanted.pattern;
        if (found.fill !== wanted.fill || found.pattern !== wanted.pattern) faults.push(`${title}: ${words} is ${wanted.fill} ${wanted.pattern} in the legend, ${found.fill} ${found.pattern} in the picture`);
      }
    }
    // What becomes of a period where its drawing ends: each sign has its entry, and each entry its sign.
    const signs = (root) => [...new Set([...root.querySelectorAll('svg.rest')].map((node) => [...node.classList].join(' ')))].sort().join(', ');
    const explained = signs(figure.querySelector('.chart-legend') ?? document.createElement('ul'));
    if (signs(picture) !== explained) faults.push(`${title}: ends ${signs(picture)}, in the legend ${explained}`);
    const painted = [...figure.querySelectorAll(':is(.series, .area)')].filter((node) => node.nextElementSibling?.classList.contains('over'));
    for (const node of painted) {
      const name = node.getAttribute('class').split(' ')[1];
      if ((look(node).pattern === 'hatch') !== UNKNOWN.includes(name)) faults.push(`${title}: diagonal lines for ${name}`);
    }
    const paper = getComputedStyle(document.body).backgroundColor;
    for (const node of picture.querySelectorAll(':is(.series, .area, .point)')) {
      const { fill, stroke } = getComputedStyle(node);
      if ((fill === paper || fill === 'none') && stroke === 'none') faults.push(`${title}: ${node.getAttribute('class')} can't be seen`);
    }
  }
  return faults;
}

// As few pages as show every series of every shape once.
function showing(pages) {
  const seen = new Set();
  return pages.filter(({ charts }) => {
    const found = charts.flatMap((chart) => chart.series.map((series) => `${chart.shape} ${series}`)).filter((name) => !seen.has(name));
    found.forEach((name) => seen.add(name));
    return found.length > 0;
  });
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

    test('a source of money looks the same on all charts of a page, and its sums are said', () => {
      for (const { file, charts } of pages) {
        const money = charts.filter((chart) => chart.id.startsWith('_chart-money-'));
        const looks = new Map();
        for (const { series, legend, table, title: [name, description] } of money) {
          series.forEach((look, index) => {
            if (looks.has(look)) assert.equal(legend[index], looks.get(look), `${file}, ${name}: ${look}`);
            looks.set(look, legend[index]);
            assert.ok(description.includes(`${legend[index]}: `), `${file}, ${name}: no sum of ${legend[index]}`);
          });
          for (const row of table.rows) {
            assert.ok(description.includes(`${row.label}: ${row.cells.at(-1).text}`), `${file}, ${name}: no sum of ${row.label}`);
          }
        }
        assert.equal(new Set(looks.values()).size, looks.size, `${file}: a source with two looks: ${[...looks.values()]}`);
      }
    });

    test('legends show what is in the pictures, in both schemes and in forced colours', LONG, async () => {
      const server = await serve(folder, { prefix: new URL(site.base).pathname });
      const faults = [];
      try {
        await browser.use(async (page) => {
          for (const { address } of showing(pages)) {
            await page.goto(server.origin + new URL(address).pathname);
            for (const [colorScheme, forcedColors] of [['light', 'none'], ['dark', 'none'], ['light', 'active'], ['dark', 'active']]) {
              await page.emulateMedia({ colorScheme, forcedColors });
              const place = `${address}, ${colorScheme}${forcedColors === 'active' ? ', forced colours' : ''}`;
              faults.push(...(await page.evaluate(mixedUp)).map((message) => ({ message, place })));
            }
            await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
          }
        });
      } finally {
        await server.close();
      }
      none(faults);
    });

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
