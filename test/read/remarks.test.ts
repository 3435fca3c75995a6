import { describe, expect, it } from 'vitest';
import { FRONT, read } from './reading.ts';

const ITEM = `${FRONT}正文。\n`;

/** The remarks read for an item `a.md`. */
async function remarked(yaml: string) {
  const result = await read({ 'a.md': ITEM, 'a.remarks.yaml': yaml });
  return { ...result, remarks: result.manuscript.reviewRemarks.map(({ item, values }) => ({ item, ...values })) };
}

describe('reviewers’ remarks', () => {
  it('are read in Chinese and English, with optional keys absent', async () => {
    const chinese = await remarked(
      '批注:\n  - 批注人: 王主任\n    日期: 2026年3月2日\n    原文: 制定计划\n    批注内容: |\n      请核数字。\n      再补一句。\n    已处理: 是\n  - 批注人: 李科长\n    批注内容: 好\n',
    );
    const english = await remarked(
      'remarks:\n  - author: 王主任\n    date: 2026-03-02\n    on: 制定计划\n    text: "请核数字。\\n再补一句。"\n    done: true\n  - author: 李科长\n    text: 好\n',
    );
    expect(chinese.found).toEqual([]);
    expect(chinese.remarks).toEqual([
      {
        item: 'a.md',
        remarks: [
          { author: '王主任', date: '2026-03-02', on: '制定计划', text: '请核数字。\n再补一句。', done: true },
          { author: '李科长', text: '好', done: false },
        ],
      },
    ]);
    expect(english.remarks).toEqual(chinese.remarks);
  });

  it('accept Word’s date and time, and reject days that do not exist', async () => {
    const of = (date: string) => remarked(`remarks: [{ author: 王, text: 好, date: "${date}" }]`);
    expect((await of('2026-03-02T09:30:00Z')).remarks[0]?.remarks?.[0]?.date).toBe('2026-03-02T09:30:00Z');
    expect((await of('2026-02-30T09:30:00Z')).found).toEqual(['value-date issue-1/a.remarks.yaml:1:39-1:61']);
    expect((await of('昨天')).found).toEqual(['value-date issue-1/a.remarks.yaml:1:39-1:43']);
  });

  it('may be empty', async () => {
    expect((await remarked('')).remarks).toEqual([{ item: 'a.md', remarks: [] }]);
  });

  it.each([
    ['without an author', '批注:\n  - 批注内容: 好\n', ['key-present issue-1/a.remarks.yaml:2:5-2:12']],
    ['without words', '批注:\n  - 批注人: 王\n    批注内容: ""\n', ['value-present issue-1/a.remarks.yaml:3:11-3:13']],
    ['under a wrong key', 'remarks:\n  - author: 王\n    text: 好\n    finished: true\n', ['key-known issue-1/a.remarks.yaml:4:5-4:13']],
    ['in broken YAML', 'remarks: [\n', ['yaml-valid issue-1/a.remarks.yaml:2:1-2:1']],
  ])('are reported %s', async (_, yaml, found) => {
    expect((await remarked(yaml)).found).toEqual(found);
  });

  it('without an item are reported and hide nothing', async () => {
    const { found, manuscript } = await read({ 'a.md': ITEM, 'b.remarks.yaml': 'remarks: []\n', 'A.Remarks.yaml': 'remarks: []\n' });
    expect(found).toEqual(['remarks-item issue-1/b.remarks.yaml:1:1-1:1']);
    expect(manuscript.reviewRemarks.map(({ item }) => item)).toEqual(['a.md', null]);
    expect(manuscript.items.map(({ name }) => name)).toEqual(['a.md']);
  });

  it('are not read through a link that leads out of the issue', async () => {
    const { found, manuscript } = await read({
      'a.md': ITEM,
      'a.remarks.yaml': { link: '/work/away.yaml' },
      '../away.yaml': 'remarks: [{ author: 王, text: 好 }]',
    });
    expect(found).toEqual(['file-inside issue-1/a.remarks.yaml:1:1-1:1']);
    expect(manuscript.reviewRemarks.map(({ values }) => values)).toEqual([{}]);
  });
});
