import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/model/body.ts';
import { OPENING, PNG, p, read, run, TITLE, text, words, written } from './docx-cases.ts';
import { docx, part } from './docx-maker.ts';
import { imported, onlyItem, remarksOf, wordsOf } from './importing.ts';

/** Breaks, notes, pictures and bold inside paragraphs, as written in Markdown. */

const BOLD = '<w:b/>';
const MARK = run('<w:footnoteReference w:id="2"/>');
const PICTURE = run('<w:drawing><a:blip r:embed="a"/></w:drawing>');
const BREAK = run('<w:br/>');
const more = {
  parts: {
    'word/footnotes.xml': part('footnotes', `<w:footnote w:id="2">${p(text('统计至四月底。'))}</w:footnote>`),
    'word/media/image1.png': PNG,
    'word/styles.xml': part('styles', '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'),
    'word/numbering.xml': part(
      'numbering',
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
  },
  relations: [
    ['f', 'footnotes', 'footnotes.xml'],
    ['a', 'image', 'media/image1.png'],
    ['s', 'styles', 'styles.xml'],
    ['n', 'numbering', 'numbering.xml'],
    ['h', 'hyperlink', 'https://example.gov.cn/', true],
  ] as const,
};
const body = (content: string) => read(content, more);

describe('an attribution', () => {
  const SENTENCE = '清河县推动强村带弱村，组建联合体18个。';
  it.each([
    ['below a break', text(SENTENCE) + BREAK + text('（清河县委组织部）')],
    ['with a break in it', text(`${SENTENCE}（清河县委组织部`) + BREAK + text('张三）')],
    ['with a bold name in it', text(SENTENCE) + text('（') + text('清河县委组织部', BOLD) + text('）')],
  ])('%s is removed, and nothing of the text with it', async (_, content) => {
    const item = onlyItem(await imported({ '稿.docx': docx({ body: TITLE + p(content) }) }));
    expect(item.values.source).toBe('清河县委组织部');
    expect(wordsOf(item.body)).toEqual([SENTENCE]);
  });

  it('leaves a note before it in place', async () => {
    const item = onlyItem(
      await imported({ '稿.docx': docx({ body: TITLE + p(text(SENTENCE) + MARK + text('（清河县委组织部）')), ...more }) }),
    );
    expect(item.values.source).toBe('清河县委组织部');
    expect(item.notes.map(({ children }) => toPlainText(children))).toEqual(['统计至四月底。']);
  });
});

describe('a title after a mark', () => {
  const marked = (content: string) =>
    imported({ '旧刊.docx': docx({ body: p(text('基层动态')) + p(content), ...more }) }, { split: true, to: 'pub/issue-8' });
  const REST = '清河县建成服务点12个，覆盖全部乡镇。';

  it.each([
    ['ends at a break', text('△清河县建强阵地') + BREAK + text(REST), 0],
    ['has a break behind its stop', text('△清河县建强阵地。') + BREAK + text(REST), 0],
    ['has a note in it', text('△清河县建强') + MARK + text(`阵地。${REST}`), 1],
  ])('%s', async (_, content, notes) => {
    const item = onlyItem(await marked(content));
    expect(item.values.title).toBe('清河县建强阵地');
    expect(wordsOf(item.body)).toEqual([REST]);
    expect(item.notes).toHaveLength(notes);
  });

  it.each([
    ['a bold one', `△**清河县建强阵地。**${REST}`, REST],
    ['bold as the text is', `△**清河县建强阵地。${REST}**`, `**${REST}**`],
    ['one whose text is bold', `△清河县建强阵地。**${REST}**`, `**${REST}**`],
  ])('in Markdown keeps the bold of the text: %s', async (_, line, rest) => {
    const given = await imported({ '旧刊.md': `# 基层动态\n\n${line}\n` }, { split: true, to: 'pub/issue-8' });
    expect(onlyItem(given).values.title).toBe('清河县建强阵地');
    const [name = ''] = given.items.keys();
    expect(new TextDecoder().decode(given.host.files.get(`/work/pub/issue-8/${name}`))).toContain(`\n---\n\n${rest}\n`);
  });
});

describe('a paragraph', () => {
  it('may begin with a note mark', async () => {
    const given = await body(p(MARK + text('服务点建成12个。')));
    expect(written(given)).toContain('\n服务点建成12个。[^1]\n');
    expect(onlyItem(given).notes).toHaveLength(1);
  });

  it('has a blank between bold words bold, and one at their ends plain', async () => {
    const given = await body(
      p(
        text('Yunling', BOLD) +
          text(' ') +
          text('Tea', BOLD) +
          text(' ') +
          text('forum，') +
          text(' Tea', BOLD) +
          text(' ') +
          MARK +
          text('、') +
          text('12个 ', BOLD) +
          text('服务点。'),
      ),
    );
    expect(written(given)).toContain('**Yunling Tea** forum， **Tea**[^1]、**12个** 服务点。');
  });

  it('may have empty runs, and a blank beside a link that is not part of it', async () => {
    const link = (inner: string) => `<w:hyperlink r:id="h">${inner}</w:hyperlink>`;
    const given = await body(
      p(link(text('See', BOLD)) + text('', BOLD) + text(' ', BOLD) + text('more', BOLD) + link(text(' ')) + text('here。')),
    );
    expect(written(given)).toContain('**[See](https://example.gov.cn/) more** here。');
    expect(remarksOf(given)).toContain('links');
  });
});

describe('a heading', () => {
  it('is on one line, with its note as a paragraph below', async () => {
    const given = await body(p(text('建强') + BREAK + text('一线阵地', BOLD) + MARK, '<w:pStyle w:val="1"/>') + OPENING);
    expect(written(given)).toContain('\n# 建强 一线阵地\n\n注：统计至四月底。\n');
    expect(remarksOf(given)).toContain('moved-notes');
  });
});

describe('a list and a table', () => {
  it('may contain a picture, which is placed after them', async () => {
    const cell = (content: string) => `<w:tc>${p(content)}</w:tc>`;
    const bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const given = await body(
      p(text('摸清家底'), bullet) +
        p(PICTURE, bullet) +
        `<w:tbl><w:tr>${cell(text('乡镇') + MARK + PICTURE)}${cell(text('办结'))}</w:tr><w:tr>${cell(text('城关'))}${cell(text('12'))}</w:tr></w:tbl>`,
    );
    expect(words(given)).toEqual([
      '摸清家底',
      '![](images/01-1.png)',
      '乡镇|办结',
      '城关|12',
      '注：统计至四月底。',
      '![](images/01-2.png)',
    ]);
    expect(written(given)).toContain('| 乡镇 | 办结 |');
    expect(remarksOf(given)).toEqual(['moved-notes', 'moved-pictures']);
  });
});
