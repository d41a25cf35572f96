// What crosses the network for one page: itself and everything that it loads, compressed as servers do.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inStyle } from './links.mjs';
import { fileOf } from './site.mjs';

// Files that shrink when they are compressed; pictures and fonts are compressed already.
export const COMPRESSED = /\.(atom|css|csv|html|ics|js|json|jsonld|mjs|svg|txt|webmanifest|xml)$/;

const sizes = new Map();

// Bytes of a file as they are transferred, without headers.
function size(full) {
  if (!sizes.has(full)) {
    const body = readFileSync(full);
    sizes.set(full, COMPRESSED.test(full) ? gzipSync(body).length : body.length);
  }
  return sizes.get(full);
}

// What a script or style sheet loads by itself as soon as it is there; `import()` waits for a reader.
function* within(file, text) {
  if (/\.m?js$/.test(file)) {
    for (const match of text.matchAll(/^\s*(?:import|export)\s(?:[^'"()]*?\sfrom\s*)?['"]([^'"]+)['"]/gm)) yield match[1];
  } else if (file.endsWith('.css')) {
    yield* inStyle(text);
  }
}

// The files of the site that a page needs, itself among them; each crosses the network once.
export function filesOf(site, page) {
  const files = new Set([page.file]);
  const add = (address, from) => {
    if (!URL.canParse(address, from)) return;
    const file = fileOf(site, new URL(address, from));
    if (file) files.add(file);
  };
  for (const { use, address } of page.references) if (use === 'load') add(address, page.address);
  // A set that grows while it is walked over: what is found is looked into, too.
  for (const file of files) {
    if (!/\.(css|m?js)$/.test(file)) continue;
    const text = readFileSync(path.join(site.folder, file), 'utf8');
    for (const address of within(file, text)) add(address, new URL(encodeURI(file), site.base));
  }
  return files;
}

// Bytes that a page costs a reader who comes for the first time: `{ bytes, html, files }`.
export function weigh(site, page) {
  const files = [...filesOf(site, page)];
  const of = (file) => size(path.join(site.folder, file));
  return { html: of(page.file), bytes: files.reduce((sum, file) => sum + of(file), 0), files };
}
