// Times an archive: 1,000 distinct issues by two workers against one fresh process per issue, the same again with nothing changed, and measures
// memory meanwhile.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';
import { timed } from './timing.js';

const ISSUES = Number(process.env.BENCH_ISSUES ?? 1000);
const WORKERS = 2;
/** Fresh processes that are timed, half before the archive and half after it, since the speed of a machine drifts. */
const SAMPLE = 20;
const MARKS = { ratio: 0.12, again: 0.05, megabytes: 700, growth: 1.15 };

const bulletin = join(import.meta.dirname, '..', '..', 'bin', 'bulletin.js');
const options = ['--fonts', 'bundled'];

/**
 * @param {string} work a scratch folder
 * @param {string} node path of the Node binary
 * @returns {Promise<object[]>} rows of the table of index.js
 */
export async function benchArchive(work, node) {
  const publication = join(work, 'archive');
  rmSync(publication, { recursive: true, force: true });
  const issues = (await generator())(publication, { issues: ISSUES, seed: 5 });
  const sample = issues.filter((_, at) => at % Math.floor(ISSUES / SAMPLE) === 0).slice(0, SAMPLE);
  const fresh = (part) => part.map((issue) => timed(() => buildAlone(node, publication, issue, join(work, 'alone'))));

  const before = fresh(sample.slice(0, SAMPLE / 2));
  const first = await buildAll(node, publication);
  const times = [...before, ...fresh(sample.slice(SAMPLE / 2))];
  const alone = (times.reduce((sum, time) => sum + time, 0) / times.length) * ISSUES;
  const again = await buildAll(node, publication);
  const built = first.lines / 2;
  // What is up to date is not listed.
  if (built !== ISSUES || again.lines !== 0) throw new Error(`${built} of ${ISSUES} issues were built`);

  const seconds = (time) => `${(time / 1000).toFixed(1)} s`;
  return [
    judged(
      `${ISSUES} issues, DOCX + PDF, ${WORKERS} workers`,
      seconds(first.time),
      `one fresh process an issue: ${seconds(alone)} (extrapolated from ${times.length})`,
      first.time / alone,
      MARKS.ratio,
    ),
    judged(`${ISSUES} issues again, nothing changed`, seconds(again.time), 'the first time', again.time / first.time, MARKS.again),
    ...memoryOf(first.memory),
  ];
}

function memoryOf(memory) {
  if (memory.length === 0)
    return [
      {
        work: 'memory',
        figure: '',
        rival: '',
        ratio: 'left out: no /proc on this system',
        mark: MARKS.megabytes,
        verdict: 'left out',
      },
    ];
  const peak = Math.max(...memory.map(({ megabytes }) => megabytes));
  const around = (from, to) => {
    const seen = memory.filter(({ issue }) => issue >= from * ISSUES && issue <= to * ISSUES).map(({ megabytes }) => megabytes);
    return Math.round(seen.reduce((sum, each) => sum + each, 0) / seen.length);
  };
  const [early, late] = [around(0.25, 0.35), around(0.9, 1)];
  return [
    judged('memory, its peak in MB', `${peak} MB`, '', peak, MARKS.megabytes, 0),
    judged('memory in the last tenth', `${late} MB`, `around issue ${0.3 * ISSUES}: ${early} MB`, late / early, MARKS.growth),
  ];
}

function judged(work, figure, rival, value, mark, digits = 3) {
  return { work, figure, rival, ratio: value.toFixed(digits), mark, verdict: value <= mark ? 'reached' : 'missed' };
}

/** `makeArchive` of the tests, which are TypeScript. */
async function generator() {
  const entry = join(import.meta.dirname, '..', '..', 'test', 'build', 'generate.ts');
  const { output } = await build({ input: entry, platform: 'node', write: false, output: { codeSplitting: false } });
  const { makeArchive } = await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
  return makeArchive;
}

function buildAlone(node, publication, issue, output) {
  execFileSync(node, [bulletin, 'build', join(publication, issue), '--force', '-o', output, ...options], { stdio: 'ignore' });
}

/** Builds all issues. The output paths that are printed show the progress. */
async function buildAll(node, publication) {
  const start = process.hrtime.bigint();
  const argv = [bulletin, 'build', publication, '--all', '-j', String(WORKERS), ...options];
  const child = spawn(node, argv, { stdio: ['ignore', 'pipe', 'ignore'] });
  let lines = 0;
  const memory = [];
  child.stdout.on('data', (part) => {
    lines += part.toString().split('\n').length - 1;
  });
  const watch = setInterval(() => {
    const megabytes = residentMegabytes(child.pid);
    if (megabytes !== null) memory.push({ issue: lines / 2, megabytes });
  }, 200);
  await new Promise((ended) => child.on('close', ended));
  clearInterval(watch);
  return { time: Number(process.hrtime.bigint() - start) / 1e6, lines, memory };
}

function residentMegabytes(pid) {
  try {
    const [, kilobytes] = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
