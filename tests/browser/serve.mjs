// A static server for one built site, on this machine only, under the strictest Content-Security-Policy that the pages
// promise to work with, and compressing as servers do. By hand: node serve.mjs SITE [PORT]

import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { COMPRESSED } from './transfer.mjs';

export const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml; charset=utf-8',
};

// The file of `folder` that answers an address, or null: nothing outside the folder is ever served.
async function find(folder, pathname) {
  const root = path.resolve(folder);
  const file = path.join(root, decodeURIComponent(pathname), pathname.endsWith('/') ? 'index.html' : '');
  if (!file.startsWith(root + path.sep)) return null;
  const body = await readFile(file).catch(() => null);
  return body && { file, body, type: TYPES[path.extname(file)] ?? 'application/octet-stream' };
}

async function answer(folder, prefix, pathname) {
  const inside = pathname.startsWith(prefix) ? `/${pathname.slice(prefix.length)}` : null;
  const found = inside && (await find(folder, inside));
  if (found) return { status: 200, ...found };
  // Browsers ask for it of their own accord, at times, and a page can't help that.
  if (pathname === '/favicon.ico') return { status: 204 };
  const missing = await find(folder, '/404.html');
  return { status: 404, ...(missing ?? { body: 'not found\n', type: TYPES['.txt'] }) };
}

// Serves `folder` under the path `prefix` (it starts and ends with a slash). Port 0 takes any free one. `sent` is
// told of each answer: the path, and how many bytes its body takes on the way. `policy` null is none.
export async function serve(folder, { prefix = '/', port = 0, policy = POLICY, sent } = {}) {
  const server = http.createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url, 'http://127.0.0.1');
const { status, type, body: whole = '', file } = await answer(folder, prefix, pathname);
      const packed = COMPRESSED.test(file) && /\bgzip\b/.test(request.headers['accept-encoding']);
      const body = packed ? await promisify(gzip)(whole) : whole;
      sent?.(pathname, Buffer.byteLength(body));
      response.writeHead(status, {
        'Cache-Control': 'no-store',
        ...(policy && { 'Content-Security-Policy': policy }),
        ...(type && { 'Content-Type': type }),
        ...(packed && { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }),
        'X-Content-Type-Options': 'nosniff',
      });
      response.end(body);
    } catch {
      response.writeHead(400).end();
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, port] = process.argv.slice(2);
  if (!folder) throw new Error('usage: node serve.mjs SITE [PORT]');
  const { origin } = await serve(folder, { port: Number(port ?? 8080) });
  console.log(`${folder} is served at ${origin}/`);
}
