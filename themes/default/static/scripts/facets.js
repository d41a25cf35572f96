// The list with facets: narrows it down, sorts it and shows it as a table or cards. Nothing is loaded before the reader
// first uses it, or comes with a choice in the address. Without this script each value is a link to a page of its own.

import { parseState, stateAddress, START } from './facets/address.js';
import { makeChosen } from './facets/chosen.js';
import { loadTable } from './facets/data.js';
import { makePanel } from './facets/panel.js';
import { makeResults } from './facets/results.js';
import { count, narrow, sorted } from './facets/select.js';
import { makeTools } from './facets/tools.js';

/** How long a reader may pause while writing, in milliseconds. */
const PAUSE = 150;

const root = document.querySelector('.browse[data-list]');
if (root) start(root);

/** @param {HTMLElement} root */
function start(root) {
  let state = START;
  let table = null;
  let loading = null;
  let turn = 0;
  let writing = 0;
  let lastChange = '';

  const panel = makePanel(root, { onToggle: toggle, onText: write });
  const tools = makeTools(root, { onSort: sort, onView: view });
  const chosen = makeChosen(root, { onRemove: (facet, value) => toggle(facet, value, false), onClear: clear });
  const results = makeResults(root);

  addEventListener('popstate', () => show(() => parseState(table, location.search)));
  if (location.search.length > 1) show(() => parseState(table, location.search));

  function toggle(word, key, checked, fallback) {
    change('facet', (before) => {
      const facet = table.facets.findIndex((known) => known.word === word);
      const value = table.facets[facet]?.keys.indexOf(key) ?? -1;
      if (value < 0) return before;
      const choice = before.chosen.map((values) => new Set(values));
      if (checked) choice[facet].add(value);
      else choice[facet].delete(value);
      return { ...before, chosen: choice };
    }, fallback);
  }

  function write(text) {
    clearTimeout(writing);
    writing = setTimeout(() => change('text', (before) => ({ ...before, text })), PAUSE);
  }

  function sort(key, descending) {
    change('sort', (before) => ({ ...before, sort: key ?? before.sort, descending }));
  }

  function view(cards) {
    change('view', (before) => ({ ...before, cards }));
  }

  function clear() {
    change('clear', (before) => ({ ...before, chosen: before.chosen.map(() => new Set()), text: '' }));
  }

  /** Changes what is chosen and keeps it in the address; letters of one text are one step of the history. */
  function change(what, next, fallback) {
    show(() => {
      const after = next(state);
      const address = stateAddress(table, after);
      const again = what === 'text' && lastChange === 'text';
      lastChange = what;
      if (again) history.replaceState(null, '', address);
      else history.pushState(null, '', address);
      return after;
    }, fallback);
  }

  /** Shows the list as `next` says, once the data are there; where they can't be had, goes to `fallback`. */
  async function show(next, fallback) {
    root.setAttribute('aria-busy', 'true');
    try {
      table ??= await load();
      state = next();
      const asked = ++turn;
      await render(() => asked === turn);
    } catch (fault) {
      if (!fallback) throw fault;
      location.assign(fallback);
    } finally {
      root.removeAttribute('aria-busy');
    }
  }

  /** Shows what is chosen. `isCurrent` says whether nothing newer is asked for. */
  async function render(isCurrent) {
    const titles = state.text === '' ? null : await table.allTitles();
    if (!isCurrent()) return;
    panel.show(state, count(table, state, titles));
    tools.show(state);
    chosen.show(table, state);
    await results.show(table, state, sorted(table, state, narrow(table, state, titles)), isCurrent);
  }

  function load() {
    loading ??= loadTable(root.dataset.list).then((loaded) => {
      state = { ...START, chosen: loaded.facets.map(() => new Set()) };
      panel.attach(loaded);
      return loaded;
    });
    loading.catch(() => (loading = null));
    return loading;
  }
}
