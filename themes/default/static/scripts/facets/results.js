// The rows that are found, so many at a time, and how many there are. The whole list is the one that was built.

import { isWhole } from './address.js';
import { form } from './dom.js';
import { makeRow } from './rows.js';

/** Rows that are shown at once. */
const STEP = 100;

/** @param {HTMLElement} root */
export function makeResults(root) {
  const body = root.querySelector('.listed tbody');
  const status = root.querySelector('.count');
  const pager = root.querySelector('.list-pager');
  const more = root.querySelector('.list-more');
  const built = { rows: [...body.children], status: [...status.childNodes] };
  let next = null;

  more.querySelector('button').addEventListener('click', () => next?.());

  /** Puts rows in the place of the others; a focus on one of them goes to the number of results. */
  function put(rows) {
    if (body.contains(document.activeElement)) status.focus();
    body.replaceChildren(...rows);
  }

  /** Shows rows from `from`, after those before them. `isCurrent` says whether they are still wanted. */
  async function add(table, rows, from, isCurrent) {
    const until = Math.min(from + STEP, rows.length);
    const made = await Promise.all(rows.slice(from, until).map((row) => makeRow(table, row)));
    if (!isCurrent()) return;
    if (from === 0) put(made);
    else body.append(...made);
    next = () => add(table, rows, until, isCurrent);
    more.hidden = until === rows.length;
    if (from > 0) made[0].querySelector('a').focus();
  }

  function showBuilt() {
    put(built.rows);
    status.replaceChildren(...built.status);
    more.hidden = true;
  }

  return {
    async show(table, state, rows, isCurrent) {
      const whole = isWhole(state);
      if (pager) pager.hidden = !whole;
      if (whole) {
        showBuilt();
        return;
      }
      await add(table, rows, 0, isCurrent);
      if (!isCurrent()) return;
      status.textContent = rows.length > 0 ? form.count(table.texts.count, rows.length) : table.texts.none;
    },
  };
}
