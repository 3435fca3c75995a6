import { describe, expect, it } from 'vitest';
import { filesOf } from '../rules/fixture.ts';
import { read } from './reading.ts';

/** What the reader reports about an item's shape, each once, with ⟦ ⟧ around the characters reported. */
const bodies: readonly (readonly [string, string, string])[] = [
  ['italics', 'markup-printable', '设置⟦*课程*⟧表，邀请授课。'],
  ['italics by underscores', 'markup-printable', '设置 ⟦_课程_⟧ 表。'],
  ['struck text', 'markup-printable', '设置⟦~~课程~~⟧表。'],
  ['a quote', 'markup-printable', '正文。\n\n⟦> 引用⟧\n> 引用'],
  ['a block of code', 'markup-printable', '正文。\n\n    ⟦四个空格⟧'.replace('    ⟦', '⟦    ')],
  ['a fence', 'markup-printable', '正文。\n\n⟦```⟧\n代码\n```'],
  ['code in the text', 'markup-printable', '设置⟦`课程`⟧表。'],
  ['HTML in the text', 'markup-printable', '设置⟦<br>⟧课程表。'],
  ['a rule', 'markup-printable', '正文。\n\n⟦***⟧\n\n正文。'],
  ['an underlined heading', 'markup-printable', '⟦情况⟧\n---\n\n正文。'],
  ['a reference', 'markup-printable', '见⟦[文件][1]⟧。\n\n⟦[1]: https://a.cn⟧'],
  ['a heading of the fifth level', 'heading-depth', '# 一、甲\n\n⟦##### 乙⟧\n\n正文。'],
  ['a heading without words', 'heading-text', '⟦#⟧\n\n正文。'],
  ['a heading in a list', 'markup-printable', '- ⟦# 甲⟧\n- 乙'],
  ['a table in a list', 'markup-printable', '- 甲\n\n  ⟦|乙|丙|⟧\n  |-|-|\n  |1|2|'],
  ['a picture amid text', 'markup-printable', '见图⟦![图](a.png)⟧。'],
  ['a picture that is not there', 'image-exists', '正文。\n\n⟦![图](images/a.png)⟧\n\n正文。'],
  ['a picture elsewhere', 'image-inside', '⟦![图](../a.png)⟧'],
  ['a table of too many columns', 'table-columns', `正文。\n\n⟦${'|列'.repeat(29)}|⟧\n${'|-'.repeat(29)}|\n${'|1'.repeat(29)}|`],
  ['a row of too many cells', 'table-row-fits', '|甲|乙|\n|-|-|\n⟦|1|2|3|⟧\n|1|2|'],
  ['bold that is not closed', 'bold-paired', '⟦**⟧制定计划。设置课程。'],
  ['a note without text', 'note-defined', '课程表⟦[^1]⟧。'],
  ['a note without a mark', 'note-marked', '课程表。\n\n⟦[^1]: 说明⟧'],
];

async function reported(fixture: Parameters<typeof filesOf>[0]) {
  const { files, marked } = filesOf(fixture);
  const { diagnostics, found } = await read(files);
  return { marked, codes: diagnostics.map(({ code }) => code), places: found.map((line) => line.slice(line.indexOf(' ') + 1)) };
}

describe('the reader', () => {
  it.each(bodies)('reports %s at its place, once', async (_, code, body) => {
    const { marked, codes, places } = await reported({ body });
    expect(marked.length).toBeGreaterThan(0);
    expect(places).toEqual(marked);
    expect(codes).toEqual(marked.map(() => code));
  });

  it.each([
    ['missing', { files: { 'a.md': '⟦---⟧\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n正文。' } }, 'key-present'],
    ['empty', { files: { 'a.md': '---\n⟦title⟧:\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n正文。' } }, 'value-present'],
    ['of blanks', { front: { title: '⟦"　 "⟧' } }, 'value-present'],
    ['of two lines', { front: { title: '⟦"甲\\n乙"⟧' } }, 'value-kind'],
  ])('reports a title that is %s, once', async (_, fixture, code) => {
    const { marked, codes, places } = await reported(fixture);
    expect(places).toEqual(marked);
    expect(codes).toEqual([code]);
  });
});
