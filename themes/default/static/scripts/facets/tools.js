// How the list is sorted and shown: a field and a box for everybody, buttons in the heads of the table.

import { element } from '../dom.js';
import { START } from './address.js';

/** @param {HTMLElement} root */
export function makeTools(root, { onSort, onView }) {
  const sort = root.querySelector('#_sort');
  const descending = root.querySelector('#_descending');
  const views = [...root.querySelectorAll('[name=_view]')];
  const heads = [...root.querySelectorAll('th[data-sort]')];
  const listed = root.querySelector('.listed');

  // Some browsers keep what was set before the page was loaded again.
  show(START);

  sort.addEventListener('change', () => onSort(sort.value, descending.checked));
  descending.addEventListener('change', () => onSort(null, descending.checked));
  for (const view of views) view.addEventListener('change', () => onView(view.value === 'cards'));
  for (const head of heads) {
    const button = element('button', { type: 'button' }, ...head.childNodes);
    button.addEventListener('click', () => onSort(head.dataset.sort, head.getAttribute('aria-sort') === 'ascending'));
    head.append(button);
  }

  function show(state) {
    sort.value = state.sort;
    descending.checked = state.descending;
    for (const view of views) view.checked = (view.value === 'cards') === state.cards;
    listed.classList.toggle('as-cards', state.cards);
    for (const head of heads) {
      if (head.dataset.sort !== state.sort) head.removeAttribute('aria-sort');
      else head.setAttribute('aria-sort', state.descending ? 'descending' : 'ascending');
    }
  }

  return { show };
}
