// What the scripts of the search page make of words: an answer to each line of standard input.
//
//   node words.mjs cut                  the words of the line, as JSON
//   node words.mjs parse LANGUAGE       the clauses of the line, by an index that holds ways of saying without any word
//   node words.mjs text LANGUAGE        the key of the word, as one of a text has it
//   node words.mjs typed LANGUAGE       the keys of all that the word may mean when it is typed, without marks
//
// LANGUAGE is JSON, as in the head of an index; `null` where words are only folded.

import { readFileSync } from 'node:fs';
import { parse } from '../../themes/default/static/scripts/search/find.js';
import { Keys } from '../../themes/default/static/scripts/search/keys.js';
import { words } from '../../themes/default/static/scripts/search/words.js';

const [mode, language = 'null'] = process.argv.slice(2);
const keys = await Keys.load([JSON.parse(language)]);

const HEAD = { ignored: ['být'], same: [[[], ['nno']], [['nezisc', 'organizac'], []], [[]]] };

const answers = {
  cut: (line) => JSON.stringify(words(line).map(({ word }) => word)),
  parse: (line) => parse(line, HEAD, keys).map(({ typed }) => typed).join('|'),
  // The word itself comes first; the key of its stem after it, if it is another one.
  text: (line) => [...keys.ofText(line)].at(-1),
  typed: (line) => [...keys.ofTyped(line)].join(' '),
};

const lines = readFileSync(0, 'utf8').split('\n');
process.stdout.write(lines.map((line) => `${answers[mode](line)}\n`).join(''));
