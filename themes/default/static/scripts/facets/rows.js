// Rows as the page was built with them: the template `components/list_table.html`, in other words.

import { element } from '../dom.js';

/** A row of the table. */
export async function makeRow(table, row) {
  const { href, code, title, lang, draft } = await table.titleOf(row);
  const words = lang ? element('span', { lang }, title) : title;
  const name = code === '' ? [words] : [element('span', { class: 'code' }, code), ' ', words];
  const head = element('th', { scope: 'row' }, element('a', { href }, ...name));
  if (lang) head.append(' ', element('span', { class: 'in-language', 'aria-hidden': 'true' }, lang));
  if (draft) head.append(' ', element('span', { class: 'draft' }, table.texts.draft));
  return element('tr', {}, head, ...table.columns.map((column) => cell(table, column, row)));
}

function cell(table, column, row) {
  const values = column.name === 'period' ? period(table, row) : labels(table, column, row);
  const shown = values.length === 0 ? [element('span', { class: 'missing' }, column.missing)] : values;
  const lines = shown.flatMap((value, at) => (at > 0 ? [element('br'), value] : [value]));
  return element('td', { 'data-label': column.label }, ...lines);
}

function period(table, row) {
  const number = table.period[row];
  return number < 0 ? [] : [table.periods[number]];
}

function labels(table, { name }, row) {
  const facet = table.facets.find((known) => known.name === name);
  return facet.valuesOf(row).map((value) => {
    const mark = facet.marks[value];
    if (mark) return element('span', { class: `choice choice-${mark}` }, facet.labels[value]);
    const lang = facet.langs[value];
    return lang ? element('span', { lang }, facet.labels[value]) : facet.labels[value];
  });
}
