// One HTML page, taken apart by a real parser: what it is, its anchors, the addresses it names, and whatever a strict
// Content-Security-Policy would refuse. Knows nothing of other pages.

import { parse } from 'parse5';

// What an address is there for: `load` is fetched with the page, `submit` receives a form, `link` waits for a reader.
const ADDRESSES = {
  a: { href: 'link' },
  area: { href: 'link' },
  audio: { src: 'load' },
  button: { formaction: 'submit' },
  embed: { src: 'load' },
  form: { action: 'submit' },
  frame: { src: 'load' },
  iframe: { src: 'load' },
  image: { href: 'load', 'xlink:href': 'load' },
  img: { src: 'load', srcset: 'load' },
  input: { src: 'load', formaction: 'submit' },
  object: { data: 'load' },
  script: { src: 'load' },
  source: { src: 'load', srcset: 'load' },
  track: { src: 'load' },
  use: { href: 'load', 'xlink:href': 'load' },
  video: { src: 'load', poster: 'load' },
};

// `<link>` names an address to fetch only in these relations; in others (`canonical`, `alternate`, …) it just points.
const FETCHED = /^(apple-touch-icon|dns-prefetch|icon|manifest|mask-icon|modulepreload|preconnect|prefetch|preload|stylesheet)$/i;

// Scripts that hold data, which no browser runs.
const DATA = /^application\/(ld\+)?json$/i;

// Every element in the order of the source, with its attributes, text and place.
function* elements(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) {
      const { startLine = 0, startCol = 0 } = child.sourceCodeLocation ?? {};
      yield {
        tag: child.tagName,
        attributes: child.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]),
        text: child.childNodes.map((part) => part.value ?? '').join(''),
        place: `${startLine}:${startCol}`,
      };
    }
    yield* elements(child.content ?? child);
  }
}

const inSourceSet = (value) => value.split(',').map((part) => part.trim().split(/\s+/)[0]).filter(Boolean);

// The addresses that an element names, as `[use, address]`.
function* addresses({ tag, attributes }) {
  const get = Object.fromEntries(attributes);
  if (tag === 'link' && 'href' in get) {
    yield [(get.rel ?? '').split(/\s+/).some((word) => FETCHED.test(word)) ? 'load' : 'link', get.href];
  }
  if (tag === 'meta' && /^refresh$/i.test(get['http-equiv'] ?? '')) {
    yield ['link', refreshed(get.content)];
  }
  if (tag === 'meta' && /^og:(url|image)$/.test(get.property ?? '')) yield ['link', get.content];
  for (const [name, use] of Object.entries(ADDRESSES[tag] ?? {})) {
    if (!(name in get)) continue;
    for (const address of name === 'srcset' ? inSourceSet(get[name]) : [get[name]]) yield [use, address];
  }
}

const refreshed = (content) => /url\s*=\s*['"]?([^'"]+)/i.exec(content ?? '')?.[1].trim() ?? '';

// What a policy without `unsafe-inline` refuses in an element, and data that cannot be read.
function* refused({ tag, attributes, text }) {
  const get = Object.fromEntries(attributes);
  if (tag === 'script' && !('src' in get)) {
    if (!DATA.test(get.type ?? '')) yield 'inline script';
    else if (!readable(text)) yield 'script of data that is not JSON';
  }
  if (tag === 'style') yield 'inline `<style>`';
  if (tag === 'base') yield '`<base>` changes the meaning of every address';
  for (const [name, value] of attributes) {
    if (name === 'style') yield 'attribute `style`';
    if (/^on[a-z]+$/i.test(name)) yield `attribute \`${name}\``;
    if (/^[\s\0]*javascript:/i.test(value)) yield `\`javascript:\` in attribute \`${name}\``;
  }
}

function readable(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

// Text of a page → its language, template, canonical address, anchors, references and faults, each with `line:column`.
export function takeApart(html) {
  // Without scripting, so that what stands in `<noscript>` is seen as well.
  const tree = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  const page = { language: '', template: '', noindex: false, canonical: null, redirect: null, ids: new Set(), references: [], faults: [] };
  for (const element of elements(tree)) {
    const get = Object.fromEntries(element.attributes);
    const { place } = element;
    if (element.tag === 'html') page.language = get.lang ?? '';
    if (element.tag === 'meta' && get.name === 'vazba:template') page.template = get.content ?? '';
    if (element.tag === 'meta' && get.name === 'robots' && get.content === 'noindex') page.noindex = true;
    if (element.tag === 'link' && get.rel === 'canonical') page.canonical = get.href;
    if (element.tag === 'meta' && /^refresh$/i.test(get['http-equiv'] ?? '')) page.redirect = refreshed(get.content);
    if ('id' in get) {
      if (page.ids.has(get.id)) page.faults.push({ place, message: `id \`${get.id}\` stands twice on the page` });
      page.ids.add(get.id);
    }
    for (const [use, address] of addresses(element)) page.references.push({ use, address, place });
    for (const message of refused(element)) page.faults.push({ place, message });
  }
  return page;
}
