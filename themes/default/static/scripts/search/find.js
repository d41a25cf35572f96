// Finds documents: what a reader typed becomes a list of clauses, of which all must hold.

import { counts, fold, plain, words } from './words.js';

/**
 * @typedef {{ keys: Set<string>, beginning: string | null }} Wanted One word: its keys, and the beginning that is
 *   enough.
 * @typedef {{ typed: string, ways: Wanted[][] }} Clause Words that say one thing, and all ways of saying it.
 * @typedef {Map<number, number>} Scores What each document that was found counts.
 * @typedef {{ numbers: number[], clauses: Clause[], failed: number[] }} Found Documents, the best first; and
 *   the places of clauses for which there is nothing at all.
 */

// What a hit counts by the class of the text: a title that is one word, title, code, summary, other names, the rest.
const WEIGHTS = [40, 20, 16, 10, 6, 1];

// What a hit counts when only its beginning was typed, or when it is said in another way.
const BEGUN = 0.5;
const OTHERWISE = 0.75;

// From so many letters on the beginning of a word is enough.
export const BEGINNING = 3;

/**
 * What was typed, as clauses. Words that stand in almost every text are left out.
 * @param {string} query
 * @param {import('./store.js').Head} head
 * @param {import('./keys.js').Keys} keys
 * @returns {Clause[]}
 */
export function parse(query, { ignored, same }, keys) {
  const typed = words(query)
    .map(({ word }) => ({ word, form: fold(plain(word)) }))
    .filter(({ form }) => counts(form) && !ignored.includes(form))
    .map(({ word, form }) => ({
      word,
      wanted: { keys: keys.ofTyped(word), beginning: [...form].length >= BEGINNING ? form : null },
    }));
  const clauses = [];
  for (let at = 0; at < typed.length; ) {
    const { length, ways } = otherWays(typed.slice(at), same);
    const said = typed.slice(at, at + length);
    clauses.push({
      typed: said.map(({ word }) => word).join(' '),
      ways: [said.map(({ wanted }) => wanted), ...ways],
    });
    at += length;
  }
  return clauses;
}

/** Other ways of saying what the list begins with, and how many of its words that is: the most. */
function otherWays(typed, same) {
  let found = { length: 1, ways: [] };
  for (const ways of same) {
    for (const way of ways) {
      const fits = way.length <= typed.length && way.every((key, at) => typed[at].wanted.keys.has(key));
      if (!fits || (way.length < found.length && found.ways.length > 0)) continue;
      const others = ways.filter((other) => other !== way);
      const known = way.length === found.length ? found.ways : [];
      found = { length: way.length, ways: [...known, ...others.map(exactly)] };
    }
  }
  return found;
}

/** @param {string[]} way */
function exactly(way) {
  return way.map((key) => ({ keys: new Set([key]), beginning: null }));
}

/**
 * @param {import('./store.js').Term} term
 * @param {number} factor
 * @param {Scores} scores
 */
function add([, classes], factor, scores) {
  classes.forEach((steps, place) => {
    const score = WEIGHTS[place] * factor;
    let number = 0;
    for (const step of steps) {
      number += step;
      if (!(scores.get(number) >= score)) scores.set(number, score);
    }
  });
}

/**
 * @param {Wanted} wanted
 * @param {import('./store.js').Store} store
 * @returns {Promise<Scores>}
 */
async function ofWord({ keys, beginning }, store) {
  const [exact, begun] = await Promise.all([
    Promise.all([...keys].map((key) => store.exactly(key))),
    beginning === null ? [] : store.beginning(beginning),
  ]);
  const scores = new Map();
  for (const term of exact.flat()) add(term, 1, scores);
  for (const term of begun) add(term, BEGUN, scores);
  return scores;
}

/** Documents that are in all, with the sum of what they count. */
function inAll(all) {
  const [first, ...others] = [...all].sort((a, b) => a.size - b.size);
  const both = new Map();
  for (const [number, score] of first) {
    if (others.every((other) => other.has(number))) {
      both.set(number, others.reduce((sum, other) => sum + other.get(number), score));
    }
  }
  return both;
}

/**
 * @param {Clause} clause
 * @param {import('./store.js').Store} store
 * @returns {Promise<Scores>}
 */
async function ofClause({ ways }, store) {
  const all = await Promise.all(
    ways.map(async (way) => inAll(await Promise.all(way.map((wanted) => ofWord(wanted, store))))),
  );
  const scores = new Map(all[0]);
  for (const other of all.slice(1)) {
    for (const [number, score] of other) {
      const otherwise = score * OTHERWISE;
      if (!(scores.get(number) >= otherwise)) scores.set(number, otherwise);
    }
  }
  return scores;
}

/**
 * @param {Clause[]} clauses
 * @param {import('./store.js').Store} store
 * @returns {Promise<Found>}
 */
export async function find(clauses, store) {
  const all = await Promise.all(clauses.map((clause) => ofClause(clause, store)));
  const scores = all.length > 0 ? inAll(all) : new Map();
  const ranked = [...scores].sort(([a, first], [b, second]) => second - first || a - b);
  const failed = all.flatMap((found, at) => (found.size === 0 ? [at] : []));
  return { numbers: ranked.map(([number]) => number), clauses, failed };
}

/**
 * The longest beginning of a word under which there is something, or null.
 * @param {string} word
 * @param {import('./store.js').Store} store
 */
export async function longestBeginning(word, store) {
  const letters = [...word];
  // Less than half of a word has little to do with it.
  const least = Math.max(BEGINNING, Math.ceil(letters.length / 2));
  for (let length = letters.length - 1; length >= least; length -= 1) {
    const beginning = letters.slice(0, length).join('');
    if ((await store.beginning(fold(plain(beginning)))).length > 0) return beginning;
  }
  return null;
}
