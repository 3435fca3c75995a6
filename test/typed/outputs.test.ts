import { expect, it } from 'vitest';
import { built } from '../generate/built.ts';
import { FRONT, PUBLICATION } from '../read/reading.ts';
import { paragraphs } from '../render/docx-reader.ts';
import { readPdf } from '../render/pdf-reader.ts';
import { lines } from './lines.ts';
import { lists } from './lists.ts';
import { markup } from './markup.ts';

/** Every case that is printed, in one issue: hanzi, letters and digits of each, as both outputs hold them, in order. */
it('prints what is typed in DOCX and PDF', async () => {
  const cases = [...lines, ...lists, ...markup].flatMap(({ typed, printed: expected }) => (expected === null ? [] : [{ typed, expected }]));
  const files = Object.fromEntries(
    cases.map(({ typed }, index) => [
      `issue-1/${String(index + 1).padStart(3, '0')}.md`,
      FRONT.replace('一篇稿件', `第${index + 1}篇`) + typed,
    ]),
  );
  const { docx, pdf, errors } = await built({ 'bulletin.yaml': PUBLICATION, 'issue-1/issue.yaml': 'date: 2026-03-02\n', ...files });
  expect(errors).toEqual([]);
  if (docx === undefined || pdf === undefined) throw new Error('nothing was built');
  const pages = await readPdf(pdf);
  const texts = [paragraphs(docx).join(''), pages.pages.flatMap((page) => page.lines.map(({ text }) => text)).join('')];
  for (const text of texts.map(ink)) {
    let at = 0;
    // Numbers and marks of lists are part of the text in the PDF, and Word's own in the DOCX.
    for (const paragraph of cases.flatMap(({ expected }) => expected.split('¶').map((part) => part.replace(/^(?:\d+[.)]|[●>])+/, '')))) {
      const words = ink(paragraph);
      const found = text.indexOf(words, at);
      expect(found, paragraph).toBeGreaterThanOrEqual(at);
      at = found + words.length;
    }
  }
});

/** A number and its unit behind so many hanzi that the line ends before, in or after them. */
it('keeps a number with its unit in both outputs, wherever the line ends', async () => {
  const amounts = ['120㎡', '36.5℃', '3.2‰', '1200万元', '98.6%', '15㎥', '7.5km²'];
  const texts = amounts.flatMap((amount) => Array.from({ length: 14 }, (_, more) => `${'甲'.repeat(16 + more)}${amount}乙丙丁戊己。`));
  const { docx, pdf, errors } = await built({
    'bulletin.yaml': PUBLICATION,
    'issue-1/issue.yaml': 'date: 2026-03-02\n',
    'issue-1/a.md': `${FRONT}${texts.join('\n\n')}\n`,
  });
  expect(errors).toEqual([]);
  if (docx === undefined || pdf === undefined) throw new Error('nothing was built');
  const { pages } = await readPdf(pdf);
  const lines = pages
    .flatMap((page) => page.lines.map(({ text }) => text.trim()))
    .filter((line) => line.includes('甲甲') || /[乙丙]/.test(line));
  const torn = lines.filter((line) => /^(?:㎡|℃|‰|万元|%|㎥|km|²)/.test(line) || /\d$/.test(line));
  expect(torn).toEqual([]);
  // 万 and 元 part as any hanzi do, as on the office's own pages.
  for (const amount of amounts.map((each) => each.replace('元', ''))) {
    expect(lines.filter((line) => line.includes(amount)).length, amount).toBe(14);
  }
  const written = paragraphs(docx);
  expect(texts.filter((text) => !written.some((each) => each.includes(text)))).toEqual([]);
});

it('breaks the line in a cell where <br> is written, in both outputs', async () => {
  const { docx, pdf, errors } = await built({
    'bulletin.yaml': PUBLICATION,
    'issue-1/issue.yaml': 'date: 2026-03-02\n',
    'issue-1/a.md': `${FRONT}附表如下：\n\n| 单位 | 事项 |\n| - | - |\n| 甲县<br>乙县 | 丙丁<BR/>戊己<br />庚辛 |\n`,
  });
  expect(errors).toEqual([]);
  if (docx === undefined || pdf === undefined) throw new Error('nothing was built');
  expect(paragraphs(docx)).toEqual(expect.arrayContaining(['甲县\n乙县', '丙丁\n戊己\n庚辛']));
  const { pages } = await readPdf(pdf);
  const rows = pages.flatMap((page) => page.lines.map(({ text }) => text.replaceAll(/\s/g, '')));
  // The cell with fewer lines is centred beside the other.
  expect(rows.filter((row) => /[甲乙丙戊庚][县丁己辛]/.test(row)).join('|')).toMatch(/丙丁.*戊己.*庚辛/);
  for (const pair of ['甲县乙县', '丙丁戊己', '戊己庚辛']) expect(rows.join('|')).not.toContain(pair);
});

function ink(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
