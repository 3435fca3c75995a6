import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';
import { main } from '../../src/cli.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { hashesIn, run } from '../build/whole-processes.ts';
import { filesWith, ITEM, PUBLICATION, put } from '../canaries.ts';
import { ran } from '../generate/whole.ts';
import { docx, paragraph } from '../import/docx-maker.ts';
import type { Files } from '../memory-host.ts';
import { has } from '../office/tools.ts';
import { linksOut, pathAttacks } from '../path-attacks.ts';
import { dot } from '../render/pages.ts';
import type { Promised, Trial } from './promise.ts';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'bulletin.js');
const SECRET = '机密文件的内容';

export const nothingOutside: Promised = {
  number: 6,
  zh: '不读本期以外的文件，不联网',
  en: 'Nothing outside the issue is read, nothing is fetched',
  run: async (trial) => `${await paths(trial)}; ${await templates(trial)}; ${await network(trial)}`,
};

/** What a run in memory opened of the files that lie outside. */
function opened(opened: readonly string[]): string[] {
  return opened.filter((path) => /secret|^\/etc|^\/outside/.test(path));
}

const OUTSIDE: Files = {
  'secret.png': dot,
  'secret.md': `${ITEM}${SECRET}\n`,
  '../outside/page.typ': SECRET,
  '../outside/a.md': ITEM,
  '../etc/passwd': SECRET,
};

/** Paths of pictures, and items, files and folders that are links. */
async function paths({ of }: Trial): Promise<string> {
  const links = Object.fromEntries(Object.entries(linksOut).map(([name, link]) => [`issue-1/${name}`, link]));
  const cases: Files[] = [
    ...pathAttacks.map((path) => ({ 'issue-1/a.md': `${ITEM}\n![](<${path}>)\n` })),
    { 'issue-1/b.md': { link: '../secret.md' } },
    { 'issue-1/b.md': { link: '/etc/passwd' } },
    { 'issue-1/issue.yaml': { link: '../secret.md' } },
    { 'bulletin.yaml': { link: '/outside/a.md' } },
    { '用词.csv': { link: '/outside/a.md' } },
    { '用词.csv/a.csv': '错词,正词\n' },
    { 'issue-1/images': { link: '/outside' }, 'issue-1/a.md': `${ITEM}\n![](images/a.png)\n` },
  ];
  const tried = cases.filter((_, at) => at % of(1, 8) === 0);
  for (const files of tried) {
    const attacked = await ran({ ...OUTSIDE, ...links, ...filesWith(), ...files }, ['build', 'issue-1', '--fonts', 'bundled']);
    expect(opened(attacked.host.opened), JSON.stringify(files)).toEqual([]);
    expect([1, 2], JSON.stringify(files)).toContain(attacked.exit);
    expect(attacked.out + attacked.err).not.toContain(SECRET);
  }
  return `${tried.length} path attacks, 0 files opened outside`;
}

/** Typst that reaches for files of the machine, for packages and for what lies beside the template. */
const TYPST = [
  '#read("/etc/passwd")',
  '#read("../../../../etc/passwd")',
  '#read("constants.yaml")',
  '#read("/secret.md")',
  '#image("/etc/passwd")',
  '#include "/etc/passwd"',
  '#import "../secret.typ": *',
  '#import "@preview/tablex:0.0.8": *',
  '#import "@local/x:1.0.0": *',
  '#import ("@preview" + "/x:1.0.0"): *',
  '#let name = "@" + "preview/cetz:0.2.0"\n#import name: *',
  '#include{ "@" + "preview/cetz:0.2.0" }',
  '#eval("imp" + "ort \\"@" + "preview/cetz:0.2.0\\"")',
  '#(std.eval)("1")',
  '#json("/proc/self/environ")',
  '#csv("/etc/hosts")',
  '#plugin("/etc/passwd")',
  '#bibliography("/etc/passwd")',
  '#set raw(syntaxes: "/etc/passwd")\n`x`',
  '#cbor("\\\\server\\share")',
];

async function templates({ of }: Trial): Promise<string> {
  const tried = TYPST.filter((_, at) => at % of(1, 12) === 0);
  for (const typst of tried) {
    const files = { ...OUTSIDE, ...filesWith({ 'bulletin.yaml': `${PUBLICATION}template: ours\n`, 'ours/page.typ': `${typst}\n` }) };
    const { exit, host, out, err } = await ran(files, ['build', 'issue-1', '--fonts', 'bundled']);
    expect([exit, err], typst).toEqual([2, expect.stringContaining('模板有误')]);
    expect(opened(host.opened), typst).toEqual([]);
    expect(out + err).not.toContain(SECRET);
  }
  for (const name of ['../outside', '/outside', 'linked', 'C:/outside', '..\\\\outside']) {
    const files: Files = {
      ...OUTSIDE,
      linked: { link: '/outside' },
      ...filesWith({ 'bulletin.yaml': `${PUBLICATION}template: "${name}"\n` }),
    };
    const { exit, host } = await ran(files, ['build', 'issue-1', '--fonts', 'bundled']);
    expect([exit, opened(host.opened)], name).toEqual([2, []]);
  }
  return `${tried.length + 5} template attacks`;
}

/** Everything that names something on the network, on a disk of its own. */
function hostileIssue(home: string): void {
  const remote = 'http://127.0.0.1:9/canary';
  put(home, {
    ...filesWith({ 'issue-1/a.md': `${ITEM}\n[文字](${remote})\n` }),
    'issue-2/issue.yaml': 'date: 2026-03-03\n',
    'issue-2/a.md': `${ITEM}\n![](${remote}.png)\n\n![](a.svg)\n\n<img src="${remote}">\n`,
    'issue-2/a.svg': `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"><image xlink:href="${remote}.png"/></svg>`,
    'issue-3/issue.yaml': 'date: 2026-03-04\n',
    'in/a.docx': docx({
      body: `${paragraph('某县扎实推进重点工作')}<w:p><w:r><w:drawing><wp:inline><a:blip r:link="p"/></wp:inline></w:drawing></w:r><w:r><w:t>这一段话后面本来有一张图片，在别的地方。</w:t></w:r></w:p>`,
      relations: [
        ['p', 'image', `${remote}.png`, true],
        ['t', 'attachedTemplate', `${remote}.dotm`, true],
      ],
    }),
  });
  mkdirSync(join(home, 'secret'));
  writeFileSync(join(home, 'secret', 'secret.md'), SECRET);
  symlinkSync(join(home, 'secret', 'secret.md'), join(home, 'issue-2', 'b.md'));
}

const RUNS = [
  ['check', 'issue-1'],
  ['build', 'issue-1', '--fonts', 'bundled'],
  ['build', 'issue-2', '--fonts', 'bundled'],
  ['import', 'in/a.docx', '--to', 'issue-3'],
  ['ls'],
  ['stats'],
  ['doctor'],
];

/** First with sockets that count and refuse, then without a network at all, then watched by the system. */
async function network({ folder, leaveOut, whole }: Trial): Promise<string> {
  const home = join(folder, 'network');
  hostileIssue(home);
  const connect = Socket.prototype.connect;
  let sockets = 0;
  Socket.prototype.connect = function refused() {
    sockets += 1;
    throw new Error('no network');
  };
  const quiet = { isTerminal: false, write: () => undefined };
  try {
    for (const argv of RUNS) {
      expect(await main(argv, { ...nodeHost(), cwd: home, stdout: quiet, stderr: quiet }), argv.join(' ')).not.toBe(70);
    }
  } finally {
    Socket.prototype.connect = connect;
  }
  expect(sockets).toBe(0);
  if (!whole) return `${RUNS.length} commands, 0 sockets`;

  const parts = [`${RUNS.length} commands, 0 sockets`];
  const dist = join(home, 'issue-1', 'dist');
  const build = ['build', 'issue-1', '--fonts', 'bundled', '--force'];
  expect((await run(home, build)).code).toBe(0);
  const online = hashesIn(dist);
  const alone = spawnSync('unshare', ['-rn', process.execPath, BIN, ...build], {
    cwd: home,
    encoding: 'utf8',
  });
  if (alone.error !== undefined || /unshare/.test(alone.stderr)) leaveOut('a machine without a network: unshare -rn is not allowed here');
  else {
    expect([alone.status, hashesIn(dist)], alone.stderr).toEqual([0, online]);
    parts.push('the same bytes without a network (unshare -rn)');
  }
  if (!has('strace')) leaveOut('the system’s own list of sockets and files: strace is not installed (Debian package strace)');
  else {
    for (const argv of RUNS) {
      const log = join(folder, 'trace');
      spawnSync('strace', ['-f', '-qq', '-o', log, '-e', 'trace=network,openat,open', process.execPath, BIN, ...argv], { cwd: home });
      const trace = readFileSync(log, 'utf8');
      if (!/openat\(.*issue|openat\(.*bulletin/.test(trace)) {
        leaveOut('the system’s own list of sockets and files: strace may not watch here');
        return parts.join(', ');
      }
      expect(trace.match(/(?:socket\(AF_INET6?|connect\(\d+, \{sa_family=AF_INET).*/g), argv.join(' ')).toBeNull();
      expect(trace.match(/open(?:at)?\(.*secret\.md.*/g), argv.join(' ')).toBeNull();
    }
    parts.push('none seen by strace either');
  }
  return parts.join(', ');
}
