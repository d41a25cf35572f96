// What is chosen, as buttons that take it back. When one is gone, the focus goes to the next.

import { element, form } from '../dom.js';

/** Tells a value from all others, whatever its number is. */
const nameOf = (table, facet, value) => `${table.facets[facet].word}=${table.facets[facet].keys[value]}`;

/** @param {HTMLElement} root */
export function makeChosen(root, { onRemove, onClear }) {
  const box = root.querySelector('.list-chosen');
  const list = box.querySelector('.chips');
  const status = root.querySelector('.count');

  box.querySelector('.clear').addEventListener('click', () => {
    status.focus();
    onClear();
  });

  function chip(table, facet, value) {
    const { label, labels, langs, keys, word } = table.facets[facet];
    const name = form.fill(table.texts.remove, { value: `${label}: ${labels[value]}` });
    const text = element('span', { lang: langs[value] }, labels[value]);
    const button = element('button', { type: 'button', 'aria-label': name }, `${label}: `, text);
    button.addEventListener('click', () => {
      const item = button.parentElement;
      const next = item.nextElementSibling ?? item.previousElementSibling;
      (next?.querySelector('button') ?? status).focus();
      item.remove();
      onRemove(word, keys[value]);
    });
    return element('li', { 'data-value': nameOf(table, facet, value) }, button);
  }

  return {
    show(table, state) {
      const wanted = state.chosen.flatMap((values, facet) => [...values].sort((a, b) => a - b).map((value) => [facet, value]));
      const names = new Set(wanted.map(([facet, value]) => nameOf(table, facet, value)));
      for (const item of [...list.children]) if (!names.has(item.dataset.value)) item.remove();
      wanted.forEach(([facet, value], at) => {
        const there = list.children[at];
        if (there?.dataset.value !== nameOf(table, facet, value)) list.insertBefore(chip(table, facet, value), there ?? null);
      });
      box.hidden = wanted.length === 0 && state.text === '';
    },
  };
}
