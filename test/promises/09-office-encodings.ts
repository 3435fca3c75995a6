import fc from 'fast-check';
import { expect } from 'vitest';
import { filesWith, ITEM } from '../canaries.ts';
import { encodings, lineEnds, unreadable } from '../encodings.ts';
import { built } from '../generate/built.ts';
import { issue } from '../generate/issue.ts';
import { ran } from '../generate/whole.ts';
import type { Files } from '../memory-host.ts';
import type { Promised } from './promise.ts';

/** Every text of an issue in other bytes; pictures stay. */
function encoded(files: Files, encode: (text: string) => Uint8Array): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' && /\.(?:md|yaml)$/.test(path) ? encode(content) : content,
    ]),
  );
}

/** 通知 by itself is valid UTF-8 in GBK: the shortest of texts that can be taken for another. */
const SHORT = filesWith({ 'issue-1/a.md': '---\ntitle: 通知\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n通知\n' });

export const officeEncodings: Promised = {
  number: 9,
  zh: '办公室的各种编码都读得对',
  en: 'Office encodings',
  run: async ({ of }) => {
    const generated = fc.sample(issue({ items: 2, blocks: 3 }), of(10, 1)).map(({ files }) => files);
    const issues = [filesWith(), SHORT, ...generated].slice(0, of(12, 1));
    let builds = 0;
    for (const files of issues) {
      const expected = await built(files);
      if (expected.docx === undefined) throw new Error(JSON.stringify(expected.errors));
      for (const [name, encode] of Object.entries(encodings)) {
        for (const [ends, end] of Object.entries(lineEnds)) {
          const { docx, pdf } = await built(encoded(files, (text) => encode(end(text))));
          expect(
            [docx, pdf].map((bytes) => bytes !== undefined && Buffer.from(bytes).toString('base64')),
            `${name}, ${ends}`,
          ).toEqual([expected.docx, expected.pdf].map((bytes) => Buffer.from(bytes ?? []).toString('base64')));
          builds += 1;
        }
      }
    }
    const refused = unreadable(ITEM);
    for (const [what, bytes] of refused) {
      const { exit, err, host } = await ran(filesWith({ 'issue-1/a.md': bytes }), ['build', 'issue-1', '--fonts', 'bundled']);
      expect([exit, err], what).toEqual([1, expect.stringContaining('encoding-known')]);
      expect([...host.files.keys()].filter((path) => path.includes('/dist/'))).toEqual([]);
    }
    const ways = `${Object.keys(encodings).length} encodings × ${Object.keys(lineEnds).length} line ends`;
    return `${ways} of ${issues.length} issues, ${builds} builds with the same bytes; ${refused.length} kinds of bytes refused`;
  },
};
