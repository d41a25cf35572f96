// The charts of one HTML page, read from its markup: what the picture shows, and what its table says.

import { parse } from 'parse5';

function* all(node) {
  for (const child of node.childNodes ?? []) {
    yield child;
    yield* all(child);
  }
}

const attribute = (node, name) => node.attrs?.find((known) => known.name === name)?.value;
const has = (node, name) => (attribute(node, 'class') ?? '').split(' ').includes(name);
const elements = (node, tag, name) =>
  [...all(node)].filter((child) => child.tagName === tag && (!name || has(child, name)));
const text = (node) =>
  [...all(node)].map((child) => (child.nodeName === '#text' ? child.value : '')).join('').replaceAll(/[ \n]+/g, ' ').trim();
const number = (node, name) => Number.parseFloat(attribute(node, name));

// Rows of the table: what each is called, and its cells with the value for machines.
function table(figure) {
  const [found] = elements(figure, 'table', 'figures');
  const columns = elements(found, 'th').filter((cell) => attribute(cell, 'scope') === 'col').map(text);
  const rows = elements(found, 'tr')
    .filter((row) => elements(row, 'td').length > 0)
    .map((row) => ({ ...head(elements(row, 'th')[0]), cells: elements(row, 'td').map(cell) }));
  return { columns: columns.slice(1), rows, open: !elements(figure, 'details').some((node) => elements(node, 'table').length > 0) };
}

// What a row is called, where that leads, and the number by which the picture calls it.
function head(node) {
  const [badge] = elements(node, 'span', 'badge').map(text);
  const [link] = elements(node, 'a');
  return { label: badge ? text(node).slice(badge.length + 1) : text(node), number: badge, href: link && attribute(link, 'href') };
}

function cell(node) {
  const [data] = elements(node, 'data');
  return { text: text(node), value: data ? attribute(data, 'value') : null, missing: elements(node, 'span', 'missing').length > 0 };
}

// What has a title in the picture, with the places of its shapes.
function mark(node) {
  const shapes = [...elements(node, 'rect'), ...elements(node, 'path'), ...elements(node, 'svg')];
  return {
    title: text(elements(node, 'title')[0]),
    series: shapes.map((shape) => attribute(shape, 'class')).find((name) => name) ?? '',
    blocks: elements(node, 'rect', 'series').map((rect) => ({ x: number(rect, 'x'), width: number(rect, 'width') })),
    day: elements(node, 'svg', 'day').map((svg) => number(svg, 'x'))[0],
    point: elements(node, 'svg', 'point').map((svg) => ({ x: number(svg, 'x'), y: number(svg, 'y') }))[0],
  };
}

// The name of the series of which an entry of a legend has a sample.
function seriesOf(entry) {
  const shapes = [
    ...elements(entry, 'rect', 'series'),
    ...elements(entry, 'svg', 'series'),
    ...elements(entry, 'svg', 'point'),
    ...elements(entry, 'path', 'today'),
  ];
  return (attribute(shapes[0], 'class') ?? '').replace(/^(series|point) /, '');
}

function chart(figure) {
  const picture = elements(figure, 'svg').find((svg) => attribute(svg, 'role') === 'img');
  const named = (attribute(picture, 'aria-labelledby') ?? '').split(' ');
  return {
    shape: /chart-(\w+)/.exec(attribute(figure, 'class'))[1],
    id: (named[0] ?? '').replace(/-title$/, ''),
    title: named.map((id) => text([...all(picture)].find((node) => attribute(node, 'id') === id) ?? {})),
    table: table(figure),
    legend: elements(figure, 'ul', 'chart-legend').flatMap((list) => elements(list, 'li').map(text)),
    series: elements(figure, 'ul', 'chart-legend').flatMap((list) => elements(list, 'li').map(seriesOf)),
    badges: elements(picture, 'text', 'badge').map(text),
    strip: elements(picture, 'rect', 'strip').map((rect) => ({ y: number(rect, 'y'), height: number(rect, 'height') }))[0],
    marks: elements(picture, 'g', 'mark').map(mark),
    labels: elements(picture, 'text', 'label').map((node) => elements(node, 'tspan').map(text).join(' ')),
    missing: elements(picture, 'text', 'missing').length,
    lines: elements(picture, 'line', 'trend').length,
    branches: elements(picture, 'path', 'branch').length,
    scale: elements(picture, 'text', 'tick')
      .filter((tick) => attribute(tick, 'data-value') !== undefined)
      .map((tick) => ({ value: Number(attribute(tick, 'data-value')), y: number(tick, 'y') + 5 })),
  };
}

export function chartsOf(html) {
  return elements(parse(html), 'figure', 'chart').map(chart);
}
