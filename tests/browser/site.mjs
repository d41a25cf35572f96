// A built site as read from its folder: its files, its pages taken apart, and the way from an address to a file.

import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { takeApart } from './page.mjs';

// Where a site stands that names no canonical address on its front page: a name that can't exist.
const NOWHERE = 'http://site.invalid/';

async function list(folder, under = '') {
  const found = [];
  for (const entry of await readdir(path.join(folder, under), { withFileTypes: true })) {
    const name = under ? `${under}/${entry.name}` : entry.name;
    if (entry.isDirectory()) found.push(...(await list(folder, name)));
    else found.push(name);
  }
  return found.sort();
}

// `jednani/ps-2015/index.html` → `jednani/ps-2015/`
const addressOf = (file) => encodeURI(file.replace(/(^|\/)index\.html$/, '$1'));

// Reads a site: `base` is its address on the web (from the front page), `pages` maps a file to what it holds.
export async function readSite(folder) {
  await stat(path.join(folder, 'index.html')).catch(() => {
    throw new Error(`${folder} is not a built site: it has no index.html`);
  });
  const files = new Set(await list(folder));
  const pages = new Map();
  for (const file of files) {
    if (!file.endsWith('.html')) continue;
    const html = await readFile(path.join(folder, file), 'utf8');
    pages.set(file, { file, size: html.length, ...takeApart(html) });
  }
  const base = pages.get('index.html').canonical ?? NOWHERE;
  for (const page of pages.values()) page.address = new URL(addressOf(page.file), base).href;
  return { folder, name: path.basename(path.resolve(folder)), base, files, pages };
}

// An absolute address under the base → the file that answers it, or null.
export function fileOf(site, address) {
  const { origin, pathname } = new URL(address);
  const base = new URL(site.base);
  if (origin !== base.origin || !pathname.startsWith(base.pathname)) return null;
  let inside;
  try {
    inside = decodeURIComponent(pathname.slice(base.pathname.length));
  } catch {
    return null;
  }
  const file = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
  return site.files.has(file) ? file : null;
}

// One page for each template and language: the longest, for it is likely to show the most. Redirects show nothing.
export function onePageOfEachTemplate(site) {
  const chosen = new Map();
  for (const page of site.pages.values()) {
    if (page.redirect !== null || !page.template) continue;
    const key = `${page.template} ${page.language}`;
    if (!(chosen.get(key)?.size >= page.size)) chosen.set(key, page);
  }
  return [...chosen.keys()].sort().map((key) => chosen.get(key));
}
