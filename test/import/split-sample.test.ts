import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { afterAll, describe, expect, it } from 'vitest';
import { build } from '../../src/build/build.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { type ImportOptions, importItems } from '../../src/import/plan/import-items.ts';
import { toPlainText } from '../../src/model/body.ts';
import { readIssue } from '../../src/read/index.ts';
import { readPdf } from '../render/pdf-reader.ts';
import { printedPages } from '../typeset/sample.ts';

/** The text of a real issue, damaged as if extracted from a PDF, is split into the items it was printed from. */

const examples = join(import.meta.dirname, '..', '..', 'examples');
const extracted = readFileSync(join(import.meta.dirname, '..', 'typeset', 'fixtures', 'text.md'), 'utf8');
const paragraphs = extracted
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('## ('))
  .map((line) => line.replace(/^## /, ''));

const MASTHEAD = ['安庆组工信息', '第 12 期（总第 345 期）', '中共安庆市委组织部　　　　　　2021 年 9 月 15 日', '签发：李 明'];

/** Paragraphs wrapped to lines of a number of characters. */
function cut(characters: number, lines: readonly string[] = paragraphs): string[] {
  return lines.flatMap((paragraph) => paragraph.match(new RegExp(`.{1,${characters}}`, 'gu')) ?? []);
}

/** Lines with a page number and a page break after every 21. */
function paged(lines: readonly string[], number: (page: number) => string): string[] {
  return lines.flatMap((line, index) => (index % 21 === 20 ? [line, '', number((index + 1) / 21), '\f'] : [line]));
}

/**
 * Paragraphs as a page of 28 characters breaks them and pdftotext reads them: quarter spaces between hanzi and figures become blanks,
 * numbers and words stay whole, and no line begins with a closing mark.
 */
function set(measure: number): string[] {
  return paragraphs.flatMap((paragraph) => {
    const spaced = paragraph.replace(/(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=\p{Script=Han})/gu, ' ');
    const lines = [''];
    let room = measure - (paragraph.startsWith('△') ? 2 : 0);
    for (const piece of spaced.match(/[A-Za-z0-9.-]+|./gu) ?? []) {
      const width = piece === ' ' ? 0.25 : /^[ -~]/.test(piece) ? piece.length / 2 : 1;
      if (width > room && !/^[，。、；：？！”’》）]$/.test(piece)) {
        lines.push('');
        room = measure;
      }
      lines[lines.length - 1] += lines.at(-1) === '' && piece === ' ' ? '' : piece;
      room -= width;
    }
    return lines.map((line) => line.trim());
  });
}

const texts: Readonly<Record<string, string>> = {
  'just as it was extracted': extracted,
  '28 characters a line, a blank line between': paged(cut(28), (page) => `— ${page} —`).join('\n\n'),
  'page numbers of another form, CRLF': paged(cut(28), (page) => `- ${page} -`).join('\r\n'),
  'bare page numbers': paged(cut(28), (page) => String(page)).join('\n'),
  'set to 28 as a page is': paged(set(28), (page) => `—${page}—`).join('\n'),
  'set to 26, behind a margin, with blank lines between': set(26)
    .map((line) => `          ${line}`)
    .join('\n\n'),
  'set to 40, with a page number in a footer of words': paged(set(40), (page) => `第 ${page} 页 共 9 页`).join('\n'),
  '22 characters a line': cut(22).join('\n'),
  '35 characters a line': cut(35).join('\n'),
  'whole paragraphs': paragraphs.join('\n\n'),
  'a masthead and contents before it': [
    ...MASTHEAD,
    '本期要目',
    '市内信息',
    '岳西县建立“经济课堂”双周讲学制度…………2',
    '迎江区三项举措提升组织工作“含经量”…………2',
    '市外参考',
    '实施能力提升计划 切实强化自身建设…………5',
    ...paged(cut(28), (page) => `— ${page} —`),
  ].join('\n'),
};

const work = mkdtempSync(join(tmpdir(), 'bulletin-split-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
let runs = 0;

/** Splits a text into a new issue 12 of the sample's publication. */
async function split(text: string, options: Partial<ImportOptions> = {}) {
  runs += 1;
  const cwd = join(work, String(runs));
  mkdirSync(join(cwd, 'anqing'), { recursive: true });
  cpSync(join(examples, 'bulletin.yaml'), join(cwd, 'anqing', 'bulletin.yaml'));
  writeFileSync(join(cwd, 'old.txt'), text);
  return importItems({ ...nodeHost(), cwd }, { files: ['old.txt'], to: 'anqing/issue-12', split: true, ...options });
}

async function items(folder: string) {
  const { manuscript } = await readIssue(nodeHost(), folder, join(folder, '..', 'bulletin.yaml'));
  return manuscript.items.map(({ values, body }) => ({
    title: values.title,
    source: values.source,
    category: values.category,
    body: body.map((block) => (block.type === 'paragraph' ? toPlainText(block.children) : '')),
  }));
}

describe('the sample, as extracted from a PDF', () => {
  it.each(Object.keys(texts))('is split into its items: %s', async (name) => {
    const { issue, imported, diagnostics } = await split(texts[name] ?? '');
    expect(await items(issue)).toEqual(await items(join(examples, 'issue-12')));
    expect(imported[0]?.issue?.distribution).toEqual([
      { label: '报', to: '省委组织部，本部领导。' },
      { label: '送', to: '各县（市、区）委书记、组织部长，市委各部委负责同志。' },
      { label: '发', to: '电子版发县（市、区）委组织部、安庆先锋网。' },
    ]);
    // A printed issue does not say when its items were submitted; the masthead's date is used, or without one a blank.
    const blanks = name.includes('masthead') ? [] : Array(4).fill('value-present');
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(blanks);
  });

  it('gives back its first three printed pages', async () => {
    const { issue } = await split(printedPages.flat().join('\n'));
    const [found, whole] = [await items(issue), await items(join(examples, 'issue-12'))];
    expect(found.slice(0, 3)).toEqual(whole.slice(0, 3));
    const [fourth = ''] = found[3]?.body ?? [];
    expect(found[3]?.body).toHaveLength(1);
    expect(whole[3]?.body[0]?.startsWith(fourth)).toBe(true);
    expect(found[3]?.title).toBe(whole[3]?.title);
  });

  it('gives the number, total, date and signer of its masthead', async () => {
    const { imported } = await split(texts['a masthead and contents before it'] ?? '');
    expect(imported[0]?.issue).toMatchObject({ number: 12, total: 345, date: '2021-09-15', signer: '李明' });
    expect(imported[0]?.remarks.filter(({ kind }) => kind === 'unplaced')).toEqual([]);
  });

  it('builds to the same pages', async () => {
    const { issue, diagnostics } = await split(extracted, { date: '2021-09-15' });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [ours, first] = [await built(issue), await built(join(examples, 'issue-12'))];
    expect((await mammoth.extractRawText({ buffer: ours.docx })).value).toBe((await mammoth.extractRawText({ buffer: first.docx })).value);
    // Every line is in its place; only bold is missing in the text of a PDF.
    const [pages, firstPages] = [(await readPdf(ours.pdf)).pages, (await readPdf(first.pdf)).pages];
    expect(pages.map(({ lines, rules }) => ({ lines, rules }))).toEqual(firstPages.map(({ lines, rules }) => ({ lines, rules })));
    const [parts, firstParts] = [unzipSync(ours.docx), unzipSync(first.docx)];
    expect(Object.keys(parts)).toEqual(Object.keys(firstParts));
    // The only differences are bold lead-ins, the file names, and the digest of both.
    expect(Object.keys(parts).filter((name) => !Buffer.from(parts[name] ?? []).equals(firstParts[name] ?? Buffer.alloc(0)))).toEqual([
      'word/document.xml',
      'docProps/custom.xml',
    ]);
  });

  it('builds to the same bytes after its lead-ins are made bold and its files renamed', async () => {
    const { issue } = await split(extracted, { date: '2021-09-15' });
    const example = join(examples, 'issue-12');
    const names = readdirSync(example).filter((name) => name.endsWith('.md'));
    for (const [index, name] of readdirSync(issue)
      .filter((each) => each.endsWith('.md'))
      .entries()) {
      const wanted = names[index] ?? '';
      const bold = readFileSync(join(example, wanted), 'utf8').match(/\*\*.+?\*\*/g) ?? [];
      const text = bold.reduce((item, words) => item.replace(words.slice(2, -2), words), readFileSync(join(issue, name), 'utf8'));
      rmSync(join(issue, name));
      writeFileSync(join(issue, wanted), text);
    }
    const [ours, first] = [await built(issue), await built(example)];
    expect(ours.docx.equals(first.docx)).toBe(true);
    expect(ours.pdf.equals(first.pdf)).toBe(true);
  });
});

async function built(issue: string): Promise<{ readonly docx: Buffer; readonly pdf: Buffer }> {
  runs += 1;
  const { outputs } = await build(nodeHost(), { issue, formats: ['docx', 'pdf'], output: join(work, `out-${runs}`), fonts: 'bundled' });
  const [docx = Buffer.alloc(0), pdf = Buffer.alloc(0)] = outputs.map(({ path }) => readFileSync(path));
  return { docx, pdf };
}
