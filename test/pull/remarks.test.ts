import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { commented, front, ISSUE, issueOf, pull, textsOf } from './pulling.ts';

const A = `${front()}\n设置“课程表”。\n\n每月考核一次。\n`;
const comments = [
  { on: '每月考核一次。', author: '王主任', date: '2026-03-01T09:30:00Z', text: '请核：\n“每月”还是“每季”？' },
  { on: '设置“课程表”。', author: '', text: '- 写具体 # 些' },
];

describe('comments', () => {
  it('become remarks beside the item, with author, date and words', async () => {
    const { host, document } = await issueOf({ 'a.md': A });
    const pulled = await pull(host, commented(document, comments));
    expect(pulled.leftOut).toEqual([]);
    expect(pulled.remarks).toBe(2);
    expect(textsOf(host)['a.md']).toBe(A);
    expect(textsOf(host)['a.remarks.yaml']).toBe(`批注:
  - 批注人: 王主任
    日期: 2026-03-01T09:30:00Z
    原文: 每月考核一次。
    批注内容: |-
      请核：
      “每月”还是“每季”？
    已处理: 否
  - 批注人: 未署名
    原文: 设置“课程表”。
    批注内容: "- 写具体 # 些"
    已处理: 否
`);
    const { diagnostics } = await check(host, ISSUE);
    expect(diagnostics.filter(({ place }) => place.file.endsWith('.remarks.yaml'))).toEqual([]);
  });

  it('are stored once, however often they are pulled, and stay done when marked as done', async () => {
    const { host, document } = await issueOf({ 'a.md': A });
    await pull(host, commented(document, comments.slice(0, 1)));
    const path = `${ISSUE}/a.remarks.yaml`;
    const seen = (textsOf(host)['a.remarks.yaml'] ?? '').replace('已处理: 否', '已处理: 是 # 改为每季');
    host.files.set(path, new TextEncoder().encode(seen));
    const again = await pull(host, commented(document, comments.slice(0, 1)));
    expect([again.remarks, again.files.length]).toEqual([0, 0]);
    const more = await pull(host, commented(document, comments));
    expect(more.remarks).toBe(1);
    expect(textsOf(host)['a.remarks.yaml']).toBe(
      `${seen}  - 批注人: 未署名\n    原文: 设置“课程表”。\n    批注内容: "- 写具体 # 些"\n    已处理: 否\n`,
    );
  });

  it('outside of the items, or for a file written in brackets, are reported', async () => {
    const { host, document } = await issueOf({ 'a.md': A });
    host.files.set(`${ISSUE}/a.remarks.yaml`, new TextEncoder().encode('remarks: [{ author: 李, text: 好 }]\n'));
    const pulled = await pull(host, commented(document, [...comments.slice(1), { on: '测试办公室', author: '李', text: '换名称' }]));
    expect(pulled.leftOut.map(({ reason, before, after }) => `${reason} ${before} ${after}`)).toEqual([
      'comment 测试办公室 李：换名称',
      'comment 设置“课程表”。 未署名：- 写具体 # 些',
    ]);
    expect(pulled.files).toEqual([]);
  });
});
