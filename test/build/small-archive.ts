import type { Files } from '../memory-host.ts';

/**
 * A small archive whose figures can be worked by hand. Four issues around a quarter's borders: the last day of the second quarter of 2021, the
 * first and the last day of the third, and the day after.
 *
 * Points: 动态 5, every other category 2, a remark 3, 省级 10, 市级 4, the highest tier once; of a joint item each source gets half.
 *
 * | item | issue | sources  | category | status | more                           | points       |
 * | ---- | ----- | -------- | -------- | ------ | ------------------------------ | ------------ |
 * | a    | 06-30 | 甲       | 动态     | used   |                                | 5            |
 * | b    | 06-30 | 乙       | 经验     | used   |                                | 2            |
 * | c    | 07-01 | 甲       | 动态     | used   | two remarks                    | 5 + 2×3 = 11 |
 * | d    | 07-01 | 乙       | 动态     | held   |                                | 0            |
 * | e    | 07-01 | 丙       | 经验     | used   | used by 省级 and 市级          | 2 + 10 = 12  |
 * | o    | 07-01 | publisher| 动态     | used   | its own notice                 | not counted  |
 * | f    | 09-30 | 甲 and 乙| 动态     | used   | joint                          | 2.5 for each |
 * | g    | 09-30 | 乙       | 经验     | rejected |                              | 0            |
 * | h    | 09-30 | 乙       | 动态     | used   | two remarks                    | 11           |
 * | j    | 09-30 | 丙       | 动态     | held   | dated 10-02: moves no issue    | 0            |
 * | k    | 10-01 | 丁       | 动态     | used   |                                | 5            |
 */
export const PUBLICATION = `刊名: 测试简报
编印单位: 测试办公室
栏目:
  - 栏目名: 动态
  - 栏目名: 经验
来源单位:
  - {名称: 甲县, 别名: [甲], 分组: 县区}
  - {名称: 乙县, 分组: 县区}
  - {名称: 丙局}
  - {名称: 丁局}
计分:
  每篇: 2
  类别:
    - {类别: 动态, 分值: 5}
  批示: 3
  上级采用:
    - {层级: 市级, 单位: [市委信息], 分值: 4}
    - {层级: 省级, 单位: [省委信息, 省政府信息], 分值: 10}
  联合来源: 0.5
`;

/** An item: a unique title, one of two categories, and further lines of front matter. */
export function item(title: string, source: string, category: string, date: string, ...more: readonly string[]): string {
  return ['---', `标题: ${title}`, `来源: ${source}`, `类别: ${category}`, `日期: ${date}`, ...more, '---', '正文。', ''].join('\n');
}

export const ARCHIVE: Files = {
  '/work/bulletin.yaml': PUBLICATION,
  '/work/2021/issue-1/issue.yaml': '日期: 2021-06-30\n',
  '/work/2021/issue-1/a.md': item('a', '甲', '动态', '2021-06-30'),
  '/work/2021/issue-1/b.md': item('b', '乙县', '经验', '2021-06-29'),
  '/work/2021/issue-2/issue.yaml': '日期: 2021年7月1日\n',
  '/work/2021/issue-2/c.md': item('c', '甲县', '动态', '2021-06-30', '批示: [市委书记, 市长]'),
  '/work/2021/issue-2/d.md': item('d', '乙县', '动态', '2021-06-30', '状态: 缓用'),
  '/work/2021/issue-2/e.md': item('e', '丙局', '经验', '2021-06-30', 'adopted: [市委信息, 省委信息]'),
  '/work/2021/issue-2/o.md': item('o', '测试办公室', '动态', '2021-07-01'),
  // Undated: it gets the date of its newest printed item.
  '/work/2021/issue-3/issue.yaml': 'number: 3\n',
  '/work/2021/issue-3/f.md': item('f', '甲', '动态', '2021-09-29', 'with: [乙县]'),
  '/work/2021/issue-3/g.md': item('g', '乙县', '经验', '2021-09-29', 'status: rejected'),
  '/work/2021/issue-3/h.md': item('h', '乙县', '动态', '2021-09-30', '批示: [市委书记, 市长]'),
  '/work/2021/issue-3/j.md': item('j', '丙局', '动态', '2021-10-02', '状态: held'),
  '/work/2021/issue-4/issue.yaml': '日期: 2021-10-01\n',
  '/work/2021/issue-4/k.md': item('k', '丁局', '动态', '2021-10-01'),
};
