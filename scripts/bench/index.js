// The table of speed: whole processes against what an editor's script would call instead, in turn on the same text. What came out goes to
// the terminal and, with machine and versions, into BENCHMARKS.md and the README. A rival that cannot be had is left out aloud. Exit code 1 when a mark is
// missed. BENCH_RUNS (7) and BENCH_ISSUES (1000) make it shorter.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineLine, tableOf, writeFigures } from '../figures.js';
import { benchArchive } from './archive.js';
import { profilesOf } from './profile.js';
import { installDebian, run, typst, versionOf } from './rivals.js';
import { issueOf, markdownOf, typstOf } from './texts.js';
import { inTurn, spread } from './timing.js';

const RUNS = Number(process.env.BENCH_RUNS ?? 7);
const root = join(import.meta.dirname, '..', '..');
const bulletin = join(root, 'bin', 'bulletin.js');
const work = mkdtempSync(join(tmpdir(), 'bulletin-bench-'));

try {
  installDebian({ pandoc: 'pandoc', soffice: 'libreoffice-writer-nogui' });
  const binary = typst();
  const results = resultsOf(rows(binary, process.env));
  const plain = withoutCertificates(binary);
  for (const result of await benchArchive(work)) {
    results.push(result);
    console.log(lineOf(result));
  }
  const profiles = profilesOf(work, [
    ['check', join(root, 'examples', 'issue-12')],
    ['build', issueOf(join(work, 'profile'), 4), '--force'],
  ]);
  const versions = [`Node ${process.versions.node}`, versionOf('pandoc'), versionOf('soffice'), binary && versionOf(binary)].filter(
    Boolean,
  );
  const how = `Measured ${machineLine(versions)} Medians of ${RUNS} whole processes in turn [least–most]; the ratio is the median of neighbours’.`;
  writeFigures('speed', tableOfResults(results), [how, ...plain, ...profiles].join('\n\n'));
  process.exitCode = results.some(({ verdict }) => verdict === 'missed') ? 1 : 0;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function resultsOf(wanted) {
  return wanted.map((row) => {
    const absent = row.needs.filter((tool) => tool === null || versionOf(tool) === null);
    const result = absent.length > 0 ? leftOut(row) : measured(row);
    console.log(lineOf(result));
    return result;
  });
}

/**
 * The same rows as on a machine without NODE_EXTRA_CA_CERTS, where that is set: Node reads those certificates at every start, which may take
 * longer than a check, and makes an empty Node as slow.
 */
function withoutCertificates(binary) {
  const { NODE_EXTRA_CA_CERTS: certificates, ...env } = process.env;
  if (certificates === undefined) return [];
  const intro = 'NODE_EXTRA_CA_CERTS is set on this machine, and Node reads those certificates at every start. The same without it:';
  console.log(`\n${intro}`);
  return [intro, tableOfResults(resultsOf(rows(binary, env)))];
}

/** The rows of the table that are of one issue; those of an archive come from archive.js. */
function rows(binary, env) {
  const profile = `-env:UserInstallation=file://${work}/office`;
  const building = [
    { items: 4, office: 0.2, bare: 1 },
    { items: 40, office: 0.22, bare: 0.75 },
  ].flatMap(({ items, office, bare }) => {
    const issue = issueOf(join(work, 'building'), items);
    const [markdown, source] = [markdownOf(issue), typstOf(issue)];
    const ours = () => run(process.execPath, [bulletin, 'build', issue, '--force'], env);
    const docx = () => run('pandoc', [markdown, '-o', join(work, 'rival.docx')]);
    const common = { work: `build, DOCX + PDF, ${items} items`, ours };
    return [
      {
        ...common,
        rival: 'pandoc → DOCX, LibreOffice → PDF',
        theirs: () => {
          docx();
          run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', work, join(work, 'rival.docx')]);
        },
        needs: ['pandoc', 'soffice'],
        mark: office,
      },
      {
        ...common,
        rival: 'pandoc → DOCX, bare Typst → PDF',
        theirs: () => {
          docx();
          run(binary, ['compile', '--font-path', join(root, 'fonts'), source, join(work, 'rival.pdf')]);
        },
        needs: ['pandoc', binary],
        mark: bare,
      },
    ];
  });
  const check = {
    work: 'check, 4 items',
    rival: 'an empty node -e 0',
    ours: () => run(process.execPath, [bulletin, 'check', join(root, 'examples', 'issue-12')], env),
    theirs: () => run(process.execPath, ['-e', '0'], env),
    needs: [],
    // It is short, and so is its rival.
    runs: 3 * RUNS,
    mark: 2,
  };
  return [...building, check];
}

function measured({ work: name, rival, ours, theirs, mark, runs = RUNS }) {
  const times = inTurn(ours, theirs, runs);
  const verdict = times.ratio <= mark ? 'reached' : 'missed';
  return {
    work: name,
    figure: spread(times.ours),
    rival: `${rival}: ${spread(times.theirs)}`,
    ratio: times.ratio.toFixed(2),
    mark,
    verdict,
  };
}

function leftOut({ work: name, rival, needs, mark }) {
  const missing = needs.filter((tool) => tool === null || versionOf(tool) === null).map((tool) => tool ?? 'a Typst binary');
  return { work: name, figure: '', rival, ratio: `left out: ${missing.join(' and ')} not installed`, mark, verdict: 'left out' };
}

function lineOf({ work: name, figure, rival, ratio, mark, verdict }) {
  return `${verdict === 'reached' ? '✓' : verdict === 'missed' ? 'MISSED' : 'LEFT OUT'}  ${name}: ${figure}; ${rival}; ${ratio} (at most ${mark})`;
}

function tableOfResults(results) {
  const rows = results.map(({ work: name, figure, rival, ratio, mark, verdict }) => [name, figure, rival, ratio, `≤ ${mark}`, verdict]);
  return tableOf([['work', 'ours', 'rival', 'ratio', 'to reach', ''], ...rows]);
}
