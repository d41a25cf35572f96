// The facets beside the list. Links become boxes to check; long facets show the values that now give the most, and all
// of them when asked, with a field to find one.

import { element, form } from '../dom.js';
import { folded } from './data.js';

/** Values that a long facet shows, and the most that are all shown: as the page was built. */
const SHOWN = 6;
const ALL_SHOWN = 8;

/** @param {HTMLElement} root */
export function makePanel(root, { onToggle, onText }) {
  const groups = [...root.querySelectorAll('.facet')].map((fieldset) => makeGroup(fieldset, onToggle));
  const text = root.querySelector('#_text');
  text?.addEventListener('input', () => onText(text.value));
  return {
    attach(table) {
      for (const group of groups) group.attach(table);
    },
    show(state, counts) {
      groups.forEach((group) => group.show(state, counts));
      if (text && document.activeElement !== text) text.value = state.text;
    },
    /** Puts a text into the field, even where the reader is writing. */
    write(words) {
      if (text) text.value = words;
    },
    /** Takes back what was checked since this was shown. */
    restore(state) {
      for (const group of groups) group.restore(state);
    },
  };
}

/** @param {HTMLFieldSetElement} fieldset */
function makeGroup(fieldset, onToggle) {
  const word = fieldset.dataset.facet;
  const list = fieldset.querySelector('ul');
  /** Items by the key of their value. @type {Map<string, HTMLLIElement>} */
  const items = new Map();
  for (const item of list.children) {
    items.set(item.dataset.key, item);
    makeBox(item, item.querySelector('a'), (checked, href) => onToggle(word, item.dataset.key, checked, href));
  }
  let facet = null;
  let number = -1;
  let find = null;
  let last = () => {};

  function attach(table) {
    number = table.facets.findIndex((known) => known.word === word);
    facet = table.facets[number];
    const link = fieldset.querySelector('.all-values');
    if (facet && link && !find) find = makeFinder(fieldset, link, table, facet, () => last());
  }

  /** The item of a value; a new one stands where the order of values puts it. */
  function itemOf(value) {
    const key = facet.keys[value];
    const known = items.get(key);
    if (known) return known;
    const label = element('a', { lang: facet.langs[value] }, facet.labels[value]);
    const item = element('li', { 'data-key': key }, label, '\u00a0', element('span', { class: 'n' }));
    makeBox(item, label, (checked) => onToggle(word, key, checked));
    const next = facet.keys.slice(value + 1).find((later) => items.has(later));
    list.insertBefore(item, next === undefined ? null : items.get(next));
    items.set(key, item);
    return item;
  }

  function show(state, counts) {
    if (!facet) return;
    last = () => show(state, counts);
    const seen = visible(facet, state.chosen[number], counts[number], find?.asked() ?? null);
    for (const [key, item] of items) if (!seen.has(facet.keys.indexOf(key)) && !holdsFocus(item)) item.hidden = true;
    for (const value of seen) showItem(itemOf(value), counts[number][value], state.chosen[number].has(value));
  }

  function restore(state) {
    for (const [key, item] of items) {
      item.querySelector('input').checked = state.chosen[number]?.has(facet.keys.indexOf(key)) ?? false;
    }
  }

  return { attach, show, restore };
}

/** Numbers of the values to be seen. `asked` is the text in the finder, or null while it is folded up. */
function visible(facet, chosen, counts, asked) {
  const all = facet.keys.map((_, value) => value);
  if (all.length <= ALL_SHOWN) return new Set(all);
  const useful = all.filter((value) => counts[value] > 0 || chosen.has(value));
  if (asked !== null) {
    const text = folded(asked);
    return new Set(useful.filter((value) => folded(facet.labels[value]).includes(text)));
  }
  const most = useful.sort((a, b) => counts[b] - counts[a] || a - b).slice(0, SHOWN);
  return new Set([...most, ...chosen].sort((a, b) => a - b));
}

const holdsFocus = (item) => item.contains(document.activeElement);

function showItem(item, n, checked) {
  const box = item.querySelector('input');
  item.hidden = false;
  box.checked = checked;
  // What has the focus keeps it.
  box.disabled = n === 0 && !checked && !holdsFocus(item);
  item.querySelector('.n').textContent = form.number(n);
}

/** Puts a box with a label in the place of a link; the number beside it becomes a part of the label. */
function makeBox(item, link, onChange) {
  const box = element('input', { type: 'checkbox' });
  const name = element('span', { class: 'name', lang: link.getAttribute('lang') }, ...link.childNodes);
  const label = element('label', {}, box, name, '\u00a0', item.querySelector('.n'));
  box.addEventListener('change', () => onChange(box.checked, link.href));
  item.replaceChildren(label);
}

/** Lets a long facet show all its values, and one be found among them. `asked` is null while it is folded up. */
function makeFinder(fieldset, link, table, facet, onChange) {
  const label = form.fill(table.texts.find_value, { facet: facet.label });
  const input = element('input', { type: 'search', 'aria-label': label, autocomplete: 'off' });
  const box = element('p', { class: 'find-value', hidden: '' }, input);
  const button = element('button', { type: 'button', class: 'all-values', 'aria-expanded': 'false' });
  const more = link.textContent;
  button.textContent = more;
  button.addEventListener('click', () => {
    box.hidden = !box.hidden;
    input.value = '';
    button.setAttribute('aria-expanded', String(!box.hidden));
    button.textContent = box.hidden ? more : table.texts.fewer_values;
    onChange();
  });
  input.addEventListener('input', onChange);
  fieldset.querySelector('ul').before(box);
  link.replaceWith(button);
  return { asked: () => (box.hidden ? null : input.value) };
}
