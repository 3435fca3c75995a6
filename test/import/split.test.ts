import { describe, expect, it } from 'vitest';
import { docx, paragraph, table } from './docx-maker.ts';
import { imported, remarksOf, textOf, wordsOf } from './importing.ts';

/** Old bulletins of other offices, with other marks, sections and mastheads. */

const split = (file: Readonly<Record<string, string | Uint8Array>>, to = 'pub/issue-8') => imported(file, { split: true, to });
const facts = async (given: ReturnType<typeof split>) =>
  [...(await given).items.values()].map(({ values, body, name }) => [name, values.title, values.source, values.category, wordsOf(body)]);

const A = '清河县委组织部坚持把阵地建在一线，推动服务下沉，今年以来已建成服务点12个，覆盖全部乡镇，群众满意度不断提升。';
const B = '临溪区聚焦企业用工难题，组建专班上门服务，帮助招工350人，切实把组织优势转化为发展优势。';
const C = '东海市以“揭榜挂帅”方式选派干部，形成比学赶超的浓厚氛围，取得了阶段性成效。';

describe('a whole bulletin', () => {
  it('may have other marks than the publication’s, and titles on their own lines', async () => {
    const text = [
      '基 层 动 态',
      '◆清河县建强一线阵地',
      A,
      '（清河县委组织部）',
      '◆临溪区组建用工专班',
      B,
      '（临溪区委组织部 张三）',
      '【他山之石】',
      '◆东海市：选派干部揭榜挂帅',
      C,
    ].join('\n');
    expect(await facts(split({ '第8期.txt': text }))).toEqual([
      ['01-清河县建强一线阵地.md', '清河县建强一线阵地', '清河县委组织部', '基层动态', [A]],
      ['02-临溪区组建用工专班.md', '临溪区组建用工专班', '临溪区委组织部', '基层动态', [B]],
      ['03-选派干部揭榜挂帅.md', '选派干部揭榜挂帅', '东海市委组织部', '他山之石', [C]],
    ]);
  });

  it('may have an unknown section, whose items get no category', async () => {
    const given = await split({
      '旧刊.txt': ['基层动态', `△清河县建强阵地。${A}（清河县委组织部）`, '工作交流', `△临溪区服务用工。${B}（临溪区委组织部）`].join('\n'),
    });
    expect([...given.items.values()].map(({ values }) => values.category)).toEqual(['基层动态', undefined]);
    expect(textOf(given, '02-临溪区服务用工.md')).toContain('# 栏目：工作交流');
    expect(given.result.diagnostics.filter(({ place }) => place.file.includes('02-')).map(({ code }) => code)).toContain('value-present');
  });

  it('keeps the order of the print', async () => {
    const given = await split({ '旧刊.txt': ['基层动态', `△二。${B}（临溪区）`, `△一。${A}（清河县）`].join('\n') });
    expect([...given.items.values()].map(({ values }) => [values.source, values.order])).toEqual([
      ['临溪区委组织部', 1],
      ['清河县委组织部', 2],
    ]);
  });

  it('may have neither marks nor contents, and items that end with attributions', async () => {
    const lines = ['基层动态', '', '清河县建强一线阵地', A, '（清河县委组织部）', '', '临溪区组建用工专班', B, '（临溪区委组织部）'];
    for (const text of [lines.join('\n'), lines.filter((line) => line !== '').join('\n'), lines.join('\n\n')]) {
      expect(await facts(split({ '旧刊.txt': text }))).toEqual([
        ['01-清河县建强一线阵地.md', '清河县建强一线阵地', '清河县委组织部', '基层动态', [A]],
        ['02-临溪区组建用工专班.md', '临溪区组建用工专班', '临溪区委组织部', '基层动态', [B]],
      ]);
    }
  });

  it('may have no marks, but contents that list its titles', async () => {
    const text = [
      '云岭组工信息',
      '2024年第7期',
      '2024年4月30日',
      '目录',
      '清河县建强一线阵地（1）',
      '临溪区组建用工专班（2）',
      '基层动态',
      '清河县建强一线阵地',
      A,
      '（清河县委组织部）',
      '临溪区组建用工专班',
      B,
      '（临溪区委组织部）',
    ].join('\n');
    const given = await split({ '旧刊.txt': text.replace('（1）', ' 1').replace('（2）', '……2') });
    expect(await facts(Promise.resolve(given))).toEqual([
      ['01-清河县建强一线阵地.md', '清河县建强一线阵地', '清河县委组织部', '基层动态', [A]],
      ['02-临溪区组建用工专班.md', '临溪区组建用工专班', '临溪区委组织部', '基层动态', [B]],
    ]);
    expect(given.result.imported[0]?.issue).toMatchObject({ number: 7, date: '2024-04-30' });
  });

  it('may be a DOCX with bold, centred titles, a picture and an imprint in a table', async () => {
    const centred = '<w:jc w:val="center"/>';
    const given = await split({
      '旧刊.docx': docx({
        body: [
          paragraph('云岭组工信息', centred),
          paragraph('第八期（总第一百零二期）', centred),
          paragraph('中共云岭市委组织部　　二〇二四年五月六日'),
          paragraph('基层动态', centred),
          paragraph('清河县建强一线阵地', centred),
          paragraph([['阵地建在一线。', '<w:b/>'], [A]]),
          paragraph('（清河县委组织部）'),
          paragraph('临溪区组建用工专班', centred),
          paragraph(B),
          paragraph('（临溪区委组织部）'),
          table([
            ['报：市委常委，市人大、市政府、市政协主要负责同志。'],
            ['发：各县（市、区）委组织部。'],
            ['中共云岭市委组织部办公室　2024年5月6日印发（共印120份）'],
          ]),
        ].join(''),
      }),
    });
    expect(await facts(Promise.resolve(given))).toEqual([
      ['01-清河县建强一线阵地.md', '清河县建强一线阵地', '清河县委组织部', '基层动态', [`阵地建在一线。${A}`]],
      ['02-临溪区组建用工专班.md', '临溪区组建用工专班', '临溪区委组织部', '基层动态', [B]],
    ]);
    expect(given.result.imported[0]?.issue).toEqual({
      number: 8,
      total: 102,
      date: '2024-05-06',
      copies: 120,
      distribution: [
        { label: '报', to: '市委常委，市人大、市政府、市政协主要负责同志。' },
        { label: '发', to: '各县（市、区）委组织部。' },
      ],
    });
    expect(textOf(given, '01-清河县建强一线阵地.md')).toContain('**阵地建在一线。**清河县');
  });

  it('may have an editor’s note, a notice, a classification and words that are ignored', async () => {
    const text = [
      '秘密★1年',
      '特急',
      '云岭组工信息',
      '增刊第2期',
      '（本期共四版）',
      '2024年5月6日',
      '基层动态',
      '编者按：清河县的做法值得学习。',
      `△清河县建强阵地。${A}（清河县委组织部）`,
      '报：市委常委。',
    ].join('\n');
    const given = await split({ '旧刊.txt': text });
    expect(given.result.imported[0]?.issue).toMatchObject({
      number: 2,
      supplement: true,
      classification: { level: '秘密', term: '1年' },
      urgency: '特急',
    });
    expect([...given.items.values()][0]?.values.note).toBe('清河县的做法值得学习。');
    expect(textOf(given, 'issue.yaml')).toContain('# 没有用上：（本期共四版）');
    expect(remarksOf(given)).toContain('unplaced');
  });

  it('keeps an existing issue.yaml, and says so', async () => {
    const given = await split(
      { '旧刊.txt': ['基层动态', `△清河县建强阵地。${A}（清河县委组织部）`, '报：市委常委。'].join('\n') },
      'pub/issue-3',
    );
    expect(given.result.imported[0]?.issueWritten).toBe(false);
    expect(textOf(given, 'issue.yaml')).toBe('number: 3\ndate: 2024-05-06\n');
  });
});
