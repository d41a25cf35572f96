// Finds documents: what a reader typed becomes a list of clauses, of which all must hold.

import { counts, fold, isMarked, plain, words } from './words.js';

/**
 * @typedef {{ keys: Set<string>, alike: Set<string>, beginning: Beginning | null, isMarked: boolean }} Wanted One word:
 *   its keys, those of all that it may mean, without marks; the beginning that is enough, and whether it was typed with
 *   marks.
 * @typedef {{ folded: string, marked: string[] }} Beginning What a key must begin with, without its marks and with them:
 *   any of a list.
 * @typedef {{ typed: string, ways: Wanted[][] }} Clause Words that say one thing, and all ways of saying it.
 * @typedef {Map<number, number>} Scores What each document that was found counts.
 * @typedef {{ numbers: number[], clauses: Clause[], failed: number[] }} Found Documents, the best first; and
 *   the places of clauses for which there is nothing at all.
 */

// What a hit counts by the class of the text: a title that is one word; the first word of a title of two, three, four or
// more; another word of such titles; code, summary, other names, the rest.
const WEIGHTS = [40, 32, 30, 29, 28, 26, 24, 23, 22, 16, 10, 6, 1];

// What a hit counts when only its beginning was typed, when it has other marks, or when it is said in another way.
const BEGUN = 0.5;
const ALIKE = 0.5;
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
    .filter(({ word, form }) => counts(form) && !ignored.includes(plain(word)))
    .map(({ word, form }) => ({ word, wanted: wantedOf(word, form, keys) }));
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

/** @returns {Wanted} */
function wantedOf(word, form, keys) {
  const marked = isMarked(plain(word));
  const beginning = { folded: form, marked: keys.beginnings(word) };
  return {
    keys: keys.ofText(word),
    alike: marked ? new Set() : keys.ofTyped(word),
    beginning: [...form].length >= BEGINNING ? beginning : null,
    isMarked: marked,
  };
}

/** Whether the key begins with these letters; one that was typed without a mark may have one. */
const fits = (letters, key) => [...letters].every((letter, at) => key[at] === letter || fold(key[at] ?? '') === letter);

/**
 * Whether a key may be that of a word that begins as was typed.
 * @param {Wanted} wanted
 * @param {string} key
 */
export function begins({ beginning }, key) {
  return beginning !== null && fold(key).startsWith(beginning.folded) && beginning.marked.some((marked) => fits(marked, key));
}

/**
 * Whether a key may be that of the word that was typed. Marks that were typed are meant.
 * @param {Wanted} wanted
 * @param {string} key
 */
export function means({ keys, alike }, key) {
  return keys.has(key) || alike.has(fold(key)) || [...keys].some((typed) => typed.length === key.length && fits(typed, key));
}

/** Other ways of saying what the list begins with, and how many of its words that is: the most. */
function otherWays(typed, same) {
  let found = { length: 1, ways: [] };
  for (const ways of same) {
    for (const way of ways) {
      // A way without words would fit everywhere and lead no further.
      const fits = way.length > 0 && way.length <= typed.length && way.every((key, at) => means(typed[at].wanted, key));
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
  return way.map((key) => ({ keys: new Set([key]), alike: new Set(), beginning: null, isMarked: true }));
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

/** @param {import('./store.js').Term} term */
const keyOf = ([folded, , key = folded]) => key;

/**
 * What is written as it was typed counts most. Who types no marks may mean a word with other ones, and so may who types
 * some where nothing has them.
 * @param {Wanted} wanted
 * @param {import('./store.js').Store} store
 * @returns {Promise<Scores>}
 */
async function ofWord(wanted, store) {
  const { keys, alike, beginning } = wanted;
  const folded = new Set([...keys, ...alike].map(fold));
  const [exact, begun] = await Promise.all([
    Promise.all([...folded].map((key) => store.exactly(key))),
    beginning === null ? [] : store.beginning(beginning.folded),
  ]);
  const all = [
    ...exact.flat().filter((term) => means(wanted, keyOf(term))).map((term) => ({ term, factor: 1 })),
    ...begun.filter((term) => begins(wanted, keyOf(term))).map((term) => ({ term, factor: BEGUN })),
  ];
  const asTyped = (key) => keys.has(key) || beginning?.marked.some((marked) => key.startsWith(marked));
  const exactly = all.filter(({ term }) => asTyped(keyOf(term)));
  const scores = new Map();
  for (const { term, factor } of exactly) add(term, factor, scores);
  if (exactly.length > 0 && wanted.isMarked) return scores;
  for (const { term, factor } of all) add(term, exactly.length > 0 ? factor * ALIKE : factor, scores);
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
  for (const [at, other] of [...all.entries()].slice(1)) {
    // A way of many words says no more than one of few.
    const factor = OTHERWISE / ways[at].length;
    for (const [number, score] of other) {
      const otherwise = score * factor;
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
