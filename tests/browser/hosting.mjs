// A site served as docs/hosting.md says: node --test-reporter=spec hosting.mjs SITE
// nginx and Apache run with the very lines of that page; only the port, the folder and the certificate are put in.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { browserFaults, launch } from './browser.mjs';
import { none } from './report.mjs';
import { POLICY } from './serve.mjs';
import { onePageOfEachTemplate, readSite } from './site.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node --test-reporter=spec hosting.mjs SITE');

const LONG = { timeout: 300_000 };
const DOCS = fileURLToPath(new URL('../../docs/hosting.md', import.meta.url));

// The one block of code of this language.
function block(text, language) {
  const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language);
  assert.equal(blocks.length, 1, `blocks of ${language} in docs/hosting.md`);
  return blocks[0][2];
}

// Puts something in the place of what stands once in a text.
function put(text, pattern, instead) {
  assert.equal(text.match(new RegExp(pattern, 'g'))?.length, 1, `${pattern} stands once`);
  return text.replace(pattern, () => instead);
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

// Waits for a server that was started in the foreground.
async function answering(child, port) {
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.once('error', (fault) => (said += fault.message));
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (await fetch(origin).then((answer) => answer.ok, () => false)) break;
    if (tries === 100 || child.exitCode !== null || child.pid === undefined) {
      child.kill();
      assert.fail(`the server does not answer: ${said.slice(0, 500)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { origin, close: () => (child.kill(), ended) };
}

// nginx with a folder of its own for all that it writes.
async function nginx(site, work) {
  const port = await freePort();
  let server = block(await readFile(DOCS, 'utf8'), 'nginx');
  server = put(server, /listen 443 ssl;/, `listen 127.0.0.1:${port};`);
  server = put(server, /ssl_certificate .*;/, '');
  server = put(server, /ssl_certificate_key .*;/, '');
  server = put(server, /root .*;/, `root "${site}";`);
  server = put(server, /include mime\.types;/, 'include /etc/nginx/mime.types;');
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${work}/${name};`);
  await writeFile(
    `${work}/nginx.conf`,
    `daemon off; worker_processes 1; pid ${work}/pid; error_log stderr;\nevents {}\nhttp { access_log off; ${temp.join(' ')}\n${server}\n}\n`,
  );
  const child = spawn('nginx', ['-e', 'stderr', '-c', `${work}/nginx.conf`], { stdio: ['ignore', 'ignore', 'pipe'] });
  return answering(child, port);
}

// Apache with the lines in `.htaccess`, and the modules that the page names.
async function apache(site, work) {
  const port = await freePort();
  await writeFile(`${site}/.htaccess`, block(await readFile(DOCS, 'utf8'), 'apache'));
  const modules = ['mpm_event', 'authz_core', 'alias', 'dir', 'headers', 'mime'];
  const lines = [
    `ServerName localhost`,
    `Listen 127.0.0.1:${port}`,
    `PidFile "${work}/pid"`,
    `ErrorLog "${work}/error.log"`,
    ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    ...(process.getuid() === 0 ? ['User www-data', 'Group www-data'] : []),
    'TypesConfig /etc/mime.types',
    `DocumentRoot "${site}"`,
    `<Directory "${site}">\nAllowOverride All\nRequire all granted\n</Directory>`,
  ];
  await writeFile(`${work}/apache.conf`, `${lines.join('\n')}\n`);
  const child = spawn('/usr/sbin/apache2', ['-f', `${work}/apache.conf`, '-DFOREGROUND'], { stdio: ['ignore', 'ignore', 'pipe'] });
  return answering(child, port);
}

for (const [name, start] of Object.entries({ nginx, apache })) describe(`a site behind ${name}, set up as docs/hosting.md says`, LONG, () => {
  let browser;
  let server;
  let work;
  before(async () => {
    work = await mkdtemp(path.join(tmpdir(), 'vazba-hosting-'));
    // Started by root, nginx reads as somebody else.
    await chmod(work, 0o755);
    // Files that Vazba would not publish as attachments, and such as lie in `static/`.
    await cp(folder, `${work}/site`, { recursive: true });
    await mkdir(`${work}/site/.well-known`);
    for (const name of ['plan.docx', 'data.csv', 'data.geojson', 'zapis.pdf', 'neznamy.xyz', '.well-known/security.txt']) {
      await writeFile(`${work}/site/${name}`, 'x');
    }
    await writeFile(`${work}/site/evil.svg`, '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "ran"</script></svg>');
    await writeFile(`${work}/site/evil.html`, '<!doctype html><title>still</title><p>x<script>document.title = "ran"</script>');
    server = await start(`${work}/site`, work);
    browser = await launch();
  }, LONG);
  after(async () => {
    await browser?.close();
    await server?.close();
    await rm(work, { recursive: true, force: true });
  }, LONG);

  const ask = async (address, method = 'GET') => {
    const answer = await fetch(server.origin + address, { method, redirect: 'manual' });
    await answer.arrayBuffer();
    return { status: answer.status, header: (name) => answer.headers.get(name) };
  };

  test('every answer has the headers, that of a missing page too', LONG, async () => {
    for (const address of ['/', '/style.css', '/zapis.pdf', '/no/such/page/', '/evil.html']) {
      const { status, header } = await ask(address);
      assert.equal(status, address.startsWith('/no/') ? 404 : 200, address);
      assert.equal(header('content-security-policy'), POLICY, address);
      assert.equal(header('x-content-type-options'), 'nosniff', address);
      assert.equal(header('referrer-policy'), 'strict-origin-when-cross-origin', address);
      assert.equal(header('cross-origin-opener-policy'), 'same-origin', address);
      assert.equal(header('strict-transport-security'), 'max-age=31536000', address);
    }
  });

  test('all servers of the page get one policy', async () => {
    const text = await readFile(DOCS, 'utf8');
    const policies = text.match(/default-src [^"\n]*/g);
    assert.equal(policies.length, 3);
    for (const policy of policies) assert.equal(policy, POLICY);
  });

  test('files have their types, and office files are saved', LONG, async () => {
    for (const [address, type, disposition] of [
      ['/', 'text/html; charset=utf-8', null],
      ['/data.csv', 'text/csv; charset=utf-8', null],
      ['/data.geojson', 'application/geo+json', null],
      ['/zapis.pdf', 'application/pdf', null],
      // Both names of the type are in use (RFC 9239).
      ['/scripts/search.js', name === 'nginx' ? 'application/javascript; charset=utf-8' : 'text/javascript; charset=utf-8', null],
      ['/style.css', 'text/css; charset=utf-8', null],
      ['/search-index/cs/head.json', 'application/json; charset=utf-8', null],
      ['/evil.svg', 'image/svg+xml', 'attachment'],
      ['/plan.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'attachment'],
    ]) {
      const { header } = await ask(address);
      assert.equal(header('content-type'), type, address);
      assert.equal(header('content-disposition'), disposition, address);
    }
  });

  test('addresses with a version may be kept, others are asked for anew', LONG, async () => {
    for (const [address, cache] of [
      ['/', 'no-cache'],
      ['/style.css', 'no-cache'],
      ['/search-index/cs/words-0.json?0123456789abcdef', 'public, max-age=31536000, immutable'],
      ['/search-index/cs/head.json', 'no-cache'],
      ['/hledat/?q=0123456789abcdef', 'no-cache'],
    ]) {
      assert.equal((await ask(address)).header('cache-control'), cache, address);
    }
  });

  test('what is hidden is not served, but for what the web wants', LONG, async () => {
    assert.equal((await ask('/.vazba-manifest')).status, 404);
    assert.equal((await ask('/.well-known/security.txt')).status, 200);
  });

  test('a script that got onto the site does not run', LONG, () =>
    browser.use(async (page) => {
      await page.goto(`${server.origin}/evil.html`);
      assert.equal(await page.title(), 'still');
      await assert.rejects(page.goto(`${server.origin}/evil.svg`), /Download is starting|ERR_ABORTED/);
    }));

  test('the search and the list with filters work under the policy', LONG, () =>
    browser.use(async (page) => {
      const said = [];
      page.on('console', (message) => {
        const { url } = message.location();
        // Browsers ask for it of their own accord, at times, and a page can't help that.
        if (url !== `${server.origin}/favicon.ico`) said.push(`${url}: ${message.text()}`);
      });
      page.on('pageerror', (fault) => said.push(fault.message));
      await page.goto(`${server.origin}/hledat/?q=byty`);
      await page.waitForSelector('.search-found li > a');
      await page.goto(`${server.origin}/opatreni/`);
      await page.waitForLoadState('networkidle');
      assert.ok((await page.locator('main a[href^="/opatreni/"]').count()) > 0);
      assert.deepEqual(said, []);
    }));

  // The policy is one for all servers, so one is enough.
  if (name === 'nginx') test('a page of each template is in order under the policy', LONG, async () => {
    const site = await readSite(folder);
    for (const page of onePageOfEachTemplate(site).filter(({ language }) => language === 'cs')) {
      const missing = page.file === '404.html';
      const { pathname } = new URL(missing ? 'no/such/page/' : page.address, site.base);
      none(await browserFaults(browser, server.origin + pathname, missing ? 404 : 200));
    }
  });
});
