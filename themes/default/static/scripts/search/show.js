// Shows results: elements made from what was found, with the words marked.

import { element } from '../dom.js';
import { begins, means } from './find.js';
import { words } from './words.js';

/** Marks words that the clauses ask for. */
export class Marker {
  /**
   * @param {import('./find.js').Clause[]} clauses
   * @param {import('./keys.js').Keys} keys
   */
  constructor(clauses, keys) {
    this.keys = keys;
    this.wanted = clauses.flatMap(({ ways }) => ways.flat());
  }

  /** @param {string} word */
  #isWanted(word) {
    const keys = [...this.keys.ofText(word)];
    return this.wanted.some((wanted) => keys.some((key) => means(wanted, key) || begins(wanted, key)));
  }

  /**
   * The text in pieces, those asked for in `<mark>`.
   * @param {string} text
   * @returns {(Node | string)[]}
   */
  mark(text) {
    const pieces = [];
    let at = 0;
    for (const { word, start, end } of words(text)) {
      if (!this.#isWanted(word)) continue;
      pieces.push(text.slice(at, start), element('mark', {}, word));
      at = end;
    }
    return [...pieces, text.slice(at)].filter((piece) => piece !== '');
  }

  /**
   * A text of a document.
   * @param {import('./store.js').Text} text
   * @param {string} tag
   */
  text(text, tag, attributes = {}) {
    return said(text, tag, attributes, (shown) => this.mark(shown));
  }
}

/**
 * A text, marked as such where its language is not the page's.
 * @param {import('./store.js').Text} text
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {(shown: string) => (Node | string)[]} pieces
 */
function said(text, tag, attributes, pieces = (shown) => [shown]) {
  const [shown, lang] = Array.isArray(text) ? text : [text, null];
  return element(tag, { ...attributes, lang }, ...pieces(shown));
}

/**
 * One result.
 * @param {import('./store.js').Entry} entry
 * @param {import('./store.js').Text[]} notes what may be said beside a title
 * @param {Marker} marker
 * @param {import('./texts.js').Texts} texts
 */
export function result([href, title, code, about, of, places = []], notes, marker, texts) {
  const link = element('a', { href });
  if (code !== null) link.append(element('span', { class: 'code' }, ...marker.mark(code)), ' ');
  link.append(marker.text(title, 'span'));
  const item = element('li', {}, link);
  for (const place of places) item.append(' ', said(notes[place], 'span', { class: 'note' }));
  if (of !== null) {
    const [before, after = ''] = texts.fill('part-of').split('{title}');
    item.append(element('p', { class: 'part-of' }, before, marker.text(of, 'span'), after));
  }
  if (about !== null) item.append(marker.text(about, 'p', { class: 'about' }));
  if (!item.querySelector('mark')) item.append(element('p', { class: 'part-of' }, texts.fill('found-in-text')));
  return item;
}
