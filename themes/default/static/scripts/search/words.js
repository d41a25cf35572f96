// Words of a text: where each begins and ends, and how it is folded. `src/search/words.rs` does the same when the
// index is made; a test holds the two together.

const LETTER = '[\\p{Alphabetic}\\p{N}\\u0300-\\u036f]';

// An apostrophe joins what is on both of its sides, a full stop does so beside a digit: `1.2.3`, `B.2`.
const WORD = new RegExp(
  `(?=${LETTER})(?:\\p{N}\\.(?=${LETTER})|${LETTER}|['’](?=${LETTER})|\\.(?=\\p{N}))+`,
  'gu',
);

/**
 * The words of a text as they stand in it, each with its place.
 * @param {string} text
 * @returns {{ word: string, start: number, end: number }[]}
 */
export function words(text) {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ word, start: index, end: index + word.length }));
}

/**
 * The word in small letters, composed, with one sort of apostrophe: what stemmers take.
 * @param {string} word
 */
export function plain(word) {
  return word.toLowerCase().replace(/[’ʼ]/g, "'").normalize('NFC');
}

/**
 * A plain word without diacritics and apostrophes.
 * @param {string} word
 */
export function fold(word) {
  return word.replaceAll("'", '').normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}

/** Whether a plain word has marks. @param {string} word */
export function isMarked(word) {
  return fold(word) !== word.replaceAll("'", '');
}

/**
 * Whether the folded word is one that can be looked for: a letter by itself is none.
 * @param {string} form
 */
export function counts(form) {
  return /\p{N}/u.test(form) || [...form].length > 1;
}
