import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { findFaces } from '../../src/fonts/index.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import type { Bulletin } from '../../src/model/bulletin.ts';
import { renderDocx } from '../../src/render/docx/index.ts';
import { renderPdf } from '../../src/render/pdf/index.ts';
import { bulletin, imprint, item, page, paragraph, set, table } from '../typeset/making.ts';
import { part } from './docx-reader.ts';
import { rasterise } from './pages.ts';

/** What GB/T 9704-2012 asks of single words, and what both formats make of it: their faces, and no gap where none is printed. */
const source = readFileSync(new URL('../../templates/jianbao/page.typ', import.meta.url), 'utf8');
const made = bulletin([item([paragraph('文字。'), table(['单位', '2021年'], ['甲县', '12'])])], { imprint });
const issue: Bulletin = {
  ...made,
  masthead: { ...made.masthead, notice: '秘密★1年', copy: '编号：000012', signer: '签发人：李四' },
};

let words: readonly { readonly text: string; readonly font: string; readonly left: number; readonly right: number }[] = [];
let document = '';
let styles = '';
let footer = '';

beforeAll(async () => {
  const { faces } = await findFaces(nodeHost(), { assets: fileURLToPath(new URL('../../fonts', import.meta.url)), fonts: 'bundled' });
  const job = { bulletin: issue, layout: set(issue), page, faces, rasterise, apart: null, template: { path: 'page.typ', source } };
  const docx = await renderDocx(job);
  [document, styles, footer] = ['document', 'styles', 'footer1'].map((name) => part(docx, `word/${name}.xml`)) as [string, string, string];
  words = await readWords(await renderPdf(job));
});

/** The words of a PDF with the names of their fonts. */
async function readWords(data: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
  const found: (typeof words)[number][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const each = await pdf.getPage(number);
    await each.getOperatorList();
    const { items } = await each.getTextContent();
    for (const word of items) {
      if (!('str' in word) || word.str.trim() === '') continue;
      const [, , , , x = 0] = word.transform as number[];
      const { name } = each.commonObjs.get(word.fontName) as { name: string };
      found.push({ text: word.str, font: name.replace(/^[A-Z]+\+/, ''), left: x, right: x + word.width });
    }
  }
  await pdf.destroy();
  return found;
}

describe('the PDF', () => {
  it.each([
    ['the folio', '— 2 —', 'BulletinSong'],
    ['the signer’s name', '李四', 'BulletinKaiTi'],
    ['the label of the signer', '签发人：', 'BulletinFangSong'],
    ['the label of the copy number', '编号：', 'BulletinFangSong'],
    ['the figures of the copy number', '000012', 'BulletinLatin'],
    ['the head of a table', '单位', 'BulletinHeiTi'],
    ['its cells', '甲县', 'BulletinFangSong'],
  ])('sets %s in its face', (_, text, font) => {
    const found = words.filter((word) => word.text.trim().length > 1 && text.includes(word.text.trim()));
    expect(found).not.toEqual([]);
    expect([...new Set(found.map((word) => word.font.replace(/(?:Half|Before|After|Both)$/, '')))]).toEqual([font]);
  });

  it('prints a classification without a gap', () => {
    const first = words.findIndex(({ text }) => text.startsWith('秘密'));
    const line = words.slice(first, words.findIndex(({ text }, index) => index >= first && text.endsWith('年')) + 1);
    expect(line.map(({ text }) => text).join('')).toBe('秘密★1年');
    for (const [index, { left }] of line.entries()) {
      if (index > 0) expect(Math.abs(left - (line[index - 1]?.right ?? left))).toBeLessThan(1);
    }
  });
});

describe('the DOCX', () => {
  const styleOf = (id: string) => new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0] ?? '';
  const runWith = (text: string) => (document.match(/<w:r>.*?<\/w:r>/gs) ?? []).find((run) => run.includes(`>${text}<`)) ?? '';

  it('sets the signer’s name in 楷体, the copy number in 仿宋, the folio in 宋体', () => {
    expect(runWith('李四')).toContain('w:val="SignerName"');
    expect(styleOf('SignerName')).toContain('w:eastAsia="楷体_GB2312"');
    expect(runWith('编号：000012')).toContain('w:val="CopyNumber"');
    expect(styleOf('CopyNumber')).toContain('w:eastAsia="仿宋_GB2312"');
    expect(footer).toContain('w:val="Folio"');
    expect(styleOf('Folio')).toContain('w:ascii="宋体"');
  });

  it('has the words of a classification in one run, without a blank', () => {
    expect(runWith('秘密★1年')).not.toBe('');
  });

  it('rules the head of a table as heavily as its frame', () => {
    const head = /<w:tc>.*?<\/w:tc>/s.exec(document)?.[0] ?? '';
    const frame = /<w:top w:val="single" w:sz="(\d+)"/.exec(styleOf('BulletinTable'))?.[1];
    expect(/<w:bottom w:val="single"[^>]*w:sz="(\d+)"/.exec(head)?.[1] ?? /w:sz="(\d+)"/.exec(head)?.[1]).toBe(frame);
  });
});
