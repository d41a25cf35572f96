// Files of data, of which each says the version of the data. An address may be answered by an older build of the site or
// a newer one, and files of two builds must not be put together.

/** The file is of another build than what it is to go with. */
export class Outdated extends Error {}

/** The server answers, and has no such file. */
export class Refused extends Error {}

/**
 * @param {string} address
 * @param {RequestCache} cache
 */
export async function load(address, cache) {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Refused(`${address}: ${answer.status}`);
  return answer.json();
}

/** Files of one version: each is fetched when it is needed for the first time, and then kept. */
export class Files {
  /** @type {Map<string, Promise<any>>} */
  #kept = new Map();

  /**
   * @param {string} version
   * @param {RequestCache} cache
   */
  constructor(version, cache) {
    this.version = version;
    this.cache = cache;
  }

  /**
   * What a file holds.
   * @param {string} address
   */
  get(address) {
    let file = this.#kept.get(address);
    if (!file) {
      file = this.#load(address);
      this.#kept.set(address, file);
      // What failed is asked for again at the next occasion.
      file.catch(() => this.#kept.delete(address));
    }
    return file;
  }

  /** @param {string} address */
  async #load(address) {
    const { version, data } = await load(address, this.cache);
    if (version !== this.version) throw new Outdated(`${address}: version ${version}, not ${this.version}`);
    return data;
  }
}
