// Keys: what all forms of a word share. The index keeps words under their keys; `src/search/stem.rs` makes them by
// the same steps, with the same stemmers.

import { fold, plain } from './words.js';

/**
 * A language, as the head of the index says it.
 * @typedef {{ stemmer: string, marks: [string, string][], ends: [string, string, number][] }} Language
 * @typedef {{ stem: (word: string) => string, marks: Map<string, string>, ends: [string, string, number][] }} Stemming
 */

// A word typed without marks may mean one with marks in its end; so many letters back they change its stem.
const END = 6;

// No word has more readings than this.
const MOST = 4096;

/**
 * @param {string} stem
 * @param {[string, string, number][]} ends
 */
function ended(stem, ends) {
  for (const [end, instead, before] of ends) {
    const rest = stem.slice(0, -end.length);
    if (stem.endsWith(end) && [...rest].length >= before) return rest + instead;
  }
  return stem;
}

/**
 * All that a word typed without marks may mean, as far as it makes a difference to its stem.
 * @param {string} word
 * @param {Map<string, string>} marks
 */
function readings(word, marks) {
  if (fold(word) !== word) return [word];
  const letters = [...word];
  let all = [''];
  letters.forEach((letter, at) => {
    // `ř` is no vowel where `r` may be one, and so it counts in the whole word.
    const open = at >= letters.length - END || letter === 'r';
    const choices = open && all.length < MOST ? [letter, ...(marks.get(letter) ?? '')] : [letter];
    all = choices.flatMap((choice) => all.map((begun) => begun + choice));
  });
  return all;
}

/** Makes keys of words in the languages of an index. */
export class Keys {
  /** @param {Stemming[]} stemmings */
  constructor(stemmings) {
    this.stemmings = stemmings;
  }

  /**
   * Loads what the languages need.
   * @param {Language[]} languages
   */
  static async load(languages) {
    const load = async ({ stemmer, marks, ends }) => {
      const { Stemmer } = await import(`../stem/${stemmer}.js`);
      const stems = new Stemmer();
      return { stem: (word) => stems.stemWord(word), marks: new Map(marks), ends };
    };
    return new Keys(await Promise.all(languages.map(load)));
  }

  /**
   * The keys that a word of a text has, one for each language and the folded word itself.
   * @param {string} word
   */
  ofText(word) {
    return this.#of(word, () => [plain(word)]);
  }

  /**
   * The keys of all that a typed word may mean.
   * @param {string} word
   */
  ofTyped(word) {
    return this.#of(word, ({ marks }) => readings(plain(word), marks));
  }

  /**
   * @param {string} word
   * @param {(stemming: Stemming) => string[]} read
   */
  #of(word, read) {
    const form = fold(plain(word));
    const keys = new Set([form]);
    // A word with a digit is a code, a year or the like: it has no forms.
    if (/\p{N}/u.test(form)) return keys;
    for (const stemming of this.stemmings) {
      for (const reading of read(stemming)) keys.add(ended(fold(stemming.stem(reading)), stemming.ends));
    }
    return keys;
  }
}
