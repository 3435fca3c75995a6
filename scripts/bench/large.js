// Times commands over archives of 1,000 and 10,000 built issues, which must take time in proportion to their number. The builds are pretended
// (test/build/pretend-builds.ts), as ten thousand would take ten minutes. BENCH_BUILD=1 builds 3,000 issues as well.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { bundle } from '../bundle.js';
import { timed } from './timing.js';

const LARGE = Number(process.env.BENCH_LARGE ?? 10_000);
const SMALL = LARGE / 10;
/** Of a check, which reads every text, the same ratio is measured on fewer issues. */
const CHECKED = [LARGE / 50, LARGE / 5];
const BUILT = 3_000;
const MARKS = { time: 11, memory: 1.5, seconds: 10 };

const root = join(import.meta.dirname, '..', '..');
const bulletin = join(root, 'bin', 'bulletin.js');

/**
 * @param {string} work a scratch folder
 * @param {string} node path of the Node binary
 * @returns {Promise<object[]>} rows of the table of index.js
 */
export async function benchLarge(work, node) {
  const { makeArchive, pretend } = await helpers();
  const archive = async (issues, built) => {
    const folder = join(work, `large-${issues}`);
    rmSync(folder, { recursive: true, force: true });
    makeArchive(folder, { issues, seed: 7, paragraphs: 2 });
    if (built) await pretend(folder);
    return folder;
  };
  const [small, large] = [await archive(SMALL, true), await archive(LARGE, true)];
  const commands = [
    ['ls', (folder) => ['ls', folder]],
    ['verify', (folder) => ['verify', '--all', folder]],
    ['stats', (folder) => ['stats', folder]],
    ['build, nothing changed', (folder) => ['build', '--all', '--fonts', 'bundled', folder]],
  ];
  const rows = commands.flatMap(([name, argv]) => compare(node, name, [SMALL, argv(small)], [LARGE, argv(large)]));
  rmSync(large, { recursive: true });
  const [few, many] = [await archive(CHECKED[0], false), await archive(CHECKED[1], false)];
  rows.push(...compare(node, 'check', [CHECKED[0], ['check', few]], [CHECKED[1], ['check', many]]));
  if (process.env.BENCH_BUILD === '1') rows.push(...buildMany(node, await archive(BUILT, false)));
  return rows;
}

function compare(node, name, [fewer, ofFew], [more, ofMany]) {
  const [few, many] = [measure(node, ofFew), measure(node, ofMany)];
  const work = `${name}: ${more} issues`;
  const rows = [
    judged(work, seconds(many.time), `${fewer} issues: ${seconds(few.time)}`, many.time / few.time, (MARKS.time * more) / fewer / 10),
    judged(`${work}, memory`, `${many.megabytes} MB`, `${fewer} issues: ${few.megabytes} MB`, many.megabytes / few.megabytes, MARKS.memory),
  ];
  if (name === 'ls') rows.push(judged(`${work}, in seconds`, seconds(many.time), '', many.time / 1000, MARKS.seconds));
  return rows;
}

function buildMany(node, folder) {
  const { time, megabytes } = measure(node, ['build', '--all', '-j', '2', '--fonts', 'bundled', folder]);
  return [judged(`build: ${BUILT} issues, memory in MB`, `${seconds(time)}, ${megabytes} MB`, '', megabytes, 700)];
}

/** Time and peak memory of a whole process. */
function measure(node, argv) {
  let report = '';
  // The process tells its own peak. Not `resourceUsage`, whose figure begins with that of the process that started it.
  const status = `process.getBuiltinModule('node:fs').readFileSync('/proc/self/status', 'utf8')`;
  const told = `process.on('exit', () => process.stderr.write('\\npeak ' + /VmHWM:\\s*(\\d+)/.exec(${status})[1]))`;
  const peak = `data:text/javascript,${encodeURIComponent(told)}`;
  const time = timed(() => {
    const { stderr } = spawnSync(node, ['--import', peak, bulletin, ...argv], { encoding: 'utf8', maxBuffer: 1e9 });
    report = stderr;
  });
  return { time, megabytes: Math.round(Number(/peak (\d+)$/.exec(report)?.[1]) / 1024) };
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function judged(work, figure, rival, value, mark) {
  return { work, figure, rival, ratio: value.toFixed(2), mark, verdict: value <= mark ? 'reached' : 'missed' };
}

/** The helpers of the tests, which are TypeScript, with the digest and the folder of the bundle, so that the builds are those of this program. */
async function helpers() {
  // Beside the packages that they import.
  const file = join(root, 'node_modules', '.bench-helpers.mjs');
  const define = { ...bundle.transform.define, 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'dist', 'index.js')).href) };
  await build({
    input: join(root, 'test', 'build', 'pretend-builds.ts'),
    platform: 'node',
    external: bundle.external,
    moduleTypes: bundle.moduleTypes,
    plugins: bundle.plugins,
    transform: { ...bundle.transform, define },
    output: { file, codeSplitting: false },
  });
  const made = await import(pathToFileURL(file).href);
  rmSync(file);
  return made;
}
