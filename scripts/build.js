// Makes `dist`: the CLI as one bundle whose parts run when they are asked for, the code V8 made of it for each command, and the library. Run by `prepare`
// (after npm ci) and before the tests.
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { cached } from '../bin/load.js';
import { library, minify, page, program } from './bundle.js';

await mkdir('dist', { recursive: true });
// The types are made by scripts/types.js, and not before every test.
for (const name of await readdir('dist')) if (name !== 'types') await rm(`dist/${name}`, { recursive: true });
await build(library);
await build(page);

// What a check has no need of stands in a second file, which is not read by every start.
const parts = await partsOf();
await writeFile('dist/bulletin.cjs', scriptOf(parts));
await writeFile('dist/bulletin.more.cjs', moreOf([]));
const needed = new Set(JSON.parse(warm('check')));
await writeFile('dist/bulletin.cjs', scriptOf(parts.filter(({ id }) => needed.has(id))));
await writeFile('dist/bulletin.more.cjs', moreOf(parts.filter(({ id }) => !needed.has(id))));
for (const command of cached) warm(command);

/** Runs a command and keeps its code; returns the names of the parts that it ran, as JSON. */
function warm(command) {
  const script = fileURLToPath(new URL('warm.js', import.meta.url));
  const { status, stderr, output } = spawnSync(process.execPath, [script, command], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return output[3];
}

/**
 * A program as parts. esbuild parts modules only, and V8 keeps code of scripts only, so each part is made CommonJS and becomes a function that
 * runs when it is first required.
 */
async function partsOf() {
  const { outputFiles } = await build(program);
  return Promise.all(
    outputFiles.map(async ({ path, text }) => {
      const { code } = await transform(text, {
        ...minify,
        minifyIdentifiers: program.minifyIdentifiers,
        format: 'cjs',
        platform: 'node',
        supported: { 'dynamic-import': false },
      });
      return { id: `./${basename(path)}`, code: ascii(code) };
    }),
  );
}

/**
 * The script for bin/load.js: a function as Node wraps CommonJS in one, which returns the parts that ran. Node's cryptography, which takes 5 ms
 * to load, is loaded when something is first hashed: many parts can hash, and most commands hash nothing.
 */
function scriptOf(parts) {
  return `(function (exports, require, module, bundle, more) {
const bundleUrl = require('node:url').pathToFileURL(bundle).href;
let parts = ${objectOf(parts)};
const loaded = {};
const deferred = { 'node:crypto': new Proxy({}, { get: (_, name) => require('node:crypto')[name] }) };
function part(id) {
  if (!(id in parts)) {
    if (!id.startsWith('./') || more === null) return deferred[id] ?? require(id);
    parts = { ...parts, ...more()(bundleUrl) };
    more = null;
  }
  if (!(id in loaded)) parts[id]((loaded[id] = { exports: {} }).exports, part, loaded[id]);
  return loaded[id].exports;
}
module.exports = part('./bulletin.js');
return loaded;
})`;
}

/** The script of the other parts. */
function moreOf(parts) {
  return `(function (bundleUrl) { return ${objectOf(parts)}; })`;
}

function objectOf(parts) {
  return `{${parts.map(({ id, code }) => `${JSON.stringify(id)}(exports,require,module){${code}}`).join(',\n')}}`;
}

/** Code without a character beyond ASCII, as bin/load.js reads it: esbuild leaves those in regular expressions. */
function ascii(code) {
  if (/\\\P{ASCII}/u.test(code)) throw new Error('a regular expression escapes a character beyond ASCII');
  return code.replace(/\P{ASCII}/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
