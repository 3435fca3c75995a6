import { describe, expect, it } from 'vitest';
import { docx, paragraph, part, zipped } from './docx-maker.ts';
import { imported, onlyItem, remarksOf, textOf, wordsOf } from './importing.ts';

/** Nothing of a submitted file is silently dropped, guessed or misplaced. */

const TITLE = '清河县推进基层党建工作情况';
const TEXT = '今年以来，清河县扎实推进基层党建各项工作，主要做法如下：';
const NUMBERING = part(
  'numbering',
  `<w:abstractNum w:abstractNumId="0">${[0, 1, 2].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>`).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
);
const entry = (level: number, text: string, more = '') =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r>${more}</w:p>`;
const NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>';
const COMMENT = '<w:r><w:commentReference w:id="1"/></w:r>';
const notes = (text: string) => part('footnotes', `<w:footnote w:id="1">${paragraph(text)}</w:footnote>`);
const centred = (text: string) => paragraph(text, '<w:jc w:val="center"/>');

const document = (body: string, more: Readonly<Record<string, string | Uint8Array>> = {}) =>
  docx({
    body,
    parts: { 'word/numbering.xml': NUMBERING, ...more },
    relations: [
      ['n', 'numbering', 'numbering.xml'],
      ['f', 'footnotes', 'footnotes.xml'],
      ['c', 'comments', 'comments.xml'],
    ],
  });
const comments = { 'word/comments.xml': part('comments', `<w:comment w:id="1" w:author="张三">${paragraph('请核对')}</w:comment>`) };
const take = async (bytes: Uint8Array, name = '稿.docx') => imported({ [name]: bytes });
const codes = (given: Awaited<ReturnType<typeof take>>) => given.result.diagnostics.map(({ code }) => code);

describe('the encoding of a part', () => {
  it.each([
    ['Greek', 'α=0.05, β=0.5, σ=2.1'],
    ['Cyrillic', 'ГОСТ 12.1.004-91'],
    ['Arabic', 'مرحبا'],
  ])('is UTF-8 by default, for %s without a hanzi', async (_, text) => {
    const given = await take(
      document(`${centred(TITLE)}<w:p><w:r><w:t>系数显著，结果可靠。</w:t></w:r>${NOTE}</w:p>`, { 'word/footnotes.xml': notes(text) }),
    );
    expect(textOf(given, '01-清河县推进基层党建工作情况.md')).toContain(`[^1]: ${text}`);
  });

  it('follows the declaration', async () => {
    const xml = notes('说明').replace('encoding="UTF-8"', 'encoding="UTF-16"');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')]);
    const given = await take(
      document(`${centred(TITLE)}<w:p><w:r><w:t>系数显著，结果可靠。</w:t></w:r>${NOTE}</w:p>`, { 'word/footnotes.xml': wide }),
    );
    expect(textOf(given, '01-清河县推进基层党建工作情况.md')).toContain('[^1]: 说明');
  });

  it('is not guessed when it is wrong', async () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="UTF-8"?><w:footnotes>\xcd\xa8\xd6\xaa</w:footnotes>', 'latin1');
    expect(codes(await take(document(centred(TITLE) + paragraph(TEXT), { 'word/footnotes.xml': bytes })))).toEqual(['submission-intact']);
  });
});

describe('a note', () => {
  const withNote = (properties: string, text: string) => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r>${NOTE}</w:p>`;
  it.each([
    ['of the title', withNote('<w:jc w:val="center"/>', TITLE) + paragraph(TEXT)],
    ['of the sign-off', centred(TITLE) + paragraph(TEXT) + withNote('', '清河县委组织部') + paragraph('2024年5月1日')],
    ['of a heading', centred(TITLE) + paragraph(TEXT) + withNote('<w:outlineLvl w:val="0"/>', '一、总体情况') + paragraph(TEXT)],
    [
      'of a cell',
      `${centred(TITLE)}${paragraph(TEXT)}<w:tbl><w:tr><w:tc>${withNote('', '甲')}</w:tc><w:tc>${paragraph('乙')}</w:tc></w:tr></w:tbl>`,
    ],
  ])('%s becomes a paragraph', async (_, body) => {
    const given = await take(document(body, { 'word/footnotes.xml': notes('本文系调研成果。') }));
    const item = onlyItem(given);
    expect(item.bodyBroken).toBe(false);
    expect(wordsOf(item.body)).toContain('注：本文系调研成果。');
    expect(remarksOf(given)).toContain('moved-notes');
  });

  it('at the start of a paragraph moves after its first words', async () => {
    const body = `${centred(TITLE)}<w:p>${NOTE}<w:r><w:t>${TEXT}</w:t></w:r></w:p>`;
    const given = await take(document(body, { 'word/footnotes.xml': notes('说明。') }));
    expect(onlyItem(given).bodyBroken).toBe(false);
    expect([...given.host.files.keys()].some((name) => name.endsWith('.md'))).toBe(true);
    expect(onlyItem(given).notes).toHaveLength(1);
  });
});

describe('a line with a label', () => {
  it.each([
    ['时间：2024年4月28日 16:30-17:30，在县委会议室', undefined],
    ['时间：2024年4月28日16时', undefined],
    ['日期：2024年4月28日至30日', undefined],
    ['时间：2024年4月28日', '2024-04-28'],
    ['报送时间：2024年4月28日', '2024-04-28'],
  ])('%s is read whole or stays in the text', async (line, date) => {
    const item = onlyItem(await take(docx({ body: [centred(TITLE), paragraph(line), paragraph(TEXT)].join('') })));
    expect(item.values.date).toBe(date);
    expect(wordsOf(item.body)).toEqual(date === undefined ? [line, TEXT] : [TEXT]);
  });

  it.each(['地点：县委会议室', '主持人：某某', '参会人员：全体'])('时间 beside %s is the time of a meeting', async (line) => {
    const lines = ['时间：2024年4月28日', line, '会议内容：研究部署下一阶段的组织工作。'];
    const item = onlyItem(
      await take(docx({ body: [centred('清河县召开组织工作会议'), ...lines.map((each) => paragraph(each))].join('') })),
    );
    expect(item.values.date).toBeUndefined();
    expect(wordsOf(item.body)).toEqual(lines);
  });
});

describe('a list', () => {
  const lists: readonly (readonly [string, readonly string[], string])[] = [
    ['that starts at level 1', [entry(1, '甲'), entry(1, '乙'), entry(1, '丙')], '- 甲\n- 乙\n- 丙'],
    ['that skips a level', [entry(0, '甲'), entry(2, '乙'), entry(2, '丙'), entry(0, '丁')], '- 甲\n  - 乙\n  - 丙\n- 丁'],
    ['that rises above its start', [entry(1, '甲'), entry(0, '乙'), entry(1, '丙')], '- 甲\n- 乙\n  - 丙'],
    [
      'resumed after a paragraph',
      [entry(0, '甲'), entry(1, '乙'), paragraph('接着说明。'), entry(1, '丙'), entry(1, '丁')],
      '- 甲\n  - 乙\n\n接着说明。\n\n- 丙\n- 丁',
    ],
    ['with a comment', [entry(0, '甲'), entry(1, '乙', COMMENT), entry(1, '丙')], '- 甲\n  - 乙<!-- 批注（张三）：请核对 -->\n  - 丙'],
  ];
  it.each(lists)('%s keeps its relative depths', async (_, entries, expected) => {
    const given = await take(document(centred(TITLE) + paragraph(TEXT) + entries.join(''), comments));
    expect(onlyItem(given).bodyBroken).toBe(false);
    expect(textOf(given, '01-清河县推进基层党建工作情况.md')).toContain(`\n\n${expected}\n`);
  });
});

describe('a letterhead', () => {
  const HEADS: readonly (readonly string[])[] = [
    ['岳西县人民政府文件', '岳政〔2024〕12号'],
    ['中共岳西县委办公室文件', '岳办〔2024〕3号　　签发人：某某'],
    ['岳西县卫健委工作简报', '第3期'],
    ['岳西县人民政府文件', '岳政[2024]第12号'],
  ];
  for (const style of ['', '<w:jc w:val="center"/>']) {
    it.each(HEADS)(`%s is not the title (${style === '' ? 'left' : 'centred'})`, async (...head) => {
      const title = '关于开展“安全生产月”活动的通知';
      const body =
        [...head, title].map((line) => paragraph(line, style)).join('') + paragraph('各乡镇党委：') + paragraph(`${TEXT}一是抓学习。`);
      const item = onlyItem(await take(docx({ body })));
      expect(item.values.title).toBe(title);
      expect(wordsOf(item.body)).toEqual(['各乡镇党委：', `${TEXT}一是抓学习。`]);
    });
  }
});

describe('a plain submission', () => {
  it.each([
    ['unit and date below the title', [TITLE, '清河县委组织部', '2024年5月1日', TEXT], '清河县委组织部'],
    ['unit and date in brackets', [TITLE, '（清河县委组织部　2024年5月1日）', TEXT], '清河县委组织部'],
    ['date in brackets below the title', [TITLE, '（2024年5月1日）', TEXT], undefined],
    ['an unknown unit with a date', [TITLE, '清河县发改委', '2024年5月1日', TEXT], '清河县发改委'],
    ['a sign-off in one bracket', [TITLE, TEXT, '（清河县委组织部 2024年5月1日）'], '清河县委组织部'],
    ['an attribution with a date', [TITLE, `${TEXT}一是抓学习。（清河县委组织部 2024年5月1日）`], '清河县委组织部'],
    ['an unknown centre in a sign-off', [TITLE, TEXT, '清河县融媒体中心', '2024年5月1日'], '清河县融媒体中心'],
  ] as const)('keeps %s', async (_, lines, source) => {
    for (const style of ['', '<w:jc w:val="center"/>']) {
      const body = lines.map((line) => paragraph(line, line.length < 30 ? style : '')).join('');
      const item = onlyItem(await take(docx({ body })));
      expect([item.values.title, item.values.source, item.values.date]).toEqual([TITLE, source, '2024-05-01']);
      expect(wordsOf(item.body)[0]).toContain(TEXT);
      expect(item.body).toHaveLength(1);
    }
  });
});

describe('a file that cannot be read', () => {
  const sjis = Buffer.from([0x82, 0xb1, 0x82, 0xcc, 0x83, 0x65, 0x83, 0x4c, 0x83, 0x58, 0x83, 0x67, 0x82, 0xf0, 0x93, 0xc7, 0x82, 0xde]);
  it.each([
    ['a lock file', '~$稿.docx', new Uint8Array(162).fill(5), 'submission-format', '~$'],
    [
      'an encrypted one',
      '稿.docx',
      Buffer.concat([Buffer.from('%TSD-Header-###%'), Buffer.from([0, 1, 2, 3])]),
      'submission-format',
      '安全软件',
    ],
    [
      'one of unknown bytes called DOCX',
      '稿.docx',
      Uint8Array.from({ length: 400 }, (_, at) => (at * 37) % 256),
      'submission-format',
      '安全软件',
    ],
    [
      'Flat OPC',
      '稿.xml',
      Buffer.from('<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package/>'),
      'submission-format',
      'XML',
    ],
    ['Shift-JIS', '稿.txt', sjis, 'encoding-known', ''],
  ] as const)('is rejected with the remedy: %s', async (_, name, bytes, code, words) => {
    const { result } = await take(bytes, name);
    expect(result.diagnostics.map((each) => each.code)).toEqual([code]);
    expect(JSON.stringify(result.diagnostics)).toContain(words === '' ? code : words.slice(0, 2) === '~$' ? 'lock' : code);
  });

  it.each([1, 2, 100])('is read when %d bytes follow the end of the archive', async (count) => {
    const bytes = docx({ body: centred(TITLE) + paragraph(TEXT) });
    const item = onlyItem(await take(Buffer.concat([bytes, Buffer.alloc(count, 10)])));
    expect(item.values.title).toBe(TITLE);
  });

  it('is not an archive when it has bytes after its end but no document', async () => {
    expect(codes(await take(Buffer.concat([zipped({ 'a.txt': 'x' }), Buffer.from('\n')])))).toEqual(['submission-format']);
  });
});

describe('long and odd text', () => {
  it('imports a report of 147,000 characters in small runs', async () => {
    const run = (text: string) =>
      [text, '<w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="zh-CN"/>'] as const;
    const body = Array.from({ length: 735 }, (_, at) =>
      paragraph(
        Array.from({ length: 50 }, (__, number) =>
          run(`第${String.fromCodePoint(0x4e00 + ((at * 7919 + number * 104_729) % 20_000))}项。`),
        ),
      ),
    ).join('');
    const item = onlyItem(await take(docx({ body: centred(TITLE) + body })));
    expect(wordsOf(item.body).join('').length).toBe(735 * 50 * 4);
  }, 120_000);

  it('breaks lines at vertical tabs', async () => {
    const item = onlyItem(await imported({ '稿.txt': `${TITLE}\n${TEXT}\v一是抓学习。\v二是抓落实。` }));
    expect(wordsOf(item.body)).toEqual([TEXT, '一是抓学习。', '二是抓落实。']);
  });
});

describe('a value from the command line', () => {
  it('leaves a remark of what the text says instead, whose words are no longer in it', async () => {
    const body = centred(TITLE) + paragraph(TEXT) + paragraph('东海市委组织部') + paragraph('2024年5月2日');
    const given = await imported({ '稿.docx': document(body) }, { source: '清河县委组织部', date: '2024-05-01' });
    const text = textOf(given, onlyItem(given).file.split('/').at(-1) ?? '');
    expect(text).toContain('# 原文的来源：东海市委组织部\n# 原文的日期：2024-05-02\n');
    expect(remarksOf(given)).toEqual(['unplaced']);
  });
});

describe('a further paragraph of an entry', () => {
  it('that Pandoc numbers with a blank is a paragraph', async () => {
    const blank = String(NUMBERING).replaceAll('w:val="•"', 'w:val=" "');
    const given = await take(document(centred(TITLE) + paragraph(TEXT) + entry(0, '续段一段话。'), { 'word/numbering.xml': blank }));
    expect(onlyItem(given).body.map(({ type }) => type)).toEqual(['paragraph', 'paragraph']);
  });
});
