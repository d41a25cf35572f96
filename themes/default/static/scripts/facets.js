// The list with facets: narrows it down, sorts it and shows it as a table or cards. Nothing is loaded before the reader
// first uses it, or comes with a choice in the address. Without this script each value is a link to a page of its own.

import { parseState, stateAddress, START } from './facets/address.js';
import { makeChosen } from './facets/chosen.js';
import { loadTable } from './facets/data.js';
import { makePanel } from './facets/panel.js';
import { makeResults } from './facets/results.js';
import { count, narrow, sorted } from './facets/select.js';
import { makeTools } from './facets/tools.js';
import { Outdated, Refused } from './files.js';

/** How long a reader may pause while writing, in milliseconds. */
const PAUSE = 150;

/** What is asked for, as a step of the history: none, what is being typed, or one by itself. */
const [NONE, TYPING, STEP] = ['none', 'typing', 'step'];

const root = document.querySelector('.browse[data-list]');
if (root) start(root);

/** @param {HTMLElement} root */
function start(root) {
  let table = null;
  let loading = null;
  /** What is shown, and what is asked for: the same but while files are on their way. */
  let state = START;
  let wanted = START;
  let turn = 0;
  let writing = 0;

  const panel = makePanel(root, { onToggle: toggle, onText: write });
  const tools = makeTools(root, { onSort: sort, onView: view });
  const chosen = makeChosen(root, { onRemove: (facet, value) => toggle(facet, value, false), onClear: clear });
  const results = makeResults(root, { onFault: recover });

  addEventListener('popstate', () => {
    clearTimeout(writing);
    show(fromAddress, NONE);
  });
  if (location.search.length > 1) show(fromAddress, NONE);

  function fromAddress() {
    const asked = parseState(table, location.search);
    panel.write(asked.text);
    return asked;
  }

  function toggle(word, key, checked, fallback) {
    const next = (before) => {
      const facet = table.facets.findIndex((known) => known.word === word);
      const value = table.facets[facet]?.keys.indexOf(key) ?? -1;
      if (value < 0) return before;
      const choice = before.chosen.map((values) => new Set(values));
      if (checked) choice[facet].add(value);
      else choice[facet].delete(value);
      return { ...before, chosen: choice };
    };
    show(next, STEP, fallback);
  }

  function write(text) {
    clearTimeout(writing);
    writing = setTimeout(() => show((before) => ({ ...before, text }), TYPING), PAUSE);
  }

  function sort(key, descending) {
    show((before) => ({ ...before, sort: key ?? before.sort, descending }), STEP);
  }

  function view(cards) {
    show((before) => ({ ...before, cards }), STEP);
  }

  function clear() {
    clearTimeout(writing);
    panel.write('');
    show((before) => ({ ...before, chosen: before.chosen.map(() => new Set()), text: '' }), STEP);
  }

  /**
   * Shows what `next` makes of what is asked for, once all files are there; only then it stands in the address. Where
   * they can't be had, all stays as it was and says so; where the server refuses them, `fallback` helps.
   */
  async function show(next, step, fallback) {
    turn += 1;
    const mine = turn;
    const isCurrent = () => mine === turn;
    root.setAttribute('aria-busy', 'true');
    try {
      await load();
      wanted = next(wanted);
      const found = await prepare();
      if (isCurrent()) put(found, step);
    } catch (fault) {
      if (!isCurrent()) return;
      if (fallback && fault instanceof Refused) location.assign(fallback);
      else restore(step);
    } finally {
      if (isCurrent()) root.removeAttribute('aria-busy');
    }
  }

  /** What is asked for, ready to be shown. Where the site was published anew, from its new files. */
  async function prepare() {
    try {
      return await find();
    } catch (fault) {
      if (!(fault instanceof Outdated)) throw fault;
      await renew();
      return find();
    }
  }

  async function find() {
    const [data, asked] = [table, wanted];
    const titles = asked.text === '' ? null : await data.allTitles();
    const rows = sorted(data, asked, narrow(data, asked, titles));
    return { data, asked, counts: count(data, asked, titles), ...(await results.make(data, asked, rows)) };
  }

  function put({ data, asked, counts, rows, made }, step) {
    state = asked;
    if (step !== NONE) remember(stateAddress(data, asked), step === TYPING);
    panel.show(asked, counts);
    tools.show(asked);
    chosen.show(data, asked);
    results.show(data, asked, rows, made);
  }

  /** Keeps what is shown in the history. All letters of one text are one step of it. */
  function remember(address, typing) {
    const isHere = new URL(address, location.href).href === location.href;
    if (isHere || (typing && history.state?.typing)) history.replaceState({ typing }, '', address);
    else history.pushState({ typing }, '', address);
  }

  /** Shows again what was shown, and that nothing else can be. What is being typed stays. */
  function restore(step) {
    wanted = state;
    panel.restore(state);
    if (step !== TYPING) panel.write(state.text);
    tools.show(state);
    if (table) chosen.show(table, state);
    results.fail();
  }

  /** Goes on when further rows can't be had. */
  function recover(fault) {
    if (fault instanceof Outdated) return renew().then(() => show((before) => before, NONE), results.fail);
    results.fail();
  }

  async function load() {
    if (table) return;
    loading ??= loadTable(root.dataset.list, 'default').finally(() => (loading = null));
    const loaded = await loading;
    // Several may have waited for it.
    if (!table) use(loaded);
  }

  async function renew() {
    use(await loadTable(root.dataset.list, 'reload'));
  }

  /** Goes on with this table. Values have other numbers in it than in the one before. */
  function use(next) {
    const before = table;
    const inNext = (old) =>
      before
        ? parseState(next, new URL(stateAddress(before, old), location.href).search)
        : { ...START, chosen: next.facets.map(() => new Set()) };
    [state, wanted] = [inNext(state), inNext(wanted)];
    table = next;
    panel.attach(next);
  }
}
