// What is chosen, and how it stands in the address: `?oblast=a,b&stav=probiha&text=dluhy&razeni=-nazev&zobrazeni=karty`.

/**
 * What is chosen. `chosen` has a set of numbers of values for each facet.
 * @typedef {{ chosen: Set<number>[], text: string, sort: string, descending: boolean, cards: boolean }} State
 */

/** Nothing is chosen: the list as it was built. @type {State} */
export const START = { chosen: [], text: '', sort: 'code', descending: false, cards: false };

const SORTS = ['code', 'title', 'phase', 'period'];

/** Whether the list shows all records in the order in which it was built. @param {State} state */
export function isWhole(state) {
  return state.text === '' && state.sort === 'code' && !state.descending && state.chosen.every((values) => values.size === 0);
}

/** What an address says; words that mean nothing are left out. @returns {State} */
export function parseState(table, query) {
  const parameters = new URLSearchParams(query);
  const { words } = table;
  const chosen = table.facets.map(({ word, keys }) => {
    const asked = parameters.getAll(word).flatMap((value) => value.split(','));
    return new Set(asked.map((key) => keys.indexOf(key)).filter((value) => value >= 0).sort((a, b) => a - b));
  });
  const order = parameters.get(words.sort) ?? '';
  const descending = order.startsWith('-');
  const sort = SORTS.find((key) => words[`sort/${key}`] === order.slice(Number(descending)));
  return {
    chosen,
    text: (parameters.get(words.text) ?? '').trim(),
    sort: sort ?? START.sort,
    descending: sort !== undefined && descending,
    cards: parameters.get(words.view) === words['view/cards'],
  };
}

/** The address of what is chosen. @param {State} state */
export function stateAddress(table, state) {
  const { words } = table;
  const parts = table.facets.flatMap(({ word, keys }, facet) => {
    const values = [...state.chosen[facet]].sort((a, b) => a - b).map((value) => keys[value]);
    return values.length > 0 ? [`${word}=${values.join(',')}`] : [];
  });
  const text = state.text.trim();
  if (text !== '') parts.push(`${words.text}=${encodeURIComponent(text)}`);
  if (state.sort !== START.sort || state.descending) {
    parts.push(`${words.sort}=${state.descending ? '-' : ''}${words[`sort/${state.sort}`]}`);
  }
  if (state.cards) parts.push(`${words.view}=${words['view/cards']}`);
  return parts.length > 0 ? `${table.list}?${parts.join('&')}` : table.list;
}
