// What the static pages say of a list with facets: its rows, and which of them each value of each facet has.

// Runs in the page: the rows of the list, and of every page that its facets lead to.
async function collect({ address, large }) {
  const open = async (href) => new DOMParser().parseFromString(await (await fetch(href)).text(), 'text/html');
  const link = (anchor) => anchor.getAttribute('href');

  async function rowsFrom(href) {
    const rows = [];
    for (let next = href; next; ) {
      const page = await open(next);
      for (const row of page.querySelectorAll('.listed tbody tr')) {
        const code = row.querySelector('.code')?.textContent ?? '';
        const cell = (name) => [...page.querySelectorAll('.listed thead th')].findIndex((head) => head.className === `column-${name}`);
        const of = (name) => (cell(name) < 0 ? '' : row.children[cell(name)].textContent);
        const anchor = row.querySelector('th a');
        const title = anchor.textContent.slice(code === '' ? 0 : code.length + 1);
        rows.push({ href: link(anchor), code, title, phase: of('phase'), period: of('period') });
      }
      next = page.querySelector('.list-pager [rel=next]')?.getAttribute('href');
    }
    return rows;
  }

  const rows = await rowsFrom(address);
  if (rows.length >= large) return { rows, facets: [] };
  const facets = [];
  const start = await open(address);
  for (const group of start.querySelectorAll('.facet')) {
    const all = group.querySelector('.all-values');
    const items = all ? (await open(link(all))).querySelectorAll('.facet-values li') : group.querySelectorAll('li');
    const values = [];
    for (const item of items) {
      const found = await rowsFrom(link(item.querySelector('a')));
      values.push([item.dataset.key, found.map(({ href }) => href)]);
    }
    facets.push([group.dataset.facet, values]);
  }
  return { rows, facets };
}

/** Codes as people count: runs of digits by their value. */
export function byCode(a, b) {
  const parts = (code) => code.split(/(\d+)/).filter(Boolean);
  const [first, second] = [parts(a), parts(b)];
  for (let at = 0; at < Math.max(first.length, second.length); at++) {
    if (first[at] === undefined || second[at] === undefined) return first.length - second.length;
    const difference = /\d/.test(first[at]) && /\d/.test(second[at]) ? first[at] - second[at] : first[at] < second[at] ? -1 : Number(first[at] > second[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

const PHASES = ['navrženo', 'schváleno', 'probíhá', 'pozastaveno', 'ukončeno', 'zrušeno'];

/** Reads the list at `address`, in a window that is on the site. One with `large` rows or more is not read further. */
export async function readList(page, address, large) {
  const { rows, facets } = await page.evaluate(collect, { address, large });
  const sets = new Map(facets.map(([word, values]) => [word, new Map(values.map(([key, hrefs]) => [key, new Set(hrefs)]))]));
  const passes = (href, choice, but) =>
    Object.entries(choice).every(([word, keys]) => word === but || keys.some((key) => sets.get(word).get(key).has(href)));
  const hrefs = rows.map(({ href }) => href);
  const words = [...sets.keys()];
  const keys = (word) => [...sets.get(word).keys()];

  return {
    address,
    rows,
    large: rows.length >= large,
    /** Addresses of the rows that a choice finds: values of one facet in turn, facets together. */
    found: (choice) => hrefs.filter((href) => passes(href, choice)),
    /** How many a value would give under what is chosen of the other facets. */
    count: (choice, word, key) => hrefs.filter((href) => passes(href, choice, word) && sets.get(word).get(key).has(href)).length,
    /** The address of a choice. */
    query: (choice) =>
      words
        .filter((word) => choice[word])
        .map((word) => `${word}=${keys(word).filter((key) => choice[word].includes(key)).join(',')}`)
        .join('&'),
    longest: () => words.map((word) => [word, keys(word)]).sort(([, a], [, b]) => b.length - a.length)[0],
    /** Two values of one facet that differ, and a value of another that some of their rows have and some have not. */
    twoFacets() {
      for (const first of words) {
        const [a, b] = keys(first).slice(0, 8).sort((x, y) => sets.get(first).get(y).size - sets.get(first).get(x).size);
        if (b === undefined) continue;
        const both = this.found({ [first]: [a, b] });
        for (const second of words) {
          const key = second !== first && keys(second).slice(0, 8).find((value) => {
            const { size } = new Set(both.filter((href) => sets.get(second).get(value).has(href)));
            return size > 0 && size < both.length;
          });
          if (key) return [[first, a, b], [second, key]];
        }
      }
      throw new Error('no two facets that can be combined');
    },
    /** Rows in each order, by the word for it in the address: ascending or descending, equal ones as they were. */
    sorted() {
      const by = (compare, known) => (descending) => {
        const sign = descending ? -1 : 1;
        return rows
          .map((row, at) => ({ ...row, at }))
          .sort((a, b) => known(b) - known(a) || (known(a) ? sign * compare(a, b) : 0) || a.at - b.at);
      };
      const collator = new Intl.Collator('cs', { numeric: true });
      const hasPhase = ({ phase }) => Number(PHASES.includes(phase));
      return {
        kod: (descending) => (descending ? [...rows].reverse() : rows),
        nazev: by((a, b) => collator.compare(a.title, b.title), () => 1),
        // Where no phase is stated, there is no such order to choose.
        ...(rows.some(hasPhase) && { stav: by((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase), hasPhase) }),
      };
    },
  };
}
