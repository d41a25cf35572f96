// The files of the index: each is fetched when it is needed for the first time, and then kept.

/**
 * @typedef {{ slug: string, label: string, end: number }} Sort
 * @typedef {string | [string, string]} Text A text, with the code of its language where that is not the page's.
 * @typedef {[string, number[][]]} Term A key, and for each class of text the steps between documents.
 * @typedef {[string, Text, string | null, Text | null, Text | null]} Entry Address, title, code, what it is about,
 *   what it is a part of.
 * @typedef {{
 *   version: string, chunk: number, sorts: Sort[], words: string[], languages: import('./keys.js').Language[],
 *   ignored: string[], same: string[][][],
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
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();

  /**
   * @param {string} folder address of the folder of the index
   * @param {Head} head
   */
  constructor(folder, head) {
    this.folder = folder;
    this.head = head;
  }

  /** @param {string} folder */
  static async open(folder) {
    // The head is asked for anew, so that it fits the site as it is now; the other files bear its version.
    return new Store(folder, await get(`${folder}head.json`, 'no-cache'));
  }

  /** @param {string} name */
  #file(name) {
    let file = this.#files.get(name);
    if (!file) {
      file = get(`${this.folder}${name}.json?${this.head.version}`, 'default');
      this.#files.set(name, file);
      // What failed is asked for again at the next occasion.
      file.catch(() => this.#files.delete(name));
    }
    return file;
  }

  /**
   * The terms that are this key.
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

/**
 * @param {string} address
 * @param {RequestCache} cache
 */
async function get(address, cache) {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
