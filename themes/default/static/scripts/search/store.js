// The index: words in shards and documents in chunks, all files of one version.

import { Files, load } from '../files.js';

/**
 * @typedef {{ slug: string, label: string, end: number }} Sort
 * @typedef {string | [string, string]} Text A text, with the code of its language where that is not the page's.
 * @typedef {[string, number[][], string?]} Term A key without marks, for each class of text the steps between documents,
 *   and the key itself where it has marks.
 * @typedef {[string, Text, string | null, Text | null, Text | null, number[]?]} Entry Address, title, code, what it is
 *   about, what it is a part of, places of what is said beside its title.
 * @typedef {{
 *   version: string, chunk: number, sorts: Sort[], notes: Text[], words: string[],
 *   languages: import('./keys.js').Language[], ignored: string[], same: string[][][],
 * }} Head
 */

/** The first place in a sorted list where `isAfter` holds; its length where it never does. */
function bound(list, isAfter) {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isAfter(list[middle])) to = middle;
    else from = middle + 1;
  }
  return from;
}

// A beginning under which there is more than so many shards says too little to be worth them.
const MOST = 6;

export class Store {
  #files;

  /**
   * @param {string} folder address of the folder of the index
   * @param {Head} head
   * @param {RequestCache} cache
   */
  constructor(folder, head, cache) {
    this.folder = folder;
    this.head = head;
    this.#files = new Files(head.version, cache);
  }

  /**
   * The head is always asked for anew, so that it fits the site as it is now.
   * @param {string} folder
   * @param {RequestCache} cache how the other files are asked for
   */
  static async open(folder, cache) {
    return new Store(folder, await load(`${folder}head.json`, 'no-cache'), cache);
  }

  /** @param {string} name */
  #file(name) {
    // The query keeps caches from answering with another build; a server may still do so.
    return this.#files.get(`${this.folder}${name}.json?${this.head.version}`);
  }

  /**
   * The terms of which this is the key without marks.
   * @param {string} key
   * @returns {Promise<Term[]>}
   */
  async exactly(key) {
    const number = bound(this.head.words, (first) => first > key) - 1;
    if (number < 0) return [];
    const terms = await this.#file(`words-${number}`);
    return terms.filter(([term]) => term === key);
  }

  /**
   * The terms that begin so; none where too many do.
   * @param {string} beginning
   * @returns {Promise<Term[]>}
   */
  async beginning(beginning) {
    const { words } = this.head;
    const from = Math.max(0, bound(words, (first) => first > beginning) - 1);
    const to = bound(words, (first) => first > beginning && !first.startsWith(beginning));
    if (to - from > MOST) return [];
    const numbers = Array.from({ length: Math.max(0, to - from) }, (_, number) => from + number);
    const shards = await Promise.all(numbers.map((number) => this.#file(`words-${number}`)));
    return shards.flat().filter(([term]) => term.startsWith(beginning));
  }

  /**
   * The documents with these numbers, in that order.
   * @param {number[]} numbers
   * @returns {Promise<Entry[]>}
   */
  documents(numbers) {
    const { chunk } = this.head;
    return Promise.all(
      numbers.map(async (number) => (await this.#file(`records-${Math.floor(number / chunk)}`))[number % chunk]),
    );
  }

  /**
   * The place of the sort that a document is of.
   * @param {number} number
   */
  sortOf(number) {
    return bound(this.head.sorts, ({ end }) => end > number);
  }
}
