import { describe, expect, it } from 'vitest';
import { formatImport } from '../../src/commands/import-report.ts';
import { importItems } from '../../src/import/plan/import-items.ts';
import { memoryHost } from '../memory-host.ts';
import { OPENING, TITLE } from './docx-cases.ts';
import { docx, paragraph, part } from './docx-maker.ts';
import { imported, onlyItem, PUBLICATION, remarksOf, textOf, withPackage, wordsOf } from './importing.ts';

/** Submitted files as such: their size, their names, and the remarks on them. */

const BODY = '清河县推动强村带弱村，组建联合体18个，村集体经济年均增收12万元。';

it('a file larger than any document is not read', async () => {
  const host = memoryHost({
    '/work/pub/bulletin.yaml': PUBLICATION,
    '/work/pub/issue-3/issue.yaml': 'number: 3\ndate: 2024-05-06\n',
    '/work/大.docx': 'PK',
  });
  const large = {
    ...host,
    stat: async (path: string) => (path.endsWith('.docx') ? { kind: 'file' as const, size: 64_000_001 } : host.stat(path)),
  };
  const result = await importItems(withPackage({ ...host, ...large }), { files: ['大.docx'], to: 'pub/issue-3' });
  expect(result.diagnostics.map(({ code, place, args }) => [code, place.file, args])).toEqual([
    ['submission-bounded', '大.docx', { bound: 'size' }],
  ]);
  expect(result.written).toEqual([]);
  expect(host.opened).not.toContain('/work/大.docx');
});

describe('a name', () => {
  it('of dots alone becomes one that every system accepts', async () => {
    const given = await imported({ '....txt': `标题：...\n${BODY}\n` });
    expect(given.result.written).toEqual(['originals/原件.txt', '01.md', 'originals/SHA256SUMS']);
    expect(textOf(given, '01.md')).toContain('# 原件: originals/原件.txt\n标题: ...\n');
  });

  it('without an extension stays without one', async () => {
    const given = await imported({ 稿: `清河县深化“村村共建”\n${BODY}\n` });
    expect(given.result.imported[0]?.original).toBe('originals/稿');
  });
});

it('is cut in messages where it would hide the rest', async () => {
  const long = '内部资料请勿外传'.repeat(60);
  const given = await imported({
    '稿.docx': docx({
      body: TITLE + OPENING,
      parts: { 'word/header1.xml': part('hdr', paragraph(long)) },
      relations: [['h', 'header', 'header1.xml']],
    }),
  });
  expect(formatImport(given.result, 'zh')).toContain(`：“${long.slice(0, 300)}…”`);
  expect(formatImport(given.result, 'en')).toContain(`: “${long.slice(0, 300)}…”`);
});

describe('Markdown', () => {
  it('keeps line breaks made by two blanks, and drops other trailing blanks', async () => {
    const given = await imported({ '稿.md': `# 清河县深化“村村共建”\n\n第一行  \n第二行 \n第三行\t\n  \n${BODY}\n` });
    expect(textOf(given, '01-清河县深化“村村共建”.md')).toContain('第一行  \n第二行\n第三行\n\n清河县');
  });

  it('with unclosed front matter is all text, and reported', async () => {
    const given = await imported({ '稿.md': `---\n标题: 清河县深化“村村共建”\n\n${BODY}\n` });
    expect(wordsOf(onlyItem(given).body)).toContain(BODY);
    expect(remarksOf(given)).toContain('other-fields');
  });
});

describe('a wrapped text', () => {
  const full = (words: string) => words.slice(0, 28);
  const long = '清河县聚焦重点领域推动服务下沉一线开展走访帮扶活动今年以来共办结各类事项四百余件群众满意度';
  const [one, two, three] = [full(long), full(`${long.slice(7)}持续提升`), full(`全${long.slice(3)}稳步`)];
  const title = '清河县深化“村村共建”';

  it('is split at a blank line after a full line that ends its sentence, and before a number', async () => {
    const ended = `${full(long).slice(0, 27)}。`;
    const text = [
      title,
      one,
      two,
      ended,
      '',
      one,
      three,
      ended,
      '一、建强组织体系持续用力久久为功推动各项任务落到实处见到成效',
      two,
      `${three.slice(0, 20)}。`,
    ].join('\n');
    expect(wordsOf(onlyItem(await imported({ '稿.txt': text })).body)).toEqual([
      one + two + ended,
      one + three + ended,
      `一、建强组织体系持续用力久久为功推动各项任务落到实处见到成效${two}${three.slice(0, 20)}。`,
    ]);
  });

  it('may have the office before a title, at the end of its line', async () => {
    const text = ['基层动态', '△东海市：', '选派干部揭榜挂帅。', one, two, three, `${one.slice(0, 20)}。`, '（东海市委组织部）'].join('\n');
    const given = await imported({ '旧刊.txt': text }, { split: true, to: 'pub/issue-8' });
    expect(onlyItem(given).values).toMatchObject({ title: '选派干部揭榜挂帅', source: '东海市委组织部' });
  });

  it('has the pieces of its lines joined with the blanks between them', async () => {
    const pieces = [`△${one.slice(1)}`, two, three.slice(0, 14), `${' '.repeat(14)}${three.slice(14)}`, one, two, `${three.slice(0, 9)}。`];
    const given = await imported(
      { '旧刊.txt': ['基层动态', '△清河县建强阵地。', ...pieces.map((piece) => piece.replace('△', '清'))].join('\n') },
      { split: true, to: 'pub/issue-8' },
    );
    expect(wordsOf(onlyItem(given).body).join('')).toContain(three);
  });
});
