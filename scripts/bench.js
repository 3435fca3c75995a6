// Times whole processes against what an editor's script would call instead, in turn (A B A B …) on the same text, and prints medians with
// their spread and the ratio. A rival that is not installed is left out aloud. Exit code 1 when a ratio misses its mark.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchArchive } from './bench-archive.js';

const RUNS = Number(process.env.BENCH_RUNS ?? 7);
const work = mkdtempSync(join(tmpdir(), 'bulletin-bench-'));
const bulletin = join(import.meta.dirname, '..', 'bin', 'bulletin.js');
const profile = `-env:UserInstallation=file://${work}/office`;

try {
  const issue = copyOfExample();
  const text = plainMarkdown(issue);
  const build = () => run(process.execPath, [bulletin, 'build', issue, '--force']);
  const check = () => run(process.execPath, [bulletin, 'check', issue]);
  const empty = () => run(process.execPath, ['-e', '0']);
  const office = () => {
    run('pandoc', [text, '-o', join(work, 'rival.docx')]);
    run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', work, join(work, 'rival.docx')]);
  };

  const rows = [
    {
      work: 'build, DOCX + PDF, 4 items',
      rival: 'pandoc → DOCX, LibreOffice → PDF',
      ours: build,
      theirs: office,
      needs: ['pandoc', 'soffice'],
      mark: 0.5,
    },
    { work: 'check, 4 items', rival: 'an empty node -e 0', ours: check, theirs: empty, needs: [], mark: 2 },
  ];
  const reached = [...rows.map(measure), await benchArchive(work)];
  process.exitCode = reached.every(Boolean) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Measures one row and says what came out; false when the mark was missed. */
function measure({ work: name, rival, ours, theirs, needs, mark }) {
  const absent = needs.filter((tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error !== undefined);
  if (absent.length > 0) {
    console.log(`${name}: LEFT OUT, ${absent.join(' and ')} not installed`);
    return true;
  }
  ours();
  theirs();
  const a = [];
  const b = [];
  for (let i = 0; i < RUNS; i += 1) {
    a.push(timed(ours));
    b.push(timed(theirs));
  }
  const ratio = median(a) / median(b);
  const verdict = ratio <= mark ? 'reached' : 'MISSED';
  console.log(`${name}: ${spread(a)}; ${rival}: ${spread(b)}; ratio ${ratio.toFixed(2)} (at most ${mark}: ${verdict})`);
  return ratio <= mark;
}

function copyOfExample() {
  const examples = join(import.meta.dirname, '..', 'examples');
  cpSync(join(examples, 'bulletin.yaml'), join(work, 'bulletin.yaml'));
  mkdirSync(join(work, 'issue-12'));
  for (const name of readdirSync(join(examples, 'issue-12'))) {
    if (/\.(md|yaml)$/.test(name)) cpSync(join(examples, 'issue-12', name), join(work, 'issue-12', name));
  }
  return join(work, 'issue-12');
}

/** The same words for the rivals: every item's title and body in one Markdown file. */
function plainMarkdown(issue) {
  const items = readdirSync(issue).filter((name) => name.endsWith('.md'));
  const parts = items.map((name) => {
    const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(issue, name), 'utf8')) ?? [];
    return `# ${/^title: (.*)$/m.exec(head)?.[1] ?? name}\n\n${body}`;
  });
  const path = join(work, 'rival.md');
  writeFileSync(path, parts.join('\n\n'));
  return path;
}

function run(command, args) {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'] });
}

function timed(job) {
  const start = process.hrtime.bigint();
  job();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values) {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.floor(sorted.length / 2)];
}

function spread(values) {
  return `${median(values).toFixed(0)} ms [${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)}]`;
}
