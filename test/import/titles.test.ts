import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/model/body.ts';
import { OPENING, p, read, TITLE, text } from './docx-cases.ts';
import { docx, paragraph, part, table } from './docx-maker.ts';
import { imported, onlyItem, PUBLICATION, remarksOf, wordsOf } from './importing.ts';

/** Titles and headings recognised by styles. */

const CENTRED = '<w:jc w:val="center"/>';
const LONG = '清河县推动强村带弱村，组建联合体18个，村集体经济年均增收12万元，走在全市前列。';
const style = (id: string, name: string, outline?: number) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr>${outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`}</w:pPr></w:style>`;
const styles = part('styles', style('t', 'Title') + [1, 2, 3, 4, 5].map((at) => style(`${at}`, `heading ${at}`, at - 1)).join(''));
const styled = (words: string, id: string) => p(text(words), `<w:pStyle w:val="${id}"/>`);
const more = { parts: { 'word/styles.xml': styles }, relations: [['s', 'styles', 'styles.xml'] as const] };
const item = async (body: string) => onlyItem(await imported({ '稿.docx': docx({ body, ...more }) }));

describe('a title', () => {
  it.each([
    [
      'of two centred lines',
      paragraph('清河县深化“村村共建”', CENTRED) + paragraph('实现共同富裕', CENTRED) + paragraph(LONG),
      '清河县深化“村村共建” 实现共同富裕',
    ],
    [
      'of two lines that are one phrase',
      paragraph('清河县关于深化“村村共建”的', CENTRED) + paragraph('做法与体会', CENTRED) + paragraph(LONG),
      '清河县关于深化“村村共建”的做法与体会',
    ],
    ['of its own style', styled('清河县深化“村村共建”', 't') + paragraph(LONG), '清河县深化“村村共建”'],
    ['in the style of a heading', styled('清河县深化“村村共建”', '1') + paragraph(LONG), '清河县深化“村村共建”'],
  ])('is recognised %s', async (_, body, title) => {
    const found = await item(body);
    expect(found.values.title).toBe(title);
    expect(wordsOf(found.body)).toEqual([LONG]);
  });

  it('is only the first line when all lines are centred', async () => {
    const found = await item(paragraph('清河县深化“村村共建”', CENTRED) + paragraph('组建联合体18个', CENTRED));
    expect(found.values.title).toBe('清河县深化“村村共建”');
    expect(wordsOf(found.body)).toEqual(['组建联合体18个']);
  });

  it.each([
    ['a table', table([['乡镇', '办结']]) + paragraph(LONG)],
    ['a numbered heading', styled('一、建强组织', '1') + paragraph(LONG)],
    ['a heading and nothing below it', styled('清河县深化“村村共建”', '2')],
  ])('is not taken from %s', async (_, body) => {
    expect((await item(body)).values.title).toBeUndefined();
  });
});

describe('headings', () => {
  it('below the fourth level become the fourth, and are reported', async () => {
    const body = [1, 2, 3, 4, 5].map((at) => styled(`第${at}层的标题`, `${at}`) + OPENING).join('');
    const given = await read(body, more);
    const levels = onlyItem(given).body.flatMap((block) => (block.type === 'heading' ? [[block.level, toPlainText(block.children)]] : []));
    expect(levels).toEqual([
      [1, '第1层的标题'],
      [2, '第2层的标题'],
      [3, '第3层的标题'],
      [4, '第4层的标题'],
      [4, '第5层的标题'],
    ]);
    expect(remarksOf(given)).toEqual(['deep-headings']);
  });
});

describe('a category', () => {
  const groups = PUBLICATION.replace(
    'sections: [{ title: 基层动态 }, { title: 他山之石, attribution: lead }]',
    'sections: [{ title: 基层动态, groups: [县区] }, { title: 部门工作, groups: [市直] }]',
  )
    .replace('{ name: 清河县委组织部,', '{ name: 清河县委组织部, group: 县区,')
    .replace('{ name: 市财政局,', '{ name: 市财政局, group: 市直, categories: [部门工作],');
  const sent = async (source: string) => {
    const bytes = docx({ body: TITLE + paragraph(LONG) + paragraph(`（${source}）`) });
    return onlyItem(await imported({ '稿.docx': bytes }, {}, { '/work/pub/bulletin.yaml': groups })).values;
  };

  it('is that of the only section open to its source’s group', async () => {
    expect(await sent('清河县委组织部')).toMatchObject({ source: '清河县委组织部', category: '基层动态' });
    expect(await sent('市财政局')).toMatchObject({ source: '市财政局', category: '部门工作' });
  });

  it('is left to the editor when the source has no group, or is unknown', async () => {
    expect((await sent('临溪区委组织部')).category).toBeUndefined();
    expect((await sent('市教育局')).category).toBeUndefined();
  });
});
