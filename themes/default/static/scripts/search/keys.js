// Keys: what all forms of a word share. The index keeps words under their keys; `src/search/stem.rs` makes them by
// the same steps, with the same stemmers.

import { fold, isMarked, plain } from './words.js';

/**
 * A language, as the head of the index says it.
 * @typedef {{ stemmer: string, marks: [string, string][], apart: string, ends: [string, string, number][] }} Language
 * @typedef {{
 *   stem: (word: string) => string, marks: Map<string, string>, apart: Set<string>, ends: [string, string, number][],
 * }} Stemming
 */

// A word typed without marks may mean one with marks in its end; so many letters back they change its stem.
const END = 6;

// No word has more readings than this, and one of more letters has itself only.
const MOST = 4096;
const LONGEST = 60;

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
  const letters = [...word];
  if (isMarked(word) || letters.length > LONGEST) return [word];
  let all = [''];
  letters.forEach((letter, at) => {
    // `ř` is no vowel where `r` may be one, and so it counts in the whole word.
    const open = at >= letters.length - END || letter === 'r';
    const choices = open && all.length < MOST ? [letter, ...(marks.get(letter) ?? '')] : [letter];
    all = choices.flatMap((choice) => all.map((begun) => begun + choice));
  });
  return all;
}

/**
 * The key with the marks that tell words apart. `marked` is what was folded, `key` begins as that does.
 * @param {string} marked
 * @param {string} folded
 * @param {string} key
 * @param {Set<string>} apart
 */
function toldApart(marked, folded, key, apart) {
  const letters = [...marked.replaceAll("'", '')];
  const plain = [...folded];
  // A letter that is folded to none or to several stands at no place of its own.
  if (!letters.some((letter) => apart.has(letter)) || letters.length !== plain.length) return key;
  let same = true;
  const told = [...key].map((letter, at) => {
    same &&= at < letters.length - 1 && plain[at] === letter;
    return same && apart.has(letters[at]) ? letters[at] : letter;
  });
  return told.join('');
}

/** Makes keys of words in the languages of an index. */
export class Keys {
  /** @param {Stemming[]} stemmings */
  constructor(stemmings) {
    this.stemmings = stemmings;
  }

  /**
   * Loads what the languages need. Words of a language without a stemmer (`null`) are only folded.
   * @param {(Language | null)[]} languages
   */
  static async load(languages) {
    const load = async (language) => {
      if (language === null) return { stem: (word) => word, marks: new Map(), apart: new Set(), ends: [] };
      const { stemmer, marks, apart, ends } = language;
      const { Stemmer } = await import(`../stem/${stemmer}.js`);
      const stems = new Stemmer();
      return { stem: (word) => stems.stemWord(word), marks: new Map(marks), apart: new Set(apart), ends };
    };
    return new Keys(await Promise.all(languages.map(load)));
  }

  /**
   * The keys that a word of a text may have: in each language that of the word itself and that of its stem.
   * @param {string} word
   */
  ofText(word) {
    return this.#of(word, () => [plain(word)]);
  }

  /**
   * The keys of all that a typed word may mean, without marks.
   * @param {string} word
   */
  ofTyped(word) {
    return new Set([...this.#of(word, ({ marks }) => readings(plain(word), marks))].map(fold));
  }

  /**
   * What keys begin with whose word begins so: all letters but the last, whose mark says nothing.
   * @param {string} word
   */
  beginnings(word) {
    const form = fold(plain(word));
    const told = this.stemmings.map(({ apart }) => toldApart(plain(word), form, form, apart));
    return told.map((begun) => [...begun].slice(0, -1).join(''));
  }

  /**
   * @param {string} word
   * @param {(stemming: Stemming) => string[]} read
   */
  #of(word, read) {
    const form = fold(plain(word));
    // A word with a digit is a code, a year or the like: it has no forms.
    if (/\p{N}/u.test(form)) return new Set([form]);
    const keys = new Set();
    for (const stemming of this.stemmings) {
      keys.add(toldApart(plain(word), form, form, stemming.apart));
      for (const reading of read(stemming)) {
        const marked = stemming.stem(reading);
        const stem = fold(marked);
        keys.add(toldApart(marked, stem, ended(stem, stemming.ends), stemming.apart));
      }
    }
    return keys;
  }
}
