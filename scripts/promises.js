// Runs the promises in full and prints a line for each: `npm run promises`, or some of them: `npm run promises -- 4 7`. A full run writes its
// figures to BENCHMARKS.md. `--json FILE` writes them as JSON, `--share 0.2` runs a fifth of each count, FC_SEED=1 generates other
// texts. Exits with 1 when a promise is broken.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machineLine, tableOf, writeFigures } from './figures.js';

/** Longest first, so that none runs alone at the end. */
const ORDER = [7, 1, 8, 12, 11, 4, 3, 2, 10, 13, 14, 5, 6, 9];

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, share: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const share = Number(values.share);
if (!(share > 0 && share <= 1)) {
  console.error(`--share ${values.share}: a part of what is tried, such as 0.2`);
  process.exit(2);
}
const unknown = positionals.filter((each) => !ORDER.includes(Number(each)));
if (unknown.length > 0) {
  console.error(`no promise ${unknown.join(', ')}: they are 1 to ${ORDER.length}`);
  process.exit(2);
}

const work = mkdtempSync(join(tmpdir(), 'bulletin-promises-'));
const queue = ORDER.filter((number) => positionals.length === 0 || positionals.includes(String(number)));
const results = [];

/** Runs a promise in a process of its own, so that they share neither memory nor caches. */
function run(number) {
  const result = join(work, `${number}.json`);
  const env = { ...process.env, BULLETIN_PROMISE: String(number), BULLETIN_PROMISE_RESULT: result, BULLETIN_PROMISE_SHARE: String(share) };
  const child = spawn(process.execPath, [vitest, 'run', '--config', 'vitest.promises.config.ts'], { cwd: root, env });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
  return new Promise((done) => {
    child.on('close', () => {
      try {
        done(JSON.parse(readFileSync(result, 'utf8')));
      } catch {
        const figure = `it did not finish:\n${Buffer.concat(said)}`;
        done({ number, zh: '', en: '', kept: false, figure, leftOut: [], seconds: 0 });
      }
    });
  });
}

function print({ number, en, kept, figure, leftOut, seconds }) {
  console.log(`${String(number).padStart(2)}  ${kept ? 'kept    ' : 'NOT KEPT'}  ${en} — ${figure} (${seconds} s)`);
  for (const what of leftOut) console.log(`              LEFT OUT: ${what}`);
}

async function lane() {
  for (let number = queue.shift(); number !== undefined; number = queue.shift()) {
    const result = await run(number);
    results.push(result);
    print(result);
  }
}

const started = performance.now();
try {
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, lane));
} finally {
  rmSync(work, { recursive: true, force: true });
}
results.sort((one, other) => one.number - other.number);
const seconds = Math.round((performance.now() - started) / 1000);
const kept = results.filter((each) => each.kept).length;
const part = share === 1 ? '' : `, a share of ${share} of what the whole run tries`;
console.log(`${kept} of ${results.length} promises kept, in ${seconds} s${part}`);
if (positionals.length === 0 && share === 1) {
  const rows = results.map(({ number, en, kept: isKept, figure, leftOut }) => [
    String(number),
    en,
    isKept ? 'kept' : 'NOT KEPT',
    [figure, ...leftOut.map((what) => `left out: ${what}`)].join('; ').replaceAll('|', '\\|').replaceAll('\n', ' '),
  ]);
  const how = `Tried ${machineLine([`Node ${process.versions.node}`])} It took ${seconds} s.`;
  writeFigures('promises', tableOf([['', 'promise', '', 'what was tried'], ...rows]), how);
}
if (values.json !== undefined) {
  const machine = { node: process.version, system: `${process.platform} ${process.arch}`, processor: cpus()[0]?.model ?? '' };
  writeFileSync(values.json, `${JSON.stringify({ machine, seconds, promises: results }, null, 2)}\n`);
}
process.exitCode = kept === results.length ? 0 : 1;
