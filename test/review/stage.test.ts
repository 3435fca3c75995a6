import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/write/manifest.ts';
import { disk, item } from '../build/publication.ts';
import { complaints, part } from '../render/docx-reader.ts';
import { readPdf } from '../render/pdf-reader.ts';

const there = disk();
const build = (...more: string[]) => there.run(['build', 'issue-1', '--fonts', 'bundled', ...more]);
const made = () => readdirSync(join(there.home, 'issue-1/dist')).sort();
const read = (name: string) => readFileSync(join(there.home, 'issue-1/dist', name));
const manifest = (name = 'manifest.json') => JSON.parse(read(name).toString()) as Manifest;

const PLAIN = ['manifest.json', '测试简报第1期.docx', '测试简报第1期.pdf'];
const DRAFT = ['review.manifest.json', '测试简报第1期-送审稿.docx', '测试简报第1期-送审稿.pdf'];
const LONG = `${'全市召开会议部署工作。'.repeat(60)}\n\n## 一、做法\n\n| 项目 | 数 |\n| --- | --- |\n| 甲 | 1 |\n\n${'各地狠抓落实。'.repeat(40)}`;

describe('a draft for review', () => {
  it('is beside the printed issue, and neither replaces the other', async () => {
    await build();
    const before = PLAIN.map(read);
    expect((await build('--stage', 'review')).exit).toBe(0);
    expect(made()).toEqual([...PLAIN, ...DRAFT].sort());
    expect(PLAIN.map(read)).toEqual(before);
    expect(manifest('review.manifest.json').options.stage).toBe('review');
    expect((await build('--stage', 'review')).err).toContain('没有变化');
    expect((await build()).err).toContain('没有变化');

    there.put('issue-1/1.md', item('改过的一篇'));
    const draft = DRAFT.map(read);
    await build();
    expect(DRAFT.map(read)).toEqual(draft);
    expect((await build('--stage', 'review')).err).not.toContain('没有变化');
  });

  it('is checked by verify', async () => {
    await build('--stage', 'review');
    expect((await there.run(['verify', 'issue-1'])).exit).toBe(0);
    there.put('issue-1/dist/测试简报第1期-送审稿.pdf', 'x');
    expect((await there.run(['verify', 'issue-1'])).out).toContain('测试简报第1期-送审稿.pdf：与生成时不同');
  });

  it.each(['stage: review', '阶段: 送审'])('is built when issue.yaml says “%s”', async (line) => {
    there.put('issue-1/issue.yaml', `date: 2026-03-02\n${line}\n`);
    expect((await build()).exit).toBe(0);
    expect(made()).toEqual(DRAFT);
  });

  it('is not built for issue.yaml when the command says otherwise', async () => {
    there.put('issue-1/issue.yaml', 'date: 2026-03-02\nstage: review\n');
    expect((await build('--stage', 'final')).exit).toBe(0);
    expect(made()).toEqual(PLAIN);
  });

  it('has its mark on every page, and no line moves', async () => {
    there.put('issue-1/1.md', item('长稿', LONG));
    await build();
    await build('--stage', 'review');
    const [plain, draft] = await Promise.all([readPdf(read('测试简报第1期.pdf')), readPdf(read('测试简报第1期-送审稿.pdf'))]);
    expect(plain.pages.length).toBeGreaterThan(2);
    const marked = draft.pages.map(({ lines }) => lines.filter(({ text }) => text.replaceAll(' ', '') === '送审稿').length);
    expect(marked).toEqual(plain.pages.map(() => 1));
    const others = draft.pages.map(({ lines }) => lines.filter(({ text }) => text.replaceAll(' ', '') !== '送审稿'));
    expect(others).toEqual(plain.pages.map(({ lines }) => lines));
    expect(draft.metadata).toContain('<pdfaid:part>2</pdfaid:part>');
  });

  it('numbers its lines when asked to, on each page from 1', async () => {
    there.put('issue-1/1.md', item('长稿', LONG));
    await build('--stage', 'review', '--line-numbers');
    const { pages } = await readPdf(read('测试简报第1期-送审稿.pdf'));
    const numbers = pages.map(({ words }) => words.filter(({ text, size }) => /^\d+$/.test(text) && Math.round(size) === 10));
    for (const found of numbers) expect(found.map(({ text }) => Number(text))).toEqual(found.map((_, index) => index + 1));
    expect(numbers[1]?.length).toBeGreaterThan(10);
    const document = part(read('测试简报第1期-送审稿.docx'), 'word/document.xml');
    expect(document).toMatch(/<w:lnNumType (?=[^>]*w:countBy="1")(?=[^>]*w:restart="newPage")[^>]*\/>/);
  });

  it('is a valid document with the mark in the headers of every section', async () => {
    there.put(
      'bulletin.yaml',
      `name: 测试简报\npublisher: 测试办公室\nsections: [{ title: 动态 }]\nsources: [{ name: 甲县 }]\nmasthead: { numbering: text, start: new-page }\n`,
    );
    await build('--stage', 'review', '--line-numbers');
    const bytes = read('测试简报第1期-送审稿.docx');
    expect(await complaints(bytes)).toEqual([]);
    const sections = part(bytes, 'word/document.xml').match(/<w:sectPr>.*?<\/w:sectPr>/gs) ?? [];
    expect(sections.length).toBeGreaterThan(1);
    for (const section of sections) expect(section.match(/<w:headerReference [^>]*w:type="(default|even)"/g)).toHaveLength(2);
    expect(part(bytes, 'word/header1.xml')).toContain('送审稿');
    expect(part(bytes, 'word/header2.xml')).toContain('送审稿');
  });

  it('is not built with a template that would omit the mark', async () => {
    there.put(
      'bulletin.yaml',
      `name: 测试简报\npublisher: 测试办公室\nsections: [{ title: 动态 }]\nsources: [{ name: 甲县 }]\ntemplate: own\n`,
    );
    const shipped = join(import.meta.dirname, '../../templates/jianbao');
    there.put('own/constants.yaml', readFileSync(join(shipped, 'constants.yaml')));
    there.put('own/page.typ', readFileSync(join(shipped, 'page.typ'), 'utf8').replaceAll('"draft"', '"other"'));
    expect((await build()).exit).toBe(0);
    const { exit, err } = await build('--stage', 'review');
    expect([exit, err.includes('page.typ')]).toEqual([2, true]);
    expect(made()).toEqual(PLAIN);
  });
});

describe('line numbers', () => {
  it('are for drafts alone', async () => {
    const { exit, err } = await build('--line-numbers');
    expect([exit, err]).toEqual([2, '错误：“issue-1”不是送审稿，不能标行号\n    请加上 --stage review\n']);
  });
});

describe('the final stage', () => {
  const OPEN = '批注:\n  - 批注人: 王主任\n    批注内容: 数字请再核一遍\n  - 批注人: 李科长\n    批注内容: 好\n    已处理: 是\n';

  it('prints the same as a plain build', async () => {
    await build();
    const plain = PLAIN.slice(1).map(read);
    expect((await build('--stage', 'final')).exit).toBe(0);
    expect(PLAIN.slice(1).map(read)).toEqual(plain);
    expect(manifest().options.stage).toBe('final');
  });

  it('refuses while remarks are open, names each with its place, and writes nothing', async () => {
    there.put('issue-1/1.remarks.yaml', `${OPEN}  - { 批注人: 张书记, 批注内容: 再压缩 }\n`);
    const { exit, out, err } = await build('--stage', 'final');
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain('issue-1/1.remarks.yaml:2:10  错误  王主任的批注还没有处理：“数字请再核一遍”  remarks-done');
    expect(err).toContain('issue-1/1.remarks.yaml:7:12  错误  张书记的批注还没有处理：“再压缩”  remarks-done');
    expect(err).not.toContain('李科长');
    expect(() => made()).toThrow();
    expect((await build()).exit).toBe(0);
    expect((await build('--stage', 'review')).exit).toBe(0);
  });

  it('cannot be overridden by levels or comments', async () => {
    there.put('issue-1/1.remarks.yaml', OPEN);
    there.put(
      'bulletin.yaml',
      `name: 测试简报\npublisher: 测试办公室\nsections: [{ title: 动态 }]\nsources: [{ name: 甲县 }]\nrules: { remarks-done: off }\n`,
    );
    expect((await build('--stage', 'final')).err).toContain('remarks-done');
  });

  it('refuses for a remark added after the last build', async () => {
    await build('--stage', 'final');
    expect((await build('--stage', 'final')).err).toContain('没有变化');
    there.put('issue-1/1.remarks.yaml', OPEN);
    expect((await build('--stage', 'final')).exit).toBe(1);
    there.put('issue-1/1.remarks.yaml', OPEN.replace('再核一遍', '再核一遍\n    已处理: 是'));
    expect((await build('--stage', 'final')).exit).toBe(0);
  });

  it('is checked when issue.yaml says so', async () => {
    there.put('issue-1/issue.yaml', 'date: 2026-03-02\n阶段: 定稿\n');
    there.put('issue-1/1.remarks.yaml', OPEN);
    const { exit, out } = await there.run(['check', 'issue-1']);
    expect([exit, out.includes('remarks-done')]).toEqual([1, true]);
  });
});
