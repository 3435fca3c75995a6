import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../src/cli.ts';
import { nodeHost } from '../src/host-node.ts';
import { encodings, lineEnds } from './encodings.ts';
import { readPdf } from './render/pdf-reader.ts';

/** Whole builds on a real disk: what an office's files hold, and what of it reaches the outputs and the terminal. */

const PUBLICATION = 'name: 测试简报\npublisher: 测试办公室\nsections: [{ title: 动态 }]\nsources: [{ name: 甲县 }]\n';
const ISSUE = 'date: 2026-03-02\n编者按: 各地值得借鉴。\n';
const ITEM =
  '---\ntitle: 第一篇𠮷\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n**制定计划。** 设置“课程表”[^1]，\n邀请授课。\n\n[^1]: 每月一次。\n';

let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bulletin-canary-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function put(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(home, path, '..'), { recursive: true });
    writeFileSync(join(home, path), content);
  }
}

/** Builds the issue; what was said to the terminal, and the outputs by name. */
async function build() {
  const said: string[] = [];
  const stream = { isTerminal: true, write: (text: string) => void said.push(text) };
  const host = { ...nodeHost(), cwd: home, env: { NO_COLOR: '1' }, stdout: stream, stderr: stream };
  const exit = await main(['build', 'issue-1', '--fonts', 'bundled'], host);
  const dist = join(home, 'issue-1', 'dist');
  const names = existsSync(dist) ? readdirSync(dist).filter((name) => /\.(?:docx|pdf)$/.test(name)) : [];
  return { exit, said: said.join(''), outputs: new Map(names.map((name) => [name, readFileSync(join(dist, name))])) };
}

describe('files in any encoding, with any line ends', () => {
  it('give the same bytes', async () => {
    put({ 'bulletin.yaml': PUBLICATION, 'issue-1/issue.yaml': ISSUE, 'issue-1/a.md': ITEM });
    const { outputs: expected } = await build();
    expect([...expected.keys()].sort()).toEqual(['测试简报第1期.docx', '测试简报第1期.pdf']);
    for (const encode of Object.values(encodings)) {
      for (const end of Object.values(lineEnds)) {
        const file = (text: string) => encode(end(text));
        put({ 'bulletin.yaml': file(PUBLICATION), 'issue-1/issue.yaml': file(ISSUE), 'issue-1/a.md': file(ITEM) });
        const { exit, outputs } = await build();
        expect(exit).toBe(0);
        expect([...outputs].every(([name, bytes]) => expected.get(name)?.equals(bytes))).toBe(true);
      }
    }
  }, 120_000);
});

/** What no terminal and no document may be sent. */
const RAW = /(?!\n)[\p{Cc}\p{Cs}\p{Co}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;

describe.each([
  ['NUL', '\0'],
  ['a bell', '\u0007'],
  ['an escape sequence', '\u001b[2J'],
  ['DEL', '\u007f'],
  ['a C1 control', '\u009b31m'],
  ['private use', '\ue000'],
  ['private use of plane 16', '\u{100000}'],
  ['a line separator', '\u2028'],
  ['a noncharacter', '\uffff'],
])('%s', (_, canary) => {
  it.each([
    ['the text of an item', 'issue-1/a.md', ITEM.replace('邀请', `邀${canary}请`)],
    ['a title', 'issue-1/a.md', ITEM.replace('第一篇', `第${canary}一篇`)],
    ['an escape of YAML', 'issue-1/a.md', ITEM.replace('第一篇𠮷', escaped(canary))],
    ['a key', 'issue-1/a.md', ITEM.replace('date:', `da${canary}te:`)],
    ['the path of a picture', 'issue-1/a.md', `${ITEM}\n![](a${canary}.png)\n`],
    ['a caption', 'issue-1/a.md', `${ITEM}\n![](a.png "图${canary}1")\n`],
    ['a link', 'issue-1/a.md', `${ITEM}\n[文字](https://a.cn/${canary})\n`],
    ['a note', 'issue-1/a.md', ITEM.replace('每月', `每${canary}月`)],
    ['issue.yaml', 'issue-1/issue.yaml', ISSUE.replace('各地', `各${canary}地`)],
    ['bulletin.yaml', 'bulletin.yaml', PUBLICATION.replace('测试简报', `测试${canary}简报`)],
  ])('in %s is reported and goes nowhere', async (__, file, text) => {
    put({ 'bulletin.yaml': PUBLICATION, 'issue-1/issue.yaml': ISSUE, 'issue-1/a.md': ITEM, [file]: text });
    const { exit, said, outputs } = await build();
    expect([1, 2]).toContain(exit);
    expect(said).toMatch(/character-printable|image-inside/);
    expect(said.replaceAll('\r\n', '\n')).not.toMatch(RAW);
    expect(outputs.size).toBe(0);
  });
});

describe('names', () => {
  it.each([
    ['an escape sequence', 'a\u001b[2J.md'],
    ['text turned around', 'a\u202edm.md'],
    ['an isolate', 'a\u2067b.md'],
    ['private use', 'a\ue000.md'],
  ])('with %s are reported and go nowhere', async (_, name) => {
    put({ 'bulletin.yaml': PUBLICATION, 'issue-1/issue.yaml': ISSUE, [`issue-1/${name}`]: ITEM });
    const { exit, said, outputs } = await build();
    expect(exit).toBe(1);
    expect(said).toMatch(/file-name-printable/);
    expect(said).not.toMatch(RAW);
    expect(outputs.size).toBe(0);
  });

  it('of the publication with a mark that turns text around go nowhere', async () => {
    put({ 'bulletin.yaml': PUBLICATION.replace('测试简报', '测\u202e试简报'), 'issue-1/issue.yaml': ISSUE, 'issue-1/a.md': ITEM });
    const { exit, said, outputs } = await build();
    expect(exit).toBe(2);
    expect(said).toMatch(/U\+202E/);
    expect(said).not.toMatch(RAW);
    expect(outputs.size).toBe(0);
  });

  it('of documents beside the items reach the terminal as something to read', async () => {
    put({ 'bulletin.yaml': PUBLICATION, 'issue-1/issue.yaml': ISSUE, 'issue-1/a.md': ITEM, 'issue-1/b\u202excod.\u001b[2J.docx': '' });
    const { exit, said, outputs } = await build();
    expect(exit).toBe(0);
    expect(said).toMatch(/file-read/);
    expect(said).not.toMatch(RAW);
    expect(outputs.size).toBe(2);
  });
});

describe('half a pair of surrogates', () => {
  it('in a file of UTF-16, and in an escape, is reported and goes nowhere', async () => {
    for (const item of [
      Buffer.from(`\ufeff${ITEM.replace('邀请', '邀\ud800请')}`, 'utf16le'),
      ITEM.replace('第一篇𠮷', '"第\\ud800一篇"'),
    ]) {
      put({ 'bulletin.yaml': PUBLICATION, 'issue-1/issue.yaml': ISSUE, 'issue-1/a.md': item });
      const { exit, said, outputs } = await build();
      expect(exit).toBe(1);
      expect(said).toMatch(/character-printable/);
      expect(said).not.toMatch(RAW);
      expect(outputs.size).toBe(0);
    }
  });
});

describe('what is printed', () => {
  it('holds the text and nothing that cannot be printed', async () => {
    put({ 'bulletin.yaml': PUBLICATION, 'issue-1/issue.yaml': ISSUE, 'issue-1/a.md': ITEM.replace('邀请', '邀\t请&amp;') });
    const { outputs } = await build();
    const docx = outputs.get('测试简报第1期.docx');
    const pdf = outputs.get('测试简报第1期.pdf');
    if (docx === undefined || pdf === undefined) throw new Error('nothing was written');
    const texts = [
      (await mammoth.extractRawText({ buffer: docx })).value.replaceAll('\t', ''),
      (await readPdf(pdf)).pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n'),
    ];
    for (const text of texts) {
      expect(text.replace(/\s/g, '')).toContain('邀请&授课。');
      expect(text).not.toMatch(RAW);
    }
  });
});

/** A title that holds a character by its number alone. */
function escaped(canary: string): string {
  const [character = ''] = canary;
  return `"第\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}一篇"`;
}
