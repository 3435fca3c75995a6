// The table of speed: whole processes, on Node 20 and on Node 24, against what an editor's script would call instead, alternating on the same
// text. Prints the figures and writes them, with machine and versions, to BENCHMARKS.md and README.md. A rival that cannot be installed is
// named as left out. Exits with 1 when a mark is missed. BENCH_RUNS (7), BENCH_ISSUES (1000) and BENCH_LARGE (10000)
// make it shorter.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineLine, tableOf, writeFigures } from '../figures.js';
import { fetchNode, nodeVersions } from '../nodes.js';
import { benchArchive } from './archive.js';
import { benchLarge } from './large.js';
import { profilesOf } from './profile.js';
import { installDebian, run, textlint, typst, versionOf } from './rivals.js';
import { issueOf, markdownOf, typstOf } from './texts.js';
import { inTurn, spread } from './timing.js';

const RUNS = Number(process.env.BENCH_RUNS ?? 7);
/** The lines of Node that are measured, and the largest ratio to pandoc with LibreOffice on each. */
const MARKS = { 20: { office: 0.4 }, 24: { office: 0.3 } };
const root = join(import.meta.dirname, '..', '..');
const bulletin = join(root, 'bin', 'bulletin.js');
const work = mkdtempSync(join(tmpdir(), 'bulletin-bench-'));
// Node reads these certificates at every start, which can take as long as a check. Most machines do not set them.
delete process.env.NODE_EXTRA_CA_CERTS;

try {
  installDebian({ pandoc: 'pandoc', soffice: 'libreoffice-writer-nogui' });
  const binary = typst();
  const results = [];
  const nodes = Object.keys(MARKS).map((line) => nodeVersions.findLast((version) => version.startsWith(`${line}.`)));
  for (const version of nodes) {
    for (const row of rows(version, binary)) add(results, rowResult(row));
    for (const result of [...(await benchArchive(work, fetchNode(version))), ...(await benchLarge(work, fetchNode(version)))]) {
      add(results, { ...result, work: `Node ${version}: ${result.work}` });
    }
  }
  const profiles = profilesOf(work, fetchNode(nodes.at(-1)), [
    ['check', join(root, 'examples', 'issue-12')],
    ['build', issueOf(join(work, 'profile'), 4), '--force'],
  ]);
  const versions = [`Node ${nodes.join(' and ')}`, versionOf('pandoc'), versionOf('soffice'), binary && versionOf(binary)];
  const how = `Measured ${machineLine(versions.filter(Boolean))} Medians of ${RUNS} whole processes, alternating [least–most]; the ratio is the median of the ratios of neighbours.`;
  writeFigures('speed', tableOfResults(results), [how, ...profiles].join('\n\n'));
  process.exitCode = results.some(({ verdict }) => verdict === 'missed') ? 1 : 0;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function add(results, result) {
  results.push(result);
  console.log(lineOf(result));
}

function rowResult(row) {
  const missing = row.needs.filter((tool) => tool === null || versionOf(tool) === null).map((tool) => tool ?? 'a package of npm');
  return missing.length > 0 ? leftOut(row, missing) : measured(row);
}

/** The rows of the table about one issue; archive.js has those about an archive. */
function rows(version, binary) {
  const node = fetchNode(version);
  const { office } = MARKS[Number.parseInt(version, 10)];
  const profile = `-env:UserInstallation=file://${work}/office`;
  const building = [
    { items: 4, office, bare: 1 },
    { items: 40, office: 0.22, bare: 0.75 },
  ].flatMap((marks) => {
    const { items } = marks;
    const issue = issueOf(join(work, 'building'), items);
    const [markdown, source] = [markdownOf(issue), typstOf(issue)];
    const ours = () => run(node, [bulletin, 'build', issue, '--force']);
    const docx = () => run('pandoc', [markdown, '-o', join(work, 'rival.docx')]);
    const common = { work: `Node ${version}: build, DOCX + PDF, ${items} items`, ours };
    return [
      {
        ...common,
        rival: 'pandoc → DOCX, LibreOffice → PDF',
        theirs: () => {
          docx();
          run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', work, join(work, 'rival.docx')]);
        },
        needs: ['pandoc', 'soffice'],
        mark: marks.office,
      },
      {
        ...common,
        rival: 'pandoc → DOCX, bare Typst → PDF',
        theirs: () => {
          docx();
          run(binary, ['compile', '--font-path', join(root, 'fonts'), source, join(work, 'rival.pdf')]);
        },
        needs: ['pandoc', binary],
        mark: marks.bare,
      },
    ];
  });
  const issue = join(root, 'examples', 'issue-12');
  const rival = textlint();
  const check = {
    work: `Node ${version}: check, 4 items`,
    rival: 'textlint with rules for Chinese',
    ours: () => run(node, [bulletin, 'check', issue]),
    theirs: () => run(node, rival(issue)),
    needs: rival === null ? [null] : [],
    mark: 0.7,
  };
  return [...building, check];
}

function measured({ work: name, rival, ours, theirs, mark }) {
  const times = inTurn(ours, theirs, RUNS);
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

function leftOut({ work: name, rival, mark }, missing) {
  return { work: name, figure: '', rival, ratio: `left out: ${missing.join(' and ')} not installed`, mark, verdict: 'left out' };
}

function lineOf({ work: name, figure, rival, ratio, mark, verdict }) {
  return `${verdict === 'reached' ? '✓' : verdict === 'missed' ? 'MISSED' : 'LEFT OUT'}  ${name}: ${figure}; ${rival}; ${ratio} (at most ${mark})`;
}

function tableOfResults(results) {
  const rows = results.map(({ work: name, figure, rival, ratio, mark, verdict }) => [name, figure, rival, ratio, `≤ ${mark}`, verdict]);
  return tableOf([['work', 'ours', 'rival', 'ratio', 'to reach', ''], ...rows]);
}
