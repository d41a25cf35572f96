// Which rows are found, in which order, and how many each value would give. Pure functions of the data and the choice.

import { folded } from './data.js';

/** Rows that have one of the values, marked by 1. */
function union(rows, values, facet) {
  const mark = new Uint8Array(rows);
  for (const value of values) for (const row of facet.rows[value]) mark[row] = 1;
  return mark;
}

/** Rows that each facet lets through, or null where nothing is chosen; the text counts as one more facet. */
function marks(table, state, titles) {
  const all = table.facets.map((facet, at) => {
    const values = state.chosen[at];
    return values.size > 0 ? union(table.rows, values, facet) : null;
  });
  const words = folded(state.text).split(/\s+/).filter(Boolean);
  const holds = (title) => words.every((word) => title.includes(word));
  all.push(titles && words.length > 0 ? Uint8Array.from(titles, (title) => Number(holds(title))) : null);
  return all;
}

/** Rows that all of these let through. */
function intersection(rows, marks) {
  const found = new Uint8Array(rows).fill(1);
  for (const mark of marks) if (mark) for (let row = 0; row < rows; row++) found[row] &= mark[row];
  return found;
}

/** Numbers of the rows that are found: facets together, values of one facet in turn. */
export function narrow(table, state, titles) {
  const found = [];
  intersection(table.rows, marks(table, state, titles)).forEach((mark, row) => mark && found.push(row));
  return found;
}

/** For each facet how many rows each of its values has among those that the other facets let through. */
export function count(table, state, titles) {
  const all = marks(table, state, titles);
  return table.facets.map((facet, at) => {
    const others = intersection(table.rows, all.filter((_, other) => other !== at));
    return facet.rows.map((rows) => rows.reduce((sum, row) => sum + others[row], 0));
  });
}

/** What rows are sorted by; `undefined` where a row says nothing of it. */
function keyOf(table, sort) {
  if (sort === 'title') return (row) => table.title[row];
  if (sort === 'period') return (row) => (table.period[row] < 0 ? undefined : table.period[row]);
  const facet = table.facets.find(({ name }) => name === sort);
  return facet ? (row) => facet.valuesOf(row)[0] : (row) => row;
}

/** Rows in the order that is asked for; what is not known stands last either way, and equal rows as in the list. */
export function sorted(table, state, rows) {
  const key = keyOf(table, state.sort);
  const direction = state.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [first, second] = [key(a), key(b)];
    if (first === undefined || second === undefined) return (first === undefined) - (second === undefined) || a - b;
    return direction * (first - second) || a - b;
  });
}
