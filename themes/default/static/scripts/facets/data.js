// The data of a list: one file with all that counting and sorting needs, titles in parts that are loaded when shown.

import { Files, load } from '../files.js';

/**
 * Titles of the rows of one part.
 * @typedef {{ ids: string[], codes: string[], names: string[], langs: Record<string, string>, drafts: number[] }} Titles
 */

/** Numbers of rows from their gaps. @param {number[]} gaps */
function rowsOf(gaps) {
  const rows = new Uint32Array(gaps.length);
  let row = 0;
  gaps.forEach((gap, at) => {
    row += gap;
    rows[at] = row;
  });
  return rows;
}

/** The values of each row, made when they are first shown. */
function byRow(facet, rows) {
  const values = Array.from({ length: rows }, () => []);
  facet.rows.forEach((having, value) => having.forEach((row) => values[row].push(value)));
  return values;
}

/**
 * Loads the table of a list. Whatever build it is of, the titles must be of the same.
 * @param {string} address
 * @param {RequestCache} cache
 */
export async function loadTable(address, cache) {
  const { version, data: table } = await load(address, cache);
  const files = new Files(version, cache);
  for (const facet of table.facets) {
    facet.rows = facet.rows.map(rowsOf);
    let values = null;
    facet.valuesOf = (row) => (values ??= byRow(facet, table.rows))[row];
  }
  /** @type {(number: number) => Promise<Titles>} */
  const part = (number) => files.get(table.parts[number]);
  /** @type {string[] | null} */
  let texts = null;
  const loadTexts = async () => {
    const all = await Promise.all(table.parts.map((_, number) => part(number)));
    return all.flatMap(({ codes, names }) => names.map((name, at) => folded(`${codes[at]} ${name}`)));
  };
  return {
    ...table,
    /** Code, title and address of a row. */
    titleOf: async (row) => {
      const [number, at] = [Math.floor(row / table.titles), row % table.titles];
      const { ids, codes, names, langs, drafts } = await part(number);
      const href = `${table.list}${ids[at]}/`;
      return { href, code: codes[at], title: names[at], lang: langs[at] ?? null, draft: drafts.includes(at) };
    },
    /** Codes and titles of all rows, ready for a search in them. */
    allTitles: async () => (texts ??= await loadTexts()),
  };
}

/** A text without case and diacritics. */
export function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
