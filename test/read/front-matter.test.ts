import { describe, expect, it } from 'vitest';
import { itemSchema } from '../../src/model/item.ts';
import { FRONT, readItem, words } from './reading.ts';

declare global {
  var canary: string | undefined;
}

describe('front matter', () => {
  it('is read with places in the whole file', async () => {
    const { item, found } = await readItem(`${FRONT}正文。`);
    expect(found).toEqual([]);
    expect(item.values).toEqual({ title: '一篇稿件', source: '甲县', category: '动态', date: '2026-03-01' });
    expect(item.place('date')).toEqual({ file: 'issue-1/a.md', line: 5, column: 7, endLine: 5, endColumn: 17 });
  });

  it('may follow empty lines and name its language yaml', async () => {
    const { item, found } = await readItem(`\n  \n${FRONT.replace('---', '--- yaml  ')}正文。`);
    expect(found).toEqual([]);
    expect(item.place('title')).toMatchObject({ line: 4, column: 8 });
    expect(words(item.body[0])).toBe('正文。');
  });

  it.each(['', '正文而已。\n\n**加粗**', '———\n标题：某某\n———\n正文', '----\ntitle: x\n----\n'])('is required: %j', async (text) => {
    const { diagnostics, item } = await readItem(text);
    expect(diagnostics[0]).toMatchObject({ code: 'front-matter-present', place: { line: 1, column: 1 } });
    expect(diagnostics.filter(({ code }) => code === 'key-present')).toEqual([]);
    expect([...item.broken].sort()).toEqual(Object.keys(itemSchema.shape).sort());
  });

  it('must be closed', async () => {
    const { found, item } = await readItem('---\ntitle: 甲\nsource: 乙\n\n正文。\n');
    expect(found).toEqual(['front-matter-closed 1:1-1:4']);
    expect(item.bodyBroken).toBe(true);
  });

  it('is closed by three hyphens and nothing else', async () => {
    const { found } = await readItem('---\ntitle: 甲\n---- \n正文。\n');
    expect(found).toEqual(['front-matter-closed 3:1-3:6']);
  });

  it.each(['---\n---\n', '---\n\n---\n', '---\n# 说明\n---\n', '---   \n---'])(
    'reports every required key when empty: %j',
    async (front) => {
      const { found } = await readItem(front.endsWith('\n') ? `${front}正文` : front);
      expect(found).toEqual(Array(4).fill('key-present 1:1-1:4'));
    },
  );

  it.each(['js', 'javascript', 'json', 'coffee', 'toml', 'JS', ' js', 'cson', '__proto__', 'constructor', '{'])(
    'in %j is rejected and never run',
    async (language) => {
      const { found, item } = await readItem(`---${language}\nglobalThis.canary = 'dead', { title: 'x' }\n---\n正文。\n`);
      expect(found).toEqual(['front-matter-yaml 1:1-1:4']);
      expect(item.values).toEqual({});
      expect(words(item.body[0])).toBe('正文。');
      expect(globalThis.canary).toBeUndefined();
    },
  );

  it('gives the same diagnostics the second time', async () => {
    const text = '---\ntitle: [甲\n---\n正文。';
    expect((await readItem(text)).found).toEqual((await readItem(text)).found);
    expect((await readItem(text)).found).not.toEqual([]);
  });
});
