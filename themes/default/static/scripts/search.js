// The page of the search. Nothing of the index is fetched before there is something to look for.

import { element, form, onClick } from './dom.js';
import { Outdated } from './files.js';
import { find, longestBeginning, parse } from './search/find.js';
import { Keys } from './search/keys.js';
import { Marker, result } from './search/show.js';
import { Store } from './search/store.js';
import { Texts } from './search/texts.js';

// Results of each sort while all are shown, and in all; results at once while one sort is.
const EACH = 3;
const TOGETHER = 24;
const AT_ONCE = 20;

// Of a question of more words nobody is told which one to leave out.
const SUGGESTED = 8;

// How long a reader has to pause before what was typed is looked for, in milliseconds.
const PAUSE = 150;

const page = document.querySelector('.search');
const field = page.querySelector('input[name="q"]');
const status = page.querySelector('.search-status');
const results = page.querySelector('.search-results');
const kinds = page.querySelector('.search-kinds');
const found = page.querySelector('.search-found');
const titles = document.querySelector('.search-index');
const texts = new Texts(JSON.parse(page.querySelector('.search-texts').textContent));

// Longest question, in letters, as the field takes it. What an address asks beyond that is neither shown nor looked for.
const LONGEST = field.maxLength;

// Word of the address for the kind that is asked for.
const KIND = page.dataset.kind;

/** @type {Promise<{ store: Store, keys: Keys }> | null} */
let opened = null;

// The search that is shown, or on its way: an answer to an older one comes too late.
let current = 0;

/** @param {RequestCache} cache */
function open(cache = 'default') {
  opened ??= Store.open(new URL(page.dataset.index, location.href).href, cache).then(async (store) => ({
    store,
    keys: await Keys.load(store.head.languages),
  }));
  const mine = opened;
  mine.catch(() => {
    if (opened === mine) opened = null;
  });
  return mine;
}

/** Opens the index of the build that is published now. */
function openAnew() {
  opened = null;
  return open('reload');
}

/** What is asked for, from the address of the page. */
function asked() {
  const { searchParams } = new URL(location.href);
  return { query: searchParams.get('q')?.trim().slice(0, LONGEST) ?? '', sort: searchParams.get(KIND) ?? '' };
}

/** The address of this page for a question. */
function address(query, sort) {
  const url = new URL(location.pathname, location.href);
  if (query !== '') url.searchParams.set('q', query);
  if (query !== '' && sort !== '') url.searchParams.set(KIND, sort);
  return url.href;
}

/** Shows that nothing was asked, or that there is nothing to show: then the titles help. */
function showTitles(message, ...help) {
  status.replaceChildren(message);
  results.hidden = help.length === 0;
  kinds.replaceChildren();
  found.replaceChildren(...help);
  titles.hidden = false;
}

/** A link to another question, which is followed without loading the page. */
function question(query, sort, current, ...children) {
  return element('a', { href: address(query, sort), class: 'question', 'aria-current': current ? 'true' : null }, ...children);
}

/** What to try when nothing was found. */
async function suggestions({ clauses, failed }, query, { store, keys }) {
  const list = [];
  for (const at of failed) {
    const beginning = await longestBeginning(clauses[at].typed.split(' ').at(-1), store);
    if (beginning !== null) {
      const other = query.replace(clauses[at].typed.split(' ').at(-1), beginning);
      list.push(question(other, '', false, texts.fill('beginning', { word: beginning })));
    }
  }
  for (const [at, { typed }] of clauses.entries()) {
    if (clauses.length > SUGGESTED) break;
    const others = clauses.filter((_, other) => other !== at);
    if (others.length > 0 && (await find(others, store)).numbers.length > 0) {
      const other = others.map((clause) => clause.typed).join(' ');
      list.push(question(other, '', false, texts.fill('without-word', { word: typed })));
    }
  }
  return list.length === 0 ? [] : [element('ul', { class: 'search-help' }, ...list.map((link) => element('li', {}, link)))];
}

/** How many of the documents are of each sort. */
function counts(numbers, store) {
  const all = store.head.sorts.map(() => []);
  for (const number of numbers) all[store.sortOf(number)].push(number);
  return all;
}

/** Links to the sorts that there are, with how many of each were found. */
function showKinds(bySort, total, query, sort, store) {
  const link = (slug, label, n) =>
    element('li', {}, question(query, slug, slug === sort, `${label} `, element('span', { class: 'hits' }, form.number(n))));
  const sorts = store.head.sorts.flatMap(({ slug, label }, at) =>
    bySort[at].length > 0 || slug === sort ? [link(slug, label, bySort[at].length)] : [],
  );
  kinds.replaceChildren(element('ul', {}, link('', texts.fill('all-kinds'), total), ...sorts));
}

async function items(numbers, marker, store) {
  return (await store.documents(numbers)).map((entry) => result(entry, store.head.notes, marker, texts));
}

/** Results of all sorts: of each the best few, the sort with the best one first. */
async function together(numbers, bySort, query, marker, store) {
  const order = [...new Set(numbers.map((number) => store.sortOf(number)))];
  let left = TOGETHER;
  const shown = order.map((sort) => {
    const some = bySort[sort].slice(0, Math.min(EACH, left));
    left -= some.length;
    return some;
  });
  const lists = await Promise.all(shown.map((some) => items(some, marker, store)));
  const all = (sort) => {
    const { slug, label } = store.head.sorts[sort];
    const n = form.number(bySort[sort].length);
    return question(query, slug, false, texts.fill('show-all', { label, n }));
  };
  const sections = order.flatMap((sort, at) => {
    if (lists[at].length === 0) return [];
    const { label } = store.head.sorts[sort];
    const section = element('section', {}, element('h3', {}, label), element('ol', {}, ...lists[at]));
    if (bySort[sort].length > lists[at].length) section.append(element('p', {}, all(sort)));
    return [section];
  });
  // Sorts of which there is no room for a single one are named together, without a heading for each.
  const others = order.filter((_, at) => lists[at].length === 0).map((sort) => element('li', {}, all(sort)));
  return others.length > 0 ? [...sections, element('ul', { class: 'search-others' }, ...others)] : sections;
}

/** Results of one sort, more of them on demand. */
async function single(numbers, marker, store) {
  const list = element('ol', {}, ...(await items(numbers.slice(0, AT_ONCE), marker, store)));
  if (numbers.length <= AT_ONCE) return [list];
  const button = element('button', { type: 'button' }, texts.fill('more'));
  onClick(button, async () => {
    const at = list.children.length;
    try {
      list.append(...(await items(numbers.slice(at, at + AT_ONCE), marker, store)));
    } catch (fault) {
      if (!list.isConnected) return;
      if (!(fault instanceof Outdated)) return void (status.textContent = texts.fill('failed'));
      await answer(openAnew());
      return void (found.querySelector('button') ?? field).focus();
    }
    if (!list.isConnected) return;
    status.textContent = texts.count('count', numbers.length);
    list.children[at].querySelector('a').focus();
    button.hidden = list.children.length >= numbers.length;
  });
  return [list, button];
}

async function show(query, sort, index, isCurrent) {
  const { store, keys } = index;
  const clauses = parse(query, store.head, keys);
  if (clauses.length === 0) return showTitles(texts.fill('short'));
  const answer = await find(clauses, store);
  if (answer.numbers.length === 0) {
    const help = await suggestions(answer, query, index);
    if (isCurrent()) showTitles(texts.fill('none', { query }), ...help);
    return;
  }
  const bySort = counts(answer.numbers, store);
  const place = store.head.sorts.findIndex(({ slug }) => slug === sort);
  const numbers = place < 0 ? answer.numbers : bySort[place];
  const marker = new Marker(clauses, keys);
  const list =
    place < 0 ? await together(numbers, bySort, query, marker, store) : await single(numbers, marker, store);
  if (!isCurrent()) return;
  showKinds(bySort, answer.numbers.length, query, place < 0 ? '' : sort, store);
  found.replaceChildren(...list);
  status.textContent = numbers.length > 0 ? texts.count('count', numbers.length) : texts.fill('none-of-kind');
  results.hidden = false;
  titles.hidden = true;
}

/** Answers what the address asks. Where the site was published anew since the index was opened, from the new index. */
async function answer(index = null) {
  const { query, sort } = asked();
  current += 1;
  const mine = current;
  const isCurrent = () => mine === current;
  if (query === '') return showTitles('');
  const slow = setTimeout(() => isCurrent() && (status.textContent = texts.fill('loading')), 400);
  try {
    await show(query, sort, await (index ?? open()), isCurrent).catch(async (fault) => {
      if (!(fault instanceof Outdated)) throw fault;
      if (isCurrent()) await show(query, sort, await openAnew(), isCurrent);
    });
  } catch {
    if (isCurrent()) showTitles(texts.fill('failed'));
  } finally {
    clearTimeout(slow);
  }
}

/**
 * Asks something else. What is being typed is one step of the history, whatever its letters, and sending it is the end
 * of that step; a link is a step by itself.
 * @param {string} query
 * @param {string} sort
 * @param {'typing' | 'sent' | 'followed'} how
 */
function ask(query, sort, how) {
  const href = address(query, sort);
  const typing = how === 'typing';
  if (href === location.href || (how !== 'followed' && history.state?.typing)) history.replaceState({ typing }, '', href);
  else history.pushState({ typing }, '', href);
  if (field.value.trim() !== query) field.value = query;
  return answer();
}

let pause = 0;
field.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => ask(field.value.trim(), asked().sort, 'typing'), PAUSE);
});
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || field.value === '') return;
  event.preventDefault();
  clearTimeout(pause);
  field.value = '';
  ask('', '', 'typing');
});
field.form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(pause);
  ask(field.value.trim(), asked().sort, 'sent');
});
page.addEventListener('click', async (event) => {
  const link = event.target.closest('a.question');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  const { searchParams } = new URL(link.href);
  const answered = ask(searchParams.get('q') ?? '', searchParams.get(KIND) ?? '', 'followed');
  const mine = current;
  await answered;
  // The link that was followed is gone: reading goes on where its answer begins, if the reader is still there.
  if (mine !== current || ![link, document.body].includes(document.activeElement)) return;
  (kinds.querySelector('[aria-current]') ?? field).focus();
});
addEventListener('popstate', () => {
  clearTimeout(pause);
  field.value = asked().query;
  answer();
});

field.value = asked().query;
answer();
