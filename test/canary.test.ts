import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildOn, filesWith, ISSUE, ITEM, OUTPUTS, PUBLICATION, places, put as putIn, RAW } from './canaries.ts';
import { encodings, lineEnds } from './encodings.ts';
import { readPdf } from './render/pdf-reader.ts';

/** Whole builds on a real disk: which characters of an office's files reach the outputs and the terminal. */

let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bulletin-canary-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const put = (files: Readonly<Record<string, string | Uint8Array>>) => putIn(home, files);
const build = () => buildOn(home);

describe('files in any encoding, with any line ends', () => {
  it('give the same bytes', async () => {
    put(filesWith());
    const { outputs: expected } = await build();
    expect([...expected.keys()].sort()).toEqual(OUTPUTS);
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
  it.each(places)('in %s is reported and reaches no output', async (__, file, text) => {
    put(filesWith({ [file]: text(canary) }));
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
  ])('with %s are reported and reach no output', async (_, name) => {
    put({ 'bulletin.yaml': PUBLICATION, 'issue-1/issue.yaml': ISSUE, [`issue-1/${name}`]: ITEM });
    const { exit, said, outputs } = await build();
    expect(exit).toBe(1);
    expect(said).toMatch(/file-name-printable/);
    expect(said).not.toMatch(RAW);
    expect(outputs.size).toBe(0);
  });

  it('of the publication with a bidirectional control reach no output', async () => {
    put({ 'bulletin.yaml': PUBLICATION.replace('测试简报', '测\u202e试简报'), 'issue-1/issue.yaml': ISSUE, 'issue-1/a.md': ITEM });
    const { exit, said, outputs } = await build();
    expect(exit).toBe(2);
    expect(said).toMatch(/U\+202E/);
    expect(said).not.toMatch(RAW);
    expect(outputs.size).toBe(0);
  });

  it('of documents beside the items are printed visibly on the terminal', async () => {
    put({ 'bulletin.yaml': PUBLICATION, 'issue-1/issue.yaml': ISSUE, 'issue-1/a.md': ITEM, 'issue-1/b\u202excod.\u001b[2J.docx': '' });
    const { exit, said, outputs } = await build();
    expect(exit).toBe(0);
    expect(said).toMatch(/file-read/);
    expect(said).not.toMatch(RAW);
    expect(outputs.size).toBe(2);
  });
});

describe('a lone surrogate', () => {
  it('is reported in a UTF-16 file and in an escape, and reaches no output', async () => {
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

describe('the outputs', () => {
  it('contain the text and no unprintable character', async () => {
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
