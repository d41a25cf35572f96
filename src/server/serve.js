// Appended to pages by `vazba serve`, and to nothing that is published: reloads a page when its bytes have changed, and shows
// what is wrong with the site above the last good page.
(() => {
  'use strict';

  const { tag, version, source, edit } = document.currentScript.dataset;
  // Styles and scripts may look for the last element of the page.
  document.currentScript.remove();
  const FOLDER = '/.vazba/';
  // The page that says that there is none. It needs no script, but is better with one.
  const isErrorPage = performance.getEntriesByType('navigation')[0]?.responseStatus >= 500;

  // Kept for this tab only. A browser may refuse to keep anything.
  const keep = (name, value) => { try { sessionStorage.setItem(`vazba-${name}`, JSON.stringify(value)); } catch {} };
  const kept = (name) => { try { return JSON.parse(sessionStorage.getItem(`vazba-${name}`)); } catch { return null; } };

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children.filter((child) => child != null));
    return made;
  };
  const styles = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  };

  // A bar in the corner, and above it a panel that can be folded

  const host = element('vazba-serve', {});
  const root = host.attachShadow({ mode: 'open' });
  // A rule of the page for all its elements is stronger than one of `:host` that is not important.
  root.adoptedStyleSheets = [styles(`
    :host { all: initial !important; color-scheme: light dark !important; }
    :host(:not(.whole)) { position: fixed !important; inset: auto 0 0 auto !important; z-index: 2147483647 !important; }
    :host(.whole) { display: block !important; }
    aside { --ink: light-dark(#1c2328, #e8edf0); --paper: light-dark(#fff, #171d21); --quiet: light-dark(#55626a, #a9b5bc); --code: light-dark(#eff2f4, #242d33); --line: light-dark(#d9dfe3, #37434b); --link: light-dark(#0b57d0, #9cc3ff); }
    aside, li { --tone: light-dark(#b3261e, #ffa79f); --mark: light-dark(#ffd9d5, #6d231d); }
    .mild { --tone: light-dark(#7a4f00, #ffd587); --mark: light-dark(#ffe7b8, #574012); }
    * { box-sizing: border-box; margin: 0; } [hidden] { display: none !important; }
    aside { display: flex; flex-direction: column; align-items: flex-end; max-width: 100vw; color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
    .bar { display: flex; max-width: 100%; overflow: hidden; background: light-dark(#26323a, #37454f); color: #fff; font-size: 13px; line-height: 18px; border-top-left-radius: 6px; }
    .bar > * { flex: none; padding: 4px 12px; border: 0; font: inherit; color: inherit; text-decoration: none; white-space: nowrap; }
    .bar > .file { flex: 0 1 auto; direction: rtl; margin-right: auto; overflow: hidden; text-overflow: ellipsis; }
    .bar > :is(a, button):hover { text-decoration: underline; }
    button { cursor: pointer; background: #b3261e; } button::after { content: ' ▴' / ''; } button[aria-expanded=true]::after { content: ' ▾' / ''; }
    .mild button, .away { background: none; color: #ffd587; }
    section { order: -1; width: 44rem; max-width: 100%; max-height: min(60vh, 40rem); overflow: auto; overscroll-behavior: contain; padding: .75rem 1rem; overflow-wrap: anywhere; background: var(--paper); border-top: 3px solid var(--tone); box-shadow: 0 0 1.5rem #0005; }
    .open { align-items: stretch; } .open .bar { border-radius: 0; }
    h2 { font-size: 1rem; font-weight: 400; } h3 { margin-top: 1rem; } h3, .place { font-size: .875rem; color: var(--quiet); } .place { margin-top: .125rem; }
    ol { list-style: none; padding: 0; } li { padding: .75rem 0; } li + li { border-top: 1px solid var(--line); }
    b { font-weight: 600; color: var(--tone); } a { color: var(--link); }
    code, pre { font: .875em/1.5 ui-monospace, monospace; background: var(--code); border-radius: 3px; padding: .1em .25em; }
    pre { margin: .5rem 0; padding: .5rem .75rem; white-space: pre-wrap; }
    mark { color: inherit; background: var(--mark); border-bottom: 2px solid var(--tone); } mark:empty { padding-left: .5ch; }
    [role=status] { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    section:focus-visible, .bar > :focus-visible { outline-offset: -3px; } .bar > :focus-visible { outline-color: #fff; }
    :host(.whole) section { width: auto; max-height: none; padding: 0; border: 0; box-shadow: none; }
    @media (forced-colors: active) { .bar, section { border: 1px solid; } } @media print { aside { display: none; } }
  `)];

  const status = element('p', { role: 'status' });
  const intro = element('h2', {});
  const list = element('div', {});
  const panel = element('section', { id: 'panel', tabindex: '0', 'aria-label': 'What is wrong', hidden: '' }, intro, list);
  const button = element('button', { id: 'button', type: 'button', 'aria-controls': 'panel', hidden: '' });
  const away = element('span', { class: 'away', hidden: '' }, 'not connected');
  // From right to left, so that it is cut on the left where there is no room: the name says more than the folder.
  const file = source && element(edit ? 'a' : 'span', { id: 'file', class: 'file', ...(edit && { href: edit }) }, element('bdi', {}, source));
  const aside = element('aside', { lang: 'en', dir: 'ltr', 'aria-label': 'Vazba' },
    element('div', { class: 'bar' }, file || null, away, button), panel, status);
  root.append(aside);
  if (isErrorPage) {
    host.className = 'whole';
    document.body.append(host);
  } else {
    // The Tab key comes to it early, but a link that skips to the text must stay the first one.
    (document.querySelector('body > a[href^="#"]:first-child') ?? document.head).after(host);
  }

  let hasErrors = false;
  const fold = (isFolded) => {
    panel.hidden = isFolded;
    aside.classList.toggle('open', !isFolded);
    button.setAttribute('aria-expanded', String(!isFolded));
    return isFolded;
  };
  const choose = (isFolded) => keep(hasErrors ? 'errors-folded' : 'warnings-folded', fold(isFolded));
  button.addEventListener('click', () => choose(!panel.hidden));
  aside.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || button.hidden || panel.hidden) return;
    choose(true);
    button.focus();
  });

  const count = (number, word) => (number ? [`${number} ${word}${number === 1 ? '' : 's'}`] : []);

  // Names stand between backticks, as in a terminal.
  const words = (text) => {
    const pieces = text.split('`');
    return pieces.length % 2 ? pieces.map((piece, at) => (at % 2 ? element('code', {}, piece) : piece)) : [text];
  };

  const place = ({ file, line, column, edit }) => {
    const text = [file, line, column].filter((part) => part != null).join(':');
    return edit ? element('a', { href: edit }, text) : text;
  };
  const quote = ({ excerpt }) => excerpt && element('pre', {}, excerpt.before, element('mark', {}, excerpt.marked), excerpt.after);
  const shown = (fault) => element('li', fault.is_error ? {} : { class: 'mild' },
    element('p', {}, element('b', {}, fault.is_error ? 'Error: ' : 'Warning: '), ...words(fault.message)),
    element('p', { class: 'place' }, place(fault), ` · ${fault.code}`),
    quote(fault),
    ...fault.related.flatMap((note) => [element('p', { class: 'place' }, ...words(note.message), ': ', place(note)), quote(note)]),
    fault.help && element('p', {}, 'Help: ', ...words(fault.help)));

  // Those of the page's own file first, and errors before warnings.
  const listed = (faults) => {
    const inOrder = faults.toSorted((a, b) => b.is_error - a.is_error);
    const own = inOrder.filter((fault) => fault.file === source).map(shown);
    const others = inOrder.filter((fault) => fault.file !== source).map(shown);
    const titled = (title, items) => (items.length ? [element('h3', {}, title), element('ol', {}, ...items)] : []);
    return own.length ? [...titled('In the file of this page', own), ...titled('Elsewhere', others)] : [element('ol', {}, ...others)];
  };

  let known;
  const showFaults = async () => {
    const text = await (await fetch(`${FOLDER}faults.json`, { cache: 'no-store' })).text();
    if (text === known) return;
    const { errors, warnings, faults, more } = JSON.parse(text);
    const title = [...count(errors, 'error'), ...count(warnings, 'warning')].join(', ');
    const hadFocus = root.activeElement;
    hasErrors = errors > 0;
    // Folded as long as there are errors; later ones show themselves again.
    if (!hasErrors) keep('errors-folded', false);
    button.hidden = isErrorPage || title === '';
    button.textContent = title;
    aside.classList.toggle('mild', !hasErrors);
    intro.hidden = isErrorPage;
    intro.textContent = hasErrors ? 'Until the errors are mended, the site stays as it was.' : 'Warnings keep nothing from being published.';
    list.replaceChildren(...listed(faults), ...more.map((sentence) => element('p', { class: 'place' }, sentence)));
    // Warnings wait until they are asked for.
    const isFolded = hasErrors ? kept('errors-folded') === true : kept('warnings-folded') !== false;
    fold(isErrorPage ? !hasErrors : isFolded || title === '');
    if (isErrorPage) for (const same of document.querySelectorAll('main > pre')) same.hidden = hasErrors;
    if (known === undefined) restoreFocus();
    else if (hadFocus && !root.activeElement) (panel.hidden ? button : panel).focus({ preventScroll: true });
    known = text;
    // For those who listen, and not again on each page.
    const said = title && `${title}. ${faults.find((fault) => fault.is_error)?.message ?? ''}`;
    if (said !== (kept('said') ?? '')) status.textContent = said || 'Nothing is wrong any more';
    keep('said', said);
  };

  // Reloading

  // The browser keeps how far a page is scrolled, but not what was unfolded and what had the focus.
  const PLACE = `place ${location.pathname}`;
  const left = kept(PLACE) ?? {};
  keep(PLACE, null);
  document.querySelectorAll('details').forEach((details, at) => { details.open = left.open?.[at] ?? details.open; });

  const restoreFocus = () => {
    const focused = root.getElementById(left.inside) ?? document.getElementById(left.focus);
    if (document.activeElement === document.body) focused?.focus({ preventScroll: true });
    panel.scrollTop = left.scrolled ?? 0;
  };

  const reload = (reason) => {
    const open = [...document.querySelectorAll('details')].map((details) => details.open);
    const inside = root.activeElement?.closest('[id]').id;
    keep(PLACE, { open, inside, focus: document.activeElement?.id, scrolled: panel.scrollTop, reason });
    location.reload();
  };

  const head = async (address) => {
    const response = await fetch(address, { method: 'HEAD', cache: 'no-store' });
    return { tag: response.headers.get('etag')?.replaceAll('"', ''), isMade: response.status < 500 };
  };

  // What the page has loaded, and what its tags were then.
  const loaded = new Map();
  const note = ({ name }) => {
    const address = name.replace(/#.*/, '');
    const { origin, pathname } = new URL(address);
    if (origin !== location.origin || pathname.startsWith(FOLDER) || address === location.href.replace(/#.*/, '')) return;
    if (!loaded.has(address)) loaded.set(address, head(address).catch(() => null));
  };

  // Whether the page, or something that it has loaded, is not what the server would send now. What can't be made at the moment
  // does not replace what is there: that is the last good one.
  const isOld = async () => {
    const page = await head(location.href);
    if (page.tag !== tag && (page.isMade || isErrorPage)) return true;
    for (const [address, then] of loaded) {
      const [before, now] = [await then, await head(address)];
      if (!before) loaded.set(address, now);
      else if (before.tag !== now.tag && now.isMade) return true;
    }
    return false;
  };

  const check = async () => {
    if (await isOld()) reload();
    else await showFaults();
  };
  let checked = Promise.resolve();
  // One after another. Where the server is away, the stream tells of the version that is there when it is back.
  const update = () => { checked = checked.then(check).catch(() => {}); };

  let stream;
  let timer;
  let isFirst = true;
  const stop = () => { clearTimeout(timer); stream?.close(); stream = undefined; };
  const start = () => {
    stop();
    stream = new EventSource(`${FOLDER}events`);
    stream.onmessage = ({ data }) => {
      away.hidden = true;
      // Something changed while the page was loading: which of its scripts and styles it has is not known. Once is enough.
      if (isFirst && data !== version && data !== left.reason) return reload(data);
      isFirst = false;
      update();
      if (document.hidden) stop();
    };
    // Not left to browsers: they wait longer, and some give up.
    stream.onerror = () => {
      stop();
      away.hidden = false;
      timer = setTimeout(start, 1000);
    };
  };

  // A hidden tab keeps no connection open: browsers allow six to a server. It catches up when it is looked at.
  const follow = () => {
    if (!document.hidden) stream ?? start();
    else if (!isFirst) stop();
  };

  const begin = async () => {
    performance.getEntriesByType('resource').forEach(note);
    new PerformanceObserver((entries) => entries.getEntries().forEach(note)).observe({ type: 'resource' });
    // Before the version is heard of, so that no change in between is taken for known.
    await Promise.all(loaded.values());
    start();
    document.addEventListener('visibilitychange', follow);
    addEventListener('pageshow', follow);
    addEventListener('online', () => { if (!document.hidden) start(); });
    // A laptop that slept may have lost the connection without a word.
    let last = Date.now();
    setInterval(() => {
      if (Date.now() - last > 20_000 && stream) start();
      last = Date.now();
    }, 5000);
  };
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin);
})();
