// Where the addresses of a site lead: each internal one must reach a file and, in it, the anchor; none that is fetched
// or submitted may leave the site; and every page must be found by following links from the front page.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileOf } from './site.mjs';

// Files beside the pages that name addresses of the site in full.
const WITH_ADDRESSES = /\.(atom|ics|jsonld|txt|xml)$/;

const svgIds = new Map();

async function hasAnchor(site, file, anchor) {
  if (site.pages.has(file)) return anchor === 'top' || site.pages.get(file).ids.has(anchor);
  if (!file.endsWith('.svg')) return true;
  const full = path.join(site.folder, file);
  if (!svgIds.has(full)) {
    const ids = [...(await readFile(full, 'utf8')).matchAll(/\sid=["']([^"']+)["']/g)].map((match) => match[1]);
    svgIds.set(full, new Set(ids));
  }
  return svgIds.get(full).has(anchor);
}

// Says what is wrong with an address that stands in the file at `from`, or null.
async function fault(site, from, use, address) {
  let url;
  try {
    url = new URL(address, from);
  } catch {
    return `address \`${address}\` cannot be read`;
  }
  if (use === 'link' && /^(mailto|tel):$/.test(url.protocol)) return null;
  if (!/^https?:$/.test(url.protocol)) return `address \`${address}\` has a scheme that no policy allows`;
  if (url.origin !== new URL(site.base).origin) {
    return use === 'link' ? null : `\`${address}\` of another host would be asked`;
  }
  const file = fileOf(site, url);
  if (file === null) {
    const folder = new URL(url);
    folder.pathname += '/';
    return fileOf(site, folder) ? `\`${address}\` lacks the closing slash` : `\`${address}\` leads to no file`;
  }
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor === '' || (await hasAnchor(site, file, anchor))) return null;
  return `\`${address}\` leads to no anchor in ${file}`;
}

// Faults of every address in the pages.
async function inPages(site) {
  const faults = [];
  for (const page of site.pages.values()) {
    for (const { use, address, place } of page.references) {
      const message = await fault(site, page.address, use, address);
      if (message) faults.push({ place: `${page.file}:${place}`, message });
    }
    if (page.canonical !== null && page.redirect === null && page.canonical !== page.address) {
      faults.push({ place: page.file, message: `canonical address \`${page.canonical}\` is not ${page.address}` });
    }
  }
  return faults;
}

// The addresses in a style sheet, save those in comments.
export function* inStyle(text) {
  const code = text.replace(/\/\*[^]*?\*\//g, '');
  for (const match of code.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]*))\s*\)|@import\s+["']([^"']+)/g)) {
    yield match.slice(1).find((part) => part !== undefined);
  }
}

function* inText(text, base) {
  for (const part of text.replaceAll('&amp;', '&').split(base).slice(1)) {
    yield base + /^[^\s"'<>\\]*/.exec(part)[0].replace(/[.,;)]+$/, '');
  }
}

// A calendar breaks its long lines, in the middle of addresses, too.
const unfold = (text) => text.replace(/\r?\n[ \t]/g, '');

// Faults of addresses in style sheets, feeds, site maps, calendars and catalogue records.
async function inOtherFiles(site) {
  const faults = [];
  for (const file of site.files) {
    const style = file.endsWith('.css');
    if (!style && !WITH_ADDRESSES.test(file)) continue;
    const read = await readFile(path.join(site.folder, file), 'utf8');
    const text = file.endsWith('.ics') ? unfold(read) : read;
    for (const address of style ? inStyle(text) : inText(text, site.base)) {
      const message = await fault(site, new URL(encodeURI(file), site.base), style ? 'load' : 'link', address);
      if (message) faults.push({ place: file, message });
    }
  }
  return faults;
}

// Every address that leads nowhere or asks another host.
export async function linkFaults(site) {
  return [...(await inPages(site)), ...(await inOtherFiles(site))];
}

// Every page that no chain of links from the front page reaches; the error page and redirects need none.
export function unreachedPages(site) {
  const reached = new Set(['index.html']);
  for (const file of reached) {
    const page = site.pages.get(file);
    for (const { use, address } of page.references) {
      if (use !== 'link' || !URL.canParse(address, page.address)) continue;
      const target = fileOf(site, new URL(address, page.address));
      if (target && site.pages.has(target)) reached.add(target);
    }
  }
  return [...site.pages.values()]
    .filter((page) => !reached.has(page.file) && page.redirect === null && !page.file.endsWith('404.html'))
    .map((page) => ({ place: page.file, message: 'no link from the front page leads here' }));
}
