import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { start } from '../build/whole-processes.ts';
import { filesWith, ITEM, PUBLICATION, put } from '../canaries.ts';
import { brokenIssue } from '../generate/broken-issue.ts';
import { damaged } from '../generate/damaged.ts';
import { holds } from '../generate/invariants.ts';
import { ran } from '../generate/whole.ts';
import { docx, paragraph, part } from '../import/docx-maker.ts';
import { bombs } from '../read/bombs.ts';
import { builtFixture, fixtureIssues } from './fixtures.ts';
import { hostilePictures } from './hostile-pictures.ts';
import { inTurn } from './in-turn.ts';
import type { Promised, Trial } from './promise.ts';

const SECONDS = 10;
const MEGABYTES = 512;

export const bounded: Promised = {
  number: 8,
  zh: '再怪的输入也很快结束，并说出在哪里',
  en: 'Bounded',
  run: async (trial) => `${await explosions(trial)}; ${await fuzzed(trial)}; ${await submissions(trial)}`,
};

interface Bomb {
  readonly what: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly argv: readonly string[];
  /** What must be said, where the program has to refuse it; null where it may also do it. */
  readonly said: RegExp | null;
}

const BUILD = ['build', 'issue-1', '--fonts', 'bundled'];
const AT_LINE = /a\.md:\d+:\d+/;

/** Templates of an office that never end, or take more and more. */
const TYPST: readonly string[] = [
  '#while true {}',
  '#let f(n) = f(n + 1)\n#f(0)',
  '#let f(n) = { f(n + 1); f(n + 1) }\n#f(0)',
  '#"a" * 1000000000000',
  '#let s = "a" * 1000000000\n#s',
  '#for i in range(100000) { for j in range(100000) { } }',
  '#let s = (1,)\n#for i in range(60) { s = s + s }',
  '#range(10000000000)',
  '#for i in range(1000000) { pagebreak() }',
  '#set page(height: 1pt, margin: 0pt)\n#lorem(1000000)',
];

/** What looks as if it would never end. */
const BOTH_WAYS: readonly string[] = ['#show "a": "aa"\na', '#show regex("."): it => it + it\nabc'];

/** Measures that a page can have and no text fits. */
const NARROW: readonly (readonly [from: RegExp, to: string])[] = [
  [/characters: 28/, 'characters: 1'],
  [/characters: 28/, 'characters: 500'],
  [/lines: 22/, 'lines: 1'],
  [/lines: 22/, 'lines: 500'],
  [/body: 16/, 'body: 500'],
  [/width: 156/, 'width: 0.0001'],
];

/** Measures that no page has. */
const MEASURES: readonly (readonly [from: RegExp, to: string])[] = [
  [/lines: 22/, 'lines: 1000000000'],
  [/characters: 28/, 'characters: 1000000000'],
  [/body: 16/, 'body: 0.000001'],
  [/body: 16/, 'body: 1e300'],
  [/width: 156/, 'width: 1e9'],
];

/** A PNG whose header alone says how large it is. */
function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(57);
  bytes.write('89504e470d0a1a0a0000000d49484452', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.set([8, 2, 0, 0, 0], 24);
  bytes.write('IDAT', 37, 'latin1');
  bytes.write('IEND', 49, 'latin1');
  return bytes;
}

const nested = Array.from({ length: 12 }, (_, at) => `<g id="g${at + 1}">${`<use href="#g${at}"/>`.repeat(10)}</g>`).join('');
const SVG = (inside: string, size = 'width="10mm" height="10mm"') => `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inside}</svg>`;
const picture = (name: string, data: string | Uint8Array) =>
  filesWith({ 'issue-1/a.md': `${ITEM}\n![](${name})\n`, [`issue-1/${name}`]: data });

function allBombs(): Bomb[] {
  const constants = readFileSync(new URL('../../templates/jianbao/constants.yaml', import.meta.url), 'utf8');
  const ours = `${PUBLICATION}template: ours\n`;
  const submitted = (data: Uint8Array) => filesWith({ 'a.docx': data });
  const head = ITEM.slice(0, ITEM.indexOf('---\n', 4) + 4);
  return [
    ...bombs.map(([what, text]) => ({
      what,
      files: filesWith({ 'issue-1/a.md': head + text }),
      argv: ['check', 'issue-1'],
      said: AT_LINE,
    })),
    ...['[', '{a: ', '- '].map((open) => ({
      what: `YAML: ${open}`,
      files: filesWith({ 'issue-1/a.md': `---\ntitle: ${open.repeat(10_000)}\n---\n` }),
      argv: ['check', 'issue-1'],
      said: AT_LINE,
    })),
    { what: 'a PNG of 20,000²', files: picture('a.png', png(20_000, 20_000)), argv: BUILD, said: AT_LINE },
    {
      what: 'an SVG of SVGs',
      files: picture('a.svg', SVG(`<g id="g0"><rect width="1" height="1"/></g>${nested}<use href="#g12"/>`)),
      argv: BUILD,
      said: AT_LINE,
    },
    { what: 'an SVG within SVGs', files: picture('a.svg', SVG('<g>'.repeat(100_000))), argv: BUILD, said: AT_LINE },
    {
      what: 'an SVG a mile wide',
      files: picture('a.svg', SVG('<rect width="9" height="9"/>', 'width="1e9" height="1e9"')),
      argv: BUILD,
      said: null,
    },
    ...hostilePictures.map(({ what, file, data, refused }) => ({
      what: `a picture: ${what}`,
      files: picture(file, data()),
      argv: BUILD,
      said: refused ? AT_LINE : null,
    })),
    {
      what: 'a DOCX of a million paragraphs',
      files: submitted(docx({ body: '<w:p><w:r><w:t>文</w:t></w:r></w:p>'.repeat(400_000) })),
      argv: ['import', 'a.docx', '--to', 'issue-1'],
      said: /a\.docx/,
    },
    {
      what: 'a DOCX a million deep',
      files: submitted(docx({ body: '<w:p>'.repeat(1_000_000) })),
      argv: ['import', 'a.docx', '--to', 'issue-1'],
      said: /a\.docx/,
    },
    {
      what: 'a DOCX whose styles are the bomb',
      files: submitted(
        docx({
          body: paragraph('正文'),
          parts: { 'word/styles.xml': part('styles', '<w:style>'.repeat(500_000)) },
          relations: [['a', 'styles', 'styles.xml']],
        }),
      ),
      argv: ['import', 'a.docx', '--to', 'issue-1'],
      said: /a\.docx/,
    },
    ...TYPST.map((typst) => ({
      what: typst,
      files: filesWith({ 'bulletin.yaml': ours, 'ours/page.typ': `${typst}\n` }),
      argv: [...BUILD, '--format', 'pdf'],
      said: /page\.typ/,
    })),
    ...BOTH_WAYS.map((typst) => ({
      what: typst,
      files: filesWith({
        'bulletin.yaml': ours,
        'ours/page.typ': `#set document(date: datetime(year: 2026, month: 3, day: 1))\n${typst}\n`,
      }),
      argv: [...BUILD, '--format', 'pdf'],
      said: null,
    })),
    ...NARROW.map(([from, to]) => ({
      what: to,
      files: filesWith({ 'bulletin.yaml': ours, 'ours/constants.yaml': constants.replace(from, to) }),
      argv: [...BUILD, '--format', 'pdf'],
      said: null,
    })),
    ...MEASURES.map(([from, to]) => ({
      what: to,
      files: filesWith({ 'bulletin.yaml': ours, 'ours/constants.yaml': constants.replace(from, to) }),
      argv: [...BUILD, '--format', 'pdf'],
      said: /constants\.yaml:\d+:\d+/,
    })),
  ];
}

/** Every bomb in a process of its own: how long it took, and the most memory it and what it started had. */
async function explosions({ folder, of }: Trial): Promise<string> {
  const all = allBombs();
  const tried = all.filter((_, at) => at % of(1, 25) === 0);
  const most = { seconds: 0, megabytes: 0, inside: 0, slack: 1 };
  const faults: string[] = [];
  await inTurn(tried, 1, async ({ what, files, argv, said }, at) => {
    const home = join(folder, `bomb-${at}`);
    const log = join(folder, `measured-${at}`);
    mkdirSync(log);
    put(home, files);
    const started = performance.now();
    const measured = join(import.meta.dirname, 'measured.cjs');
    const { child, ended } = start(home, argv, { NODE_OPTIONS: `--require ${measured}`, MEASURED: join(log, 'kilobytes') });
    const inside = watchChildren(child.pid ?? 0);
    const { code, out, err } = await ended;
    most.inside = Math.max(most.inside, inside());
    // A machine that has twice as much to do as it has processors takes twice as long.
    const slack = Math.max(of(1, 4), (loadavg()[0] ?? 0) / availableParallelism());
    const seconds = (performance.now() - started) / 1000;
    const megabytes = Math.max(...readdirSync(log).map((name) => Number(readFileSync(join(log, name), 'utf8')) / 1000));
    const name = what.slice(0, 60);
    const fault = (why: string) => faults.push(`${name}: ${why}`);
    if (code === null || code > 2) fault(`exit ${code}, ${err.slice(0, 500)}`);
    if (said !== null && (code === 0 || !said.test(out + err))) fault(`exit ${code} without a place: ${(out + err).slice(0, 300)}`);
    if (seconds > SECONDS * slack) fault(`${seconds.toFixed(1)} s`);
    if (megabytes > MEGABYTES) fault(`${megabytes.toFixed(0)} MB`);
    most.seconds = Math.max(most.seconds, seconds);
    most.slack = Math.max(most.slack, slack);
    most.megabytes = Math.max(most.megabytes, megabytes);
  });
  expect(faults, faults.join('\n')).toEqual([]);
  expect(most.inside).toBeLessThan(MEGABYTES);
  const busy = most.slack > 1 ? ` (on a machine with ${most.slack.toFixed(0)} times as much to do as it can)` : '';
  return `${tried.length} bombs, at most ${most.seconds.toFixed(1)} s${busy} and ${most.megabytes.toFixed(0)} MB, the isolated processes beside it at most ${most.inside.toFixed(0)} MB`;
}

/**
 * Watches the processes that one starts, which are killed and cannot say what they took. Where the system tells nothing, it is 0.
 *
 * @returns ends the watch and gives the most memory that one of them had, in MB
 */
function watchChildren(parent: number): () => number {
  let most = 0;
  const timer = setInterval(() => {
    try {
      for (const child of readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').split(' ').slice(0, -1)) {
        const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8')) ?? [];
        most = Math.max(most, Number(kilobytes ?? 0) / 1000);
      }
    } catch {
      // One of them has ended, or there is no /proc.
    }
  }, 10);
  return () => {
    clearInterval(timer);
    return most;
  };
}

/** Broken issues: a message for each, never a trace; what is found shrinks to the smallest that shows it. */
async function fuzzed({ of }: Trial): Promise<string> {
  const seen = { refused: 0, checked: 0, built: 0 };
  const count = of(9_000, 20);
  let at = 0;
  await fc.assert(
    fc.asyncProperty(brokenIssue, async (files) => {
      at += 1;
      seen[await holds(files, { most: at % 6 === 0 })] += 1;
    }),
    { numRuns: count },
  );
  return `${count} broken issues, 0 stack traces`;
}

/** Submitted files with bytes missing, too many or changed. */
async function submissions({ folder, of }: Trial): Promise<string> {
  const [fixture = ''] = fixtureIssues();
  const whole = (await builtFixture(fixture, folder)).docx;
  const count = of(1_000, 4);
  await fc.assert(
    fc.asyncProperty(damaged(whole), async (bytes) => {
      const { exit, out, err } = await ran(filesWith({ 'in/稿.docx': bytes }), ['import', 'in/稿.docx', '--to', 'issue-2']);
      expect([0, 1, 2], err).toContain(exit);
      expect(out + err).not.toMatch(/\n {4}at .*:\d+:\d+/);
    }),
    { numRuns: count },
  );
  return `${count} damaged DOCX imported or refused`;
}
