// The rows that are found, so many at a time, and how many there are. The whole list is the one that was built.

import { form, onClick } from '../dom.js';
import { isWhole } from './address.js';
import { makeRow } from './rows.js';

/** Rows that are shown at once. */
const STEP = 100;

/** Elements of some rows from `from`. */
function rowsFrom(table, rows, from) {
  return Promise.all(rows.slice(from, from + STEP).map((row) => makeRow(table, row)));
}

/** @param {HTMLElement} root */
export function makeResults(root, { onFault }) {
  const body = root.querySelector('.listed tbody');
  const status = root.querySelector('.count');
  const pager = root.querySelector('.list-pager');
  const more = root.querySelector('.list-more');
  const built = { rows: [...body.children], status: [...status.childNodes] };
  /** What is shown, unless it is the whole list. */
  let shown = null;

  onClick(more.querySelector('button'), async () => {
    const mine = shown;
    try {
      const made = await rowsFrom(mine.table, mine.rows, body.children.length);
      if (mine !== shown) return;
      body.append(...made);
      say();
      made[0].querySelector('a').focus();
    } catch (fault) {
      if (mine === shown) await onFault(fault);
    }
  });

  /** Puts rows in the place of the others; a focus on one of them goes to the number of results. */
  function put(rows) {
    if (body.contains(document.activeElement)) status.focus();
    body.replaceChildren(...rows);
  }

  /** Says how many rows are found, and whether there are more than are shown. */
  function say() {
    const { table, rows } = shown;
    status.textContent = rows.length > 0 ? form.count(table.texts.count, rows.length) : table.texts.none;
    more.hidden = body.children.length === rows.length;
  }

  return {
    /** The first rows, ready to be shown. */
    make: async (table, state, rows) => ({ rows, made: isWhole(state) ? [] : await rowsFrom(table, rows, 0) }),
    show(table, state, rows, made) {
      const whole = isWhole(state);
      shown = whole ? null : { table, rows };
      if (pager) pager.hidden = !whole;
      put(whole ? built.rows : made);
      if (!whole) return say();
      status.replaceChildren(...built.status);
      more.hidden = true;
    },
    /** Says that what was asked for can't be had. */
    fail() {
      status.textContent = root.dataset.failed;
    },
  };
}
