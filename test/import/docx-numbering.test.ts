import { describe, expect, it } from 'vitest';
import { PNG, p, read, run, text, words, written } from './docx-cases.ts';
import { part } from './docx-maker.ts';
import { remarksOf } from './importing.ts';

/** Automatic numbers of Word, WPS and LibreOffice, which become text. */

interface LevelParts {
  readonly format?: string;
  readonly pattern?: string;
  readonly start?: string;
  readonly more?: string;
}

const level = (at: number, { format, pattern, start, more = '' }: LevelParts) =>
  `<w:lvl w:ilvl="${at}">${start === undefined ? '' : `<w:start w:val="${start}"/>`}${format === undefined ? '' : `<w:numFmt w:val="${format}"/>`}${more}${
    pattern === undefined ? '' : `<w:lvlText w:val="${pattern}"/>`
  }</w:lvl>`;
const abstract = (id: number, ...levels: readonly string[]) => `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const num = (id: number, of: number, overrides = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
const override = (at: number, content: string) => `<w:lvlOverride w:ilvl="${at}">${content}</w:lvlOverride>`;
const startAt = (value: string) => `<w:startOverride w:val="${value}"/>`;

const numbered = (words: string, id: number, at = 0) => p(text(words), numPr(id, at));
const numPr = (id: number, at = 0) => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`;

const using = (numbering: string, styles = '') => ({
  parts: { 'word/numbering.xml': part('numbering', numbering), 'word/styles.xml': part('styles', styles) },
  relations: [['n', 'numbering', 'numbering.xml'] as const, ['s', 'styles', 'styles.xml'] as const],
});

const DECIMAL = abstract(
  0,
  level(0, { format: 'decimal', pattern: '%1、', start: '1' }),
  level(1, { format: 'decimal', pattern: '%1.%2、' }),
);

describe('a numbered paragraph', () => {
  it('begins at the number its list sets, not that of the abstract list', async () => {
    const given = await read(
      numbered('接着上一份文件讲第五件事。', 1) +
        numbered('再讲第六件事。', 1) +
        numbered('另起一个从零开始的清单。', 2) +
        numbered('用自己的格式编号。', 3) +
        numbered('还是同一格式。', 3) +
        numbered('没有改动的清单从头开始。', 4),
      using(
        DECIMAL +
          num(1, 0, override(0, startAt('5'))) +
          num(2, 0, override(0, startAt('zero'))) +
          num(3, 0, override(0, level(0, { format: 'chineseCounting', pattern: '第%1，' }))) +
          num(4, 0, override(5, startAt('7'))),
      ),
    );
    expect(words(given)).toEqual([
      '5、接着上一份文件讲第五件事。',
      '6、再讲第六件事。',
      '0、另起一个从零开始的清单。',
      '第一，用自己的格式编号。',
      '第二，还是同一格式。',
      '1、没有改动的清单从头开始。',
    ]);
  });

  it('counts on from the start of the level above if that has no paragraph, and uses digits for an undefined level', async () => {
    const given = await read(
      numbered('上一级还没有出现过。', 1, 1) + numbered('上一级没有定义。', 2, 1) + numbered('没有写格式。', 2, 2),
      using(
        abstract(0, level(0, { format: 'upperLetter', pattern: '%1', start: '3' }), level(1, { format: 'decimal', pattern: '%1-%2 ' })) +
          abstract(1, level(1, { format: 'decimal', pattern: '%1.%2 ' }), level(2, { pattern: '%3）', start: '0' })) +
          num(1, 0) +
          num(2, 1),
      ),
    );
    expect(words(given)).toEqual(['C-1上一级还没有出现过。', '1.1上一级没有定义。', '0）没有写格式。']);
  });

  it('has the format that WPS writes as an alternative to its own', async () => {
    const own =
      '<mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback><w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent>';
    const given = await read(numbered('先摸底。', 1), using(abstract(0, level(0, { pattern: '%1、', more: own })) + num(1, 0)));
    expect(words(given)).toEqual(['I、先摸底。']);
  });

  it.each([
    ['whose list is not there', num(1, 7)],
    ['whose list is not named', '<w:num w:numId="1"/>'],
    ['whose list has no such level', abstract(0, level(3, { format: 'decimal', pattern: '%1、' })) + num(1, 0)],
    ['whose level has no text', abstract(0, level(0, { format: 'decimal' })) + num(1, 0)],
    ['whose number is not written', abstract(0, level(0, { format: 'none', pattern: '%1 ' })) + num(1, 0)],
  ])('has no number when Word shows none: %s', async (_, numbering) => {
    const given = await read(numbered('先摸底，再办理。', 1), using(numbering));
    expect(words(given)).toEqual(['先摸底，再办理。']);
    expect(remarksOf(given)).not.toContain('numbering');
  });

  it('is separated from its number before letters or digits', async () => {
    const given = await read(
      numbered('APP 上线运行，注册用户3万人。', 1) + numbered('2024年起全面推开。', 1) + numbered('干部下沉一线。', 1),
      using(abstract(0, level(0, { format: 'decimal', pattern: '%1.' })) + num(1, 0)),
    );
    expect(written(given)).toContain('1\\. APP 上线运行');
    expect(words(given).slice(1)).toEqual(['2. 2024年起全面推开。', '3.干部下沉一线。']);
  });

  it('has a number as bold as the text and in its face, so that a lead-in keeps its number', async () => {
    const face = '<w:rFonts w:eastAsia="黑体"/>';
    const given = await read(
      p(text('建强组织。', '<w:b/>') + text('调整支部86个。'), numPr(1)) + p(text('选优书记。', face) + text('遴选40名。'), numPr(1)),
      using(DECIMAL + num(1, 0)),
    );
    expect(written(given)).toContain('**1、建强组织。**调整支部86个。\n\n**2、选优书记。**遴选40名。');
  });

  it('is counted when it contains only a picture', async () => {
    const blip = run('<w:drawing><wp:inline><a:blip r:embed="a"/></wp:inline></w:drawing>');
    const { parts, relations } = using(DECIMAL + num(1, 0));
    const given = await read(p(blip, numPr(1)) + numbered('图后的一条。', 1), {
      parts: { ...parts, 'word/media/image1.png': PNG },
      relations: [...relations, ['a', 'image', 'media/image1.png']],
    });
    expect(words(given)).toEqual(['1、', '![](images/01-1.png)', '2、图后的一条。']);
  });
});

describe('a style with numbering', () => {
  it('numbers its paragraphs, also a derived style at its own level; a paragraph can be excluded', async () => {
    const style = (id: string, content: string, base = '') =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${base}<w:pPr>${content}</w:pPr></w:style>`;
    const styles =
      style('一级', '<w:numPr><w:numId w:val="1"/></w:numPr>') +
      style('二级', '<w:numPr><w:ilvl w:val="1"/></w:numPr>', '<w:basedOn w:val="一级"/>') +
      style('同级', '', '<w:basedOn w:val="一级"/>');
    const styled = (words: string, id: string, more = '') => p(text(words), `<w:pStyle w:val="${id}"/>${more}`);
    const given = await read(
      styled('第一件是摸清底数。', '一级') +
        styled('其中先摸人员。', '二级') +
        styled('这一段不编号。', '一级', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
        styled('第二件是建立台账。', '同级'),
      using(DECIMAL + num(1, 0), styles),
    );
    expect(words(given)).toEqual(['1、第一件是摸清底数。', '1.1、其中先摸人员。', '这一段不编号。', '2、第二件是建立台账。']);
  });
});
