import { describe, expect, it } from 'vitest';
import { PNG, p, run } from './docx-cases.ts';
import { docx, paragraph, table } from './docx-maker.ts';
import { type Case, imported, textOf, wordsOf } from './importing.ts';

/** Old issues of offices: mastheads, imprints and items in many forms. */

const A = '清河县委组织部坚持把阵地建在一线，推动服务下沉，今年以来已建成服务点12个，覆盖全部乡镇，群众满意度不断提升。';
const B = '临溪区聚焦企业用工难题，组建专班上门服务，帮助招工350人，切实把组织优势转化为发展优势。';
const ITEM = `△清河县建强阵地。${A}（清河县委组织部）`;

const split = (file: Readonly<Record<string, string | Uint8Array>>) => imported(file, { split: true, to: 'pub/issue-8' });
const issueOf = ({ result }: Case) => result.imported[0]?.issue;
const itemsOf = ({ items }: Case) =>
  [...items.values()].map(({ values, body }) => [values.title, values.source, values.category, wordsOf(body)]);

describe('a masthead', () => {
  it.each([
    ['第百期', { number: 100 }],
    ['第百零二期（总第一千零五期）', { number: 102, total: 1005 }],
    ['（2024）第5号', { number: 5 }],
    ['〔2024〕12号', { number: 12 }],
    ['秘密　　　　份号：000123', { classification: { level: '秘密' }, copy: '000123' }],
    ['第零期', {}],
    ['编者按：本期刊发两篇做法，供学习借鉴。', { note: '本期刊发两篇做法，供学习借鉴。' }],
  ])('reads “%s”', async (line, issue) => {
    const given = await split({ '旧刊.txt': ['云岭组工信息', line, '', '基层动态', ITEM].join('\n') });
    expect(issueOf(given)).toEqual(issue);
    expect(itemsOf(given)).toEqual([['清河县建强阵地', '清河县委组织部', '基层动态', [A]]]);
  });

  it('in a table with an emblem is read row by row', async () => {
    const emblem = run('<w:drawing><a:blip r:embed="a"/></w:drawing>');
    const head = `<w:tbl><w:tr><w:tc>${p(emblem)}</w:tc><w:tc>${paragraph('云岭组工信息')}</w:tc></w:tr><w:tr><w:tc>${paragraph('第8期')}</w:tc><w:tc>${paragraph('2024年5月6日')}</w:tc></w:tr></w:tbl>`;
    const given = await split({
      '旧刊.docx': docx({
        body: head + paragraph('基层动态') + paragraph(ITEM),
        parts: { 'word/media/image1.png': PNG },
        relations: [['a', 'image', 'media/image1.png']],
      }),
    });
    expect(issueOf(given)).toEqual({ number: 8, date: '2024-05-06' });
  });
});

describe('an imprint', () => {
  it('may have the copies on their own line', async () => {
    const given = await split({ '旧刊.txt': ['基层动态', ITEM, '', '报：市委常委。', '（共印120份）'].join('\n') });
    expect(issueOf(given)).toEqual({ copies: 120, distribution: [{ label: '报', to: '市委常委。' }] });
    expect(textOf(given, 'issue.yaml')).not.toContain('没有用上');
  });

  it('may be all of a file, which is not an issue', async () => {
    const { result } = await split({ '旧刊.txt': '报：市委常委。\n发：各县（市、区）委组织部。\n（共印120份）\n' });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['submission-items']);
    expect(result.written).toEqual([]);
  });
});

describe('items', () => {
  it('may have bold titles, and a table that is not an item', async () => {
    const bold = (words: string) => paragraph([[words, '<w:b/>']]);
    const given = await split({
      '旧刊.docx': docx({
        body: [
          paragraph('基层动态'),
          bold('清河县建强一线阵地'),
          paragraph(A),
          bold('（一）这是小标题'),
          table([
            ['乡镇', '服务点'],
            ['城关镇', '3'],
          ]),
          paragraph('（清河县委组织部）'),
          bold('临溪区组建用工专班'),
          paragraph(B),
          paragraph('（临溪区委组织部）'),
        ].join(''),
      }),
    });
    expect(itemsOf(given)).toEqual([
      ['清河县建强一线阵地', '清河县委组织部', '基层动态', [A, '（一）这是小标题', '乡镇|服务点', '城关镇|3']],
      ['临溪区组建用工专班', '临溪区委组织部', '基层动态', [B]],
    ]);
  });

  it('are separated in Markdown below headings that are sections, known or not', async () => {
    const text = ['## 基层动态', ITEM, '## 工作交流', `△临溪区服务用工。${B}（临溪区委组织部）`].join('\n\n');
    const given = await split({ '旧刊.md': text });
    expect(itemsOf(given)).toEqual([
      ['清河县建强阵地', '清河县委组织部', '基层动态', [A]],
      ['临溪区服务用工', '临溪区委组织部', undefined, [B]],
    ]);
    expect(textOf(given, '02-临溪区服务用工.md')).toContain('# 栏目：工作交流');
  });
});
