// The Nu HTML checker over a whole folder in one Java process: HTML, CSS and SVG.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const JAR = path.join(path.dirname(createRequire(import.meta.url).resolve('vnu-jar')), 'build/dist/vnu.jar');

const OPTIONS = [
  '--format', 'json', '--stdout', '--exit-zero-always', '--errors-only', '--asciiquotes',
  '--skip-non-html', '--also-check-css', '--also-check-svg',
];

// Every error of the checker in the folder, in the order of files and lines.
export async function markupFaults(folder) {
  // The checker's schemas recurse deeply, and Java's usual stack is only just enough for them.
  const java = ['-Xss8m', '-Xmx768m', '-XX:+UseSerialGC', '-jar', JAR, ...OPTIONS, '.'];
  const { stdout } = await promisify(execFile)('java', java, {
    cwd: folder,
    maxBuffer: 1 << 28,
    timeout: 240_000,
    killSignal: 'SIGKILL',
  });
  return JSON.parse(stdout)
    .messages.map(({ url, lastLine = 0, firstColumn = 0, message }) => {
      const file = path.relative(path.resolve(folder), decodeURIComponent(new URL(url ?? 'file:///').pathname));
      // With `--also-check-css` the checker counts lines from 0, save in style sheets; the self-test would notice a change.
      return { file, line: file.endsWith('.css') ? lastLine : lastLine + 1, column: firstColumn, message };
    })
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column))
    .map(({ file, line, column, message }) => ({ place: `${file}:${line}:${column}`, message }));
}
