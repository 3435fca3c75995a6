import { describe, expect, it } from 'vitest';
import { readIssue } from '../../src/read/index.ts';
import { bombs } from './bombs.ts';
import { FRONT, read, readBody, readItem } from './reading.ts';

describe.each(bombs)('%s', (_, markdown, line) => {
  it('is rejected with a place, in bounded time', async () => {
    const { diagnostics, item } = await readBody(markdown);
    expect(diagnostics.map(({ code, place }) => [code, place.line])).toEqual([['text-bounded', line]]);
    expect(item).toMatchObject({ body: [], bodyBroken: true, values: { title: '一篇稿件' } });
  });
});

describe('the largest accepted input', () => {
  it.each([
    ['notes in lists and quotes', '> - [^a]: '.repeat(6)],
    ['half-open marks of notes', '![^a'.repeat(1900)],
    ['marks of notes in a paragraph', `${'a[^1]'.repeat(990)}\n\n[^1]: a`],
    ['marks of unknown notes', 'a[^1]'.repeat(990)],
    ['closed images after a note', `${'![^1] '.repeat(990)}\n\n[^1]: a`],
    ['many notes', Array.from({ length: 2400 }, (_, n) => `[^${n}]: a`).join('\n\n')],
  ])('is read in time: %s', async (_, markdown) => {
    const { diagnostics } = await readBody(markdown);
    expect(diagnostics.every(({ code }) => code !== 'text-bounded')).toBe(true);
  });
});

describe('realistic text is accepted', () => {
  it.each([
    ['a long paragraph', '设置“课程表”，首批邀请财政、统计、招商等10个部门。'.repeat(1000)],
    ['two hundred lead-ins', '**制定计划。** 设置课程。'.repeat(200)],
    ['a list of hundreds', '- **甲**：乙\n'.repeat(300)],
    ['a list five deep', Array.from({ length: 5 }, (_, depth) => `${'    '.repeat(depth)}- 甲`).join('\n')],
    ['a table of 12 columns and 150 rows', `${'|列'.repeat(12)}|\n${'|-'.repeat(12)}|\n${`${'|1'.repeat(12)}|\n`.repeat(150)}`],
  ])('%s', async (_, markdown) => {
    expect((await readBody(markdown)).found).toEqual([]);
  });
});

describe('YAML', () => {
  it.each([
    ['10,000 open brackets', `title: ${'['.repeat(10_000)}`, 2],
    ['10,000 open braces', `title: ${'{a: '.repeat(10_000)}`, 2],
    ['10,000 dashes', '- '.repeat(10_000), 2],
  ])('%s ends in time, with a place', async (_, yaml, line) => {
    const { diagnostics } = await readItem(`---\n${yaml}\n---\n正文。`);
    expect(diagnostics.map(({ code, place, args }) => [code, place.line, args])).toEqual([['yaml-valid', line, { problem: 'nesting' }]]);
  });

  it('1,000 levels deep by indentation is rejected', async () => {
    const { found } = await read({ 'issue.yaml': Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n') });
    expect(found).toEqual(['yaml-valid issue-1/issue.yaml:42:1-42:44']);
  });

  it('does not expand aliases', async () => {
    const lines = Array.from(
      { length: 20 },
      (_, n) =>
        `a${n}: &a${n} [${Array(10)
          .fill(`*a${n - 1}`)
          .join(', ')}]`,
    );
    const { diagnostics } = await read({ 'issue.yaml': lines.join('\n') });
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['yaml-plain']));
  });

  it('takes linear time in the number of keys', async () => {
    const { diagnostics } = await read({ 'issue.yaml': Array.from({ length: 30_000 }, (_, n) => `key${n}: 1`).join('\n') });
    expect(diagnostics).toHaveLength(30_000);
  });

  it('in front matter is bounded, including blank lines', async () => {
    const { found } = await readItem(`---\n${'\n'.repeat(100_000)}---\n正文`);
    expect(found).toEqual(['file-bounded 1:1-1:4']);
  });
});

describe('the largest item', () => {
  it('is read within seconds', async () => {
    const paragraph = `**制定计划。** ${'设置课程表，邀请负责人授课。'.repeat(60)}\n\n`;
    const { found } = await readItem(FRONT + paragraph.repeat(Math.floor(1_990_000 / new TextEncoder().encode(paragraph).length)));
    expect(found).toEqual([]);
  });
});

describe('the limits of an issue', () => {
  const of = (text: string, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`${String(n + 1).padStart(4, '0')}.md`, FRONT + text]));
  const bounded = async (files: Parameters<typeof read>[0]) => {
    const { diagnostics, manuscript, host } = await read(files);
    return { found: diagnostics.map(({ code, place, args }) => [code, `${place.file}:${place.line}`, args]), manuscript, host };
  };

  it('are 500 items; the others are not opened', async () => {
    const { found, manuscript, host } = await bounded(of('正文。', 600));
    expect(found).toEqual([['issue-bounded', 'issue-1/0501.md:1', { bound: 'items', limit: 500 }]]);
    expect(manuscript.items).toHaveLength(500);
    expect(host.opened.filter((file) => file.endsWith('.md'))).toHaveLength(500);
  });

  it('are 10,000 files', async () => {
    const { host } = await read({ 'a.md': `${FRONT}正文。` });
    const names = Array.from({ length: 100_000 }, (_, n) => ({ name: `${n}.jpg`, kind: 'file' as const }));
    const crowded = { ...host, list: async (path: string) => [...(await host.list(path)), ...(path.endsWith('issue-1') ? names : [])] };
    const { diagnostics, manuscript } = await readIssue(crowded, '/work/issue-1', '/work/bulletin.yaml');
    expect(diagnostics).toMatchObject([
      { code: 'issue-bounded', place: { file: 'issue-1/issue.yaml', line: 1 }, args: { bound: 'files', limit: 10_000 } },
    ]);
    expect(manuscript.items).toHaveLength(1);
  });

  it('are 700,000 characters; the excess is reported once, in file order', async () => {
    const { found, manuscript } = await bounded(of('设置'.repeat(45_000), 10));
    expect(found).toEqual([['issue-bounded', 'issue-1/0008.md:1', { bound: 'characters', limit: 700_000 }]]);
    expect(manuscript.items.filter(({ body }) => body.length > 0)).toHaveLength(7);
  });

  it.each([
    ['marks', '。'.repeat(60_000)],
    ['words of letters among hanzi', 'a设'.repeat(40_000)],
    ['cells of tables', `${'|列'.repeat(12)}|\n${'|-'.repeat(12)}|\n${`${'|1'.repeat(12)}|\n`.repeat(150)}\n文\n\n`.repeat(9)],
  ])('count %s', async (_, text) => {
    const { found } = await bounded(of(text, 3));
    expect(found).toEqual([['issue-bounded', expect.stringMatching(/issue-1\/000[23]\.md:1/), { bound: 'pieces', limit: 100_000 }]]);
  });
});
