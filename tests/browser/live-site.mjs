// A copy of a site with `vazba serve` running on it: what live.mjs edits, starts, stops and asks.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const DAY = '2026-11-22';
// Nothing takes as long as that, even on a slow machine with much else to do.
export const PATIENCE = 20_000;

export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

// Asks again and again until the answer is a true one, and gives it.
export async function until(what, ask) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) assert.fail(`in vain waited for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// A copy of the site `source`, with a theme of its own that changes nothing yet.
export async function copyOf(source) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'vazba-live-'));
  await cp(source, folder, { recursive: true, filter: (from) => path.resolve(from) !== path.resolve(source, 'public') });
  const before = new Map();
  const at = (name) => path.join(folder, name);
  // All at once, so that nobody reads a half of it.
  const write = async (name, text) => {
    const beside = at(`new-${path.basename(name)}`);
    await writeFile(beside, text);
    await rename(beside, at(name));
  };
  const put = async (name, ...pairs) => {
    let text = await readFile(at(name), 'utf8');
    for (let index = 0; index < pairs.length; index += 2) {
      const [from, to] = pairs.slice(index);
      assert.equal(text.split(from).length, 2, `\`${from}\` stands once in ${name}`);
      text = text.replace(from, () => to);
    }
    await write(name, text);
  };
  await mkdir(at('themes/vlastni/templates'), { recursive: true });
  await write('themes/vlastni/templates/measure.html', '{% extends "default/measure.html" %}\n');
  await put('vazba.toml', 'theme = "default"', 'theme = "vlastni"');
  return {
    folder,
    // Puts something in the place of what stands once in a file, by pairs of texts.
    async edit(name, ...pairs) {
      if (!before.has(name)) before.set(name, await readFile(at(name), 'utf8'));
      await put(name, ...pairs);
    },
    // Takes all edits back; gives whether there were any.
    async restore() {
      await Promise.all([...before].map(([name, text]) => write(name, text)));
      const were = before.size > 0;
      before.clear();
      return were;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

// Starts `vazba serve`, and waits until it has said where the site is.
export async function serveLive(vazba, folder, port) {
  const child = spawn(vazba, ['-C', folder, 'serve', '--port', String(port), '--today', DAY], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  child.once('error', (fault) => (said += fault.message));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const origin = `http://127.0.0.1:${port}`;
  const stop = () => {
    if (child.pid && child.exitCode === null) child.kill();
    return ended;
  };
  await until('the address of the site', () => {
    if (child.exitCode !== null || !child.pid) assert.fail(`it has ended: ${said.slice(0, 500)}`);
    return said.includes(`the site is at ${origin}/`);
  });
  // All pages are made once nobody asks for any, which shows faults of templates; nothing tells when this is done.
  const ticks = async () => (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(') ')[1].split(' ').slice(11, 13).join();
  const rest = () =>
    until('the server at rest', async () => {
      const before = await ticks();
      await new Promise((resolve) => setTimeout(resolve, 150));
      return (await ticks()) === before;
    });
  // As a tool asks, or as a browser that opens a page.
  const text = async (address, headers = { Accept: '*/*' }) => (await fetch(origin + address, { headers })).text();
  const page = (address) => text(address, { Accept: 'text/html' });
  return { origin, stop, rest, text, page };
}

// A wire to the server at a port, so that a browser can lose it. `cut` ends all connections, and takes no more until `mend`;
// `hush` makes those with a stream of events silent for ever, as they are when a computer has slept.
export async function wire(to) {
  const port = await freePort();
  const pairs = new Set();
  const server = net.createServer((near) => {
    const far = net.connect(to, '127.0.0.1');
    const pair = { isStream: false, isSilent: false, end: () => (near.destroy(), far.destroy(), pairs.delete(pair)) };
    pairs.add(pair);
    near.on('data', (data) => {
      if (data.includes('GET /.vazba/events')) pair.isStream = true;
      far.write(data);
    });
    far.on('data', (data) => pair.isSilent || near.write(data));
    for (const socket of [near, far]) socket.on('close', pair.end).on('error', pair.end);
  });
  const mend = () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const cut = () => {
    server.close();
    for (const pair of pairs) pair.end();
  };
  const hush = () => {
    for (const pair of pairs) pair.isSilent ||= pair.isStream;
  };
  await mend();
  return { origin: `http://127.0.0.1:${port}`, cut, mend, hush };
}
