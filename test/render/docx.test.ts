import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Bulletin } from '../../src/model/bulletin.ts';
import type { Layout, PlacedBlock } from '../../src/model/layout.ts';
import { pageSchema } from '../../src/model/page.ts';
import { toFileStart } from '../../src/model/place.ts';
import { defaultFontNames, renderDocx } from '../../src/render/docx/index.ts';
import { formatTag } from '../../src/render/docx/items.ts';
import type { RenderJob } from '../../src/render/renderer.ts';
import { typeset } from '../../src/typeset/index.ts';
import { complaints, paragraphs, part, unseenFaults, values } from './docx-reader.ts';
import { dot, heading, layoutOf, natural, paragraph as placed, rasterise, testFaces } from './pages.ts';
import { hostile, richBulletin } from './rich-bulletin.ts';
import { paragraph, sampleBulletin } from './sample-bulletin.ts';

const page = pageSchema.parse(parse(readFileSync(new URL('../../templates/jianbao/constants.yaml', import.meta.url), 'utf8')));

const imprint: PlacedBlock = { kind: 'imprint', row: 19, rows: 3, entries: [], copies: null, issuer: null };

function job(bulletin: Bulletin, pages: readonly (readonly PlacedBlock[])[] = [], folios?: readonly (number | null)[]): RenderJob {
  const items = bulletin.sections.flatMap((section) => section.items);
  const layout: Layout = { ...layoutOf(pages, folios), itemPages: new Map(items.map(({ id }, index) => [id, index + 2])) };
  return { bulletin, layout, page, faces: testFaces, rasterise, apart: null, template: { path: '', source: '' } };
}

const ownLine = placed(13, [natural('（迎江区委组织部）')], 'attribution', { item: '02.md', align: 'right' });

/** The job as a build makes it. */
function typesetJob(bulletin: Bulletin): RenderJob {
  const { layout } = typeset(bulletin, page, { placeOf: (item) => toFileStart(item ?? 'issue.yaml'), resolution: 0 });
  return { ...job(bulletin), layout };
}

const sample = await renderDocx(job(sampleBulletin, [[], [], [ownLine], [imprint]]));
const rich = await renderDocx(typesetJob(richBulletin));

/** Both documents, for checks that apply to any. */
const documents = [
  ['sample', sample],
  ['rich', rich],
] as const;

describe('validity', () => {
  test.each(documents)('the Open XML SDK finds no error: %s', async (_, bytes) => {
    expect(await complaints(bytes)).toEqual([]);
  });

  test('the Open XML SDK does reject a broken document', async () => {
    const parts = unzipSync(sample);
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const broken = { ...parts, 'word/document.xml': strToU8(xml.replace('<w:pPr>', '<w:pPr><w:nonsense/>')) };
    expect(await complaints(zipSync(broken))).not.toEqual([]);
  });

  test.each(documents)('no errors that the SDK misses: %s', (_, bytes) => {
    expect(values(part(bytes, 'word/document.xml'), 'w:pStyle').length).toBeGreaterThan(0);
    expect(unseenFaults(bytes)).toEqual([]);
  });

  test('every cell has a paragraph, even when empty', () => {
    const cells = part(rich, 'word/document.xml').match(/<w:tc>.*?<\/w:tc>/gs) ?? [];
    expect(cells.length).toBe(31 * 3 + 5);
  });
});

describe('text', () => {
  test('the document contains all of the sample in order', () => {
    const printed = readFileSync(new URL('../typeset/fixtures/text.md', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('## ('))
      .map((line) => line.replace(/^## /, ''))
      .join('');
    expect(paragraphs(sample).slice(-printed.length).join('')).toContain(printed);
  });

  test('masthead and contents come first, with the layout’s page numbers', () => {
    expect(paragraphs(sample).slice(0, 11)).toEqual([
      '',
      '安庆组工信息',
      '第12期',
      '中共安庆市委组织部\t2021年9月15日',
      '本期要目',
      '市内信息',
      '岳西县建立“经济课堂”双周讲学制度\t2',
      '迎江区三项举措提升组织工作“含经量”\t3',
      '大观区委组织部“三个抓牢”全力推进“学经济、提能力、促发展”活动\t4',
      '市外参考',
      '宿州市委组织部：实施能力提升计划 切实强化自身建设\t5',
    ]);
  });

  test('an attribution is on the line where the layout has it', () => {
    const lines = paragraphs(sample);
    expect(lines).toContain('（迎江区委组织部）');
    expect(lines.some((line) => line.endsWith('重要参考依据。（岳西县委组织部）'))).toBe(true);
  });

  test('an attribution has its own line after a list, table or picture, but not after a paragraph or title', () => {
    const lines = paragraphs(rich);
    expect(lines).toContain('（甲单位）');
    expect(lines).toContain('末段。（乙单位）');
    expect(lines).toContain('△只有题目。（丙单位）');
  });

  test('hostile strings appear verbatim', () => {
    expect(paragraphs(rich)).toEqual(
      expect.arrayContaining(['△敌意文字。<w:p/></w:t></w:r><script>alert(1)</script>', ...hostile.slice(1)]),
    );
  });

  test('any text in any place round-trips unchanged', async () => {
    const legal = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !/[\p{Cc}\uFFFE\uFFFF]/u.test(text));
    await fc.assert(
      fc.asyncProperty(legal, async (text) => {
        const [section] = sampleBulletin.sections;
        const [item] = section?.items ?? [];
        if (item === undefined) throw new Error('the sample has no item');
        const bytes = await renderDocx(
          job({
            ...sampleBulletin,
            masthead: { ...sampleBulletin.masthead, name: text, notice: text },
            contents: null,
            sections: [{ title: text, items: [{ ...item, id: text, title: text, attribution: text, body: [paragraph(text)] }] }],
            properties: { ...sampleBulletin.properties, title: text },
          }),
        );
        expect(paragraphs(bytes).slice(0, 2)).toEqual([text, text]);
        expect(paragraphs(bytes).slice(4, 6)).toEqual([text, `△${text}${text}${text}`]);
        expect(values(part(bytes, 'word/document.xml'), 'w:tag')).toEqual([formatTag(text)]);
      }),
      { numRuns: 40 },
    );
  });

  test.each(['\u0000', '\u0001', '\u001B', '\uFFFE', '\uD800'])(
    'a character XML cannot hold is a defect, not a broken file: %j',
    async (bad) => {
      const bulletin = { ...sampleBulletin, masthead: { ...sampleBulletin.masthead, name: `刊名${bad}` } };
      await expect(renderDocx(job(bulletin))).rejects.toThrow(/U\+/);
    },
  );
});

describe('page', () => {
  const body = part(sample, 'word/document.xml');
  const styles = part(sample, 'word/styles.xml');

  test('type area, grid and body text follow the constants', () => {
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(body).toMatch(/<w:pgMar w:top="2098" w:right="\d+" w:bottom="1984" w:left="1587"/);
    expect(body).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>');
    expect(styles).toContain('<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>');
    expect(styles).toContain('<w:spacing w:val="-5"/>');
  });

  test('28 tightened characters with an indent of two fit the width, 29 do not', () => {
    const right = Number(values(body, 'w:pgMar', 'w:right')[0]);
    const width = 11906 - 1587 - right;
    expect(width).toBe(Math.round((156 / 25.4) * 1440));
    expect(width).toBeGreaterThanOrEqual(26 * 315 + 2 * 320);
    expect(width).toBeLessThan(28.5 * 315);
  });

  test('styles have Chinese names and set all their fonts, none from the theme', () => {
    const names = values(styles, 'w:name');
    for (const name of [
      '简报正文',
      '栏目标题',
      '稿件标题',
      '一级标题',
      '四级标题',
      '提要句',
      '署名',
      'toc 2',
      '版记',
      '页码',
      '表格文字',
      '图题',
    ]) {
      expect(names).toContain(name);
    }
    const everything = styles + body + part(rich, 'word/document.xml');
    expect(everything).not.toMatch(/Theme="/);
    const fonts = new Set(values(styles, 'w:rFonts', 'w:eastAsia'));
    expect([...fonts].filter((font) => !Object.values(defaultFontNames).includes(font))).toEqual([]);
  });

  test('every font has a substitute', async () => {
    const table = part(rich, 'word/fontTable.xml');
    const everything = part(rich, 'word/styles.xml') + part(rich, 'word/document.xml');
    const named = ['w:ascii', 'w:hAnsi', 'w:eastAsia', 'w:cs'].flatMap((script) => values(everything, 'w:rFonts', script));
    expect([...new Set(named)].filter((font) => !values(table, 'w:font', 'w:name').includes(font))).toEqual([]);
    // Windows has 仿宋 and 楷体, but no fonts by these names.
    for (const [missing, instead] of [
      ['仿宋_GB2312', '仿宋'],
      ['楷体_GB2312', '楷体'],
    ])
      expect(table).toContain(`<w:font w:name="${missing}"><w:altName w:val="${instead}"/>`);
    // Word reads the value as one name of at most 31 characters (MS-OI29500 2.1.262).
    for (const instead of values(table, 'w:altName')) expect(instead).toMatch(/^[^,]{1,31}$/);
    const own = await renderDocx(job(sampleBulletin, [[imprint]], [1]), { ...defaultFontNames, latin: 'A & "B" <C>' });
    expect(values(part(own, 'word/fontTable.xml'), 'w:font', 'w:name')).toContain('A & "B" <C>');
    expect(await complaints(own)).toEqual([]);
  });

  test('every run requests the Chinese font for its marks', () => {
    const runs = (body.match(/<w:r>.*?<\/w:r>/gs) ?? []).filter((run) => run.includes('<w:t '));
    expect(runs.filter((run) => !run.includes('w:hint="eastAsia"'))).toEqual([]);
  });

  test('odd and even pages are numbered at the outer edge, and opening the file prompts for nothing', () => {
    expect(values(body, 'w:footerReference', 'w:type').sort()).toEqual(['default', 'even']);
    const settings = part(sample, 'word/settings.xml');
    expect(settings).toContain('<w:evenAndOddHeaders/>');
    expect(settings).not.toContain('updateFields');
    for (const footer of ['word/footer1.xml', 'word/footer2.xml']) expect(part(sample, footer)).toContain('PAGE');
  });

  test('a blank page before the imprint and the imprint’s page are unnumbered', async () => {
    const text = heading(0, '正文', 'body');
    const document = await renderDocx(job(sampleBulletin, [[text], [], [imprint]], [1, null, null]));
    const xml = part(document, 'word/document.xml');
    const [first = '', second = ''] = xml.split('</w:sectPr>');
    expect(values(first, 'w:footerReference', 'w:type').length).toBe(2);
    expect(second.match(/<w:pageBreakBefore\/>/g)?.length).toBe(1);
    expect(part(document, 'word/footer3.xml') + part(document, 'word/footer4.xml')).not.toContain('PAGE');
    expect(await complaints(document)).toEqual([]);
  });

  test('an imprint on a numbered page after the text starts that page', async () => {
    const document = await renderDocx(job(sampleBulletin, [[heading(0, '正文', 'body')], [imprint]]));
    const xml = part(document, 'word/document.xml');
    expect(xml.match(/<w:sectPr>/g)?.length).toBe(1);
    expect(/.*<w:pageBreakBefore\/>/s.exec(xml)?.[0]).toContain('标准化水平。');
  });

  test('each item is in a content control tagged with its file', () => {
    expect(values(body, 'w:tag')).toEqual(['01.md', '02.md', '03.md', '04.md']);
  });

  test('the contents point to bookmarks that exist', () => {
    const targets = [...body.matchAll(/PAGEREF (\S+)/g)].map(([, target]) => target);
    expect(targets).toEqual(values(body, 'w:bookmarkStart', 'w:name'));
  });
});

describe('bodies', () => {
  const xml = part(rich, 'word/document.xml');

  test('each list has its own numbering with the author’s start', () => {
    const numbering = part(rich, 'word/numbering.xml');
    const numbered = [...xml.matchAll(/<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/g)].map(([, level, id]) => `${id} ${level}`);
    expect(new Set(numbered).size).toBe(5);
    expect(values(numbering, 'w:start').filter((start) => start !== '1')).toEqual(['3', '3']);
  });

  test('a table has a grid as wide as its cells, a repeating head and unsplit rows', () => {
    const table = /<w:tbl>(?=.*?BulletinTable).*?<\/w:tbl>/s.exec(xml)?.[0] ?? '';
    const grid = values(table, 'w:gridCol', 'w:w').map(Number);
    expect(grid.length).toBe(3);
    expect(grid.reduce((sum, width) => sum + width, 0)).toBe(Number(values(table, 'w:tblW', 'w:w')[0]));
    expect(table.match(/<w:tblHeader\/>/g)?.length).toBe(1);
    expect(table.match(/<w:cantSplit\/>/g)?.length).toBe(31);
    expect(table).toContain('<w:tblLayout w:type="fixed"/>');
  });

  test('pictures keep their aspect ratio inside the type area, in a style with growing lines', () => {
    const sizes = values(xml, 'wp:extent', 'cx').map((cx, index) => [Number(cx), Number(values(xml, 'wp:extent', 'cy')[index])] as const);
    expect(sizes.length).toBe(3);
    for (const [index, aspect] of [2, 0.01, 2].entries()) {
      const [width, height] = sizes[index] ?? [0, 1];
      expect(width / height).toBeCloseTo(aspect, 3);
      expect(width).toBeLessThanOrEqual(156 * 36_000);
      expect(height).toBeLessThanOrEqual(225 * 36_000);
    }
    expect(/w:styleId="Picture">.*?<\/w:style>/s.exec(part(rich, 'word/styles.xml'))?.[0]).toContain('w:lineRule="auto"');
    expect(values(xml, 'wp:docPr', 'descr')).toEqual(['图“png”<&>', '图“jpeg”<&>', '图“svg”<&>']);
  });

  test('a picture’s file is stored unchanged, and an SVG also as a bitmap', () => {
    const media = Object.entries(unzipSync(rich)).filter(([path]) => path.startsWith('word/media/'));
    expect(media.map(([path]) => path.slice('word/media/image1.'.length)).sort()).toEqual(['jpg', 'png', 'png', 'svg']);
    const targets = new Map(
      [...part(rich, 'word/_rels/document.xml.rels').matchAll(/Id="([^"]*)"[^>]*Target="([^"]*)"/g)].map(([, id, to]) => [id, to]),
    );
    const [svg = ''] = values(xml, 'asvg:svgBlip', 'r:embed');
    const blips = values(xml, 'a:blip', 'r:embed').map((id) => targets.get(id));
    expect(targets.get(svg)).toMatch(/\.svg$/);
    expect(blips.map((to) => to?.split('.').at(-1))).toEqual(['png', 'jpg', 'png']);
    const dots = media.find(([path]) => path.endsWith(blips[2]?.split('/').at(-1) ?? ''))?.[1];
    expect(Buffer.compare(dots ?? Buffer.alloc(0), dot)).toBe(0);
  });
});

describe('same input, same bytes', () => {
  test('twice in one process, with other documents in between', async () => {
    const again = await renderDocx(typesetJob(richBulletin));
    expect(Buffer.compare(rich, again)).toBe(0);
  });

  test('the core properties have the issue’s date and no other', () => {
    const core = part(sample, 'docProps/core.xml');
    expect(core.match(/\d{4}-\d\d-\d\dT/g)).toEqual(['2021-09-15T', '2021-09-15T']);
  });

  test('in every time zone', async () => {
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'America/Los_Angeles';
      const west = await renderDocx(job(sampleBulletin));
      process.env.TZ = 'Asia/Shanghai';
      const east = await renderDocx(job(sampleBulletin));
      expect(Buffer.compare(west, east)).toBe(0);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

describe('masthead', () => {
  const masthead = { ...sampleBulletin.masthead, notice: '秘密★1年', copy: '编号：000012', signer: '签发人：张三', total: '总第345期' };
  const render = (preprinted: boolean) => renderDocx(job({ ...sampleBulletin, masthead: { ...masthead, preprinted } }));

  test('copy number and signer are at the right of their lines', async () => {
    expect(paragraphs(await render(false)).slice(0, 4)).toEqual([
      '秘密★1年\t编号：000012',
      '安庆组工信息',
      '第12期（总第345期）\t签发人：张三',
      '中共安庆市委组织部\t2021年9月15日',
    ]);
  });

  test('pre-printed sheets omit the red parts but keep their space', async () => {
    const [plain, preprinted] = [await render(false), await render(true)];
    expect(paragraphs(preprinted)[1]).toBe('');
    expect(paragraphs(preprinted).toSpliced(1, 1)).toEqual(paragraphs(plain).toSpliced(1, 1));
    const publisher = (bytes: Uint8Array) =>
      /w:styleId="BulletinPublisher">.*?<\/w:style>/s.exec(part(bytes, 'word/styles.xml'))?.[0] ?? '';
    expect(publisher(preprinted)).not.toContain('w:pBdr');
    const [after = 0, room = 0] = [plain, preprinted].map((bytes) => Number(values(publisher(bytes), 'w:spacing', 'w:after')[0]));
    const [space = 0, weight = 0] = ['w:space', 'w:sz'].map((name) => Number(values(publisher(plain), 'w:bottom', name)[0]));
    expect(room - after).toBe(space * 20 + Math.ceil((weight * 20) / 8));
  });

  test('a long name is set smaller, on one line', async () => {
    const name = '某某市推进乡村振兴战略实施工作领导小组办公室简报';
    const bytes = await renderDocx(job({ ...sampleBulletin, masthead: { ...masthead, name } }));
    const size = Number(values(/w:styleId="BulletinName">.*?<\/w:style>/s.exec(part(bytes, 'word/styles.xml'))?.[0] ?? '', 'w:sz')[0]) / 2;
    expect(size * [...name].length).toBeLessThanOrEqual((156 / 25.4) * 72);
    expect((size + 1) * [...name].length * 1.02).toBeGreaterThan((156 / 25.4) * 72);
  });
});

describe('notes, links and the issuer', () => {
  const xml = part(rich, 'word/document.xml');
  const lines = paragraphs(rich);

  test('marks are raised, and notes follow the item’s text and attribution', () => {
    expect(xml.match(/<w:rStyle w:val="NoteMark"\/>/g)?.length).toBe(2);
    expect(part(rich, 'word/styles.xml')).toMatch(/w:styleId="NoteMark">.*?w:vertAlign w:val="superscript"/s);
    expect(lines.slice(lines.indexOf('（甲单位）'), lines.indexOf('（甲单位）') + 3)).toEqual([
      '（甲单位）',
      '注：①见原文。',
      '②2021年起实行。',
    ]);
    expect(lines[lines.indexOf('末段。（乙单位）') + 1]).toBe('注：①末段之后的注。');
  });

  test('editor’s notes precede the sections, or their item inside its control', () => {
    expect(lines.indexOf('编者按：本期集中刊发各地做法。')).toBe(lines.lastIndexOf('要情') - 1);
    const control = /<w:sdt>.*?<\/w:sdt>/s.exec(xml)?.[0] ?? '';
    expect(control).toMatch(/w:val="EditorsNote".*w:val="EditorsNoteLabel".*编者按：.*另起一行的题目/s);
  });

  test('links use deterministic relationships and look like text', () => {
    const relationships = part(rich, 'word/_rels/document.xml.rels');
    const external = [...relationships.matchAll(/<Relationship [^>]*TargetMode="External"[^>]*>/g)].map(([tag]) => ({
      id: /Id="([^"]*)"/.exec(tag)?.[1],
      target: /Target="([^"]*)"/.exec(tag)?.[1],
    }));
    expect(external.map(({ id }) => id)).toEqual(values(xml, 'w:hyperlink', 'r:id'));
    expect(external.map(({ target }) => target)).toContain('mailto:office@example.invalid');
    expect(/w:styleId="BulletinLink">.*?<\/w:style>/s.exec(part(rich, 'word/styles.xml'))?.[0]).not.toContain('w:rPr');
  });

  test('issuing office and date share one line above the last rule', () => {
    expect(lines.filter((line) => line !== '').at(-1)).toBe('中共安庆市委组织部办公室\t2021年9月15日印发');
  });
});

describe('numbers that begin with the text', () => {
  test('the front matter is unnumbered, and the outer edge is that of the sheet', async () => {
    const bytes = await renderDocx(typesetJob({ ...sampleBulletin, numbering: 'text' }));
    const [front = '', text = ''] = part(bytes, 'word/document.xml').match(/<w:sectPr>.*?<\/w:sectPr>/gs) ?? [];
    expect([front, text].map((section) => values(section, 'w:pgNumType', 'w:start')[0])).toEqual(['0', '1']);
    expect(text).toContain('<w:type w:val="oddPage"/>');
    expect(part(bytes, 'word/footer1.xml') + part(bytes, 'word/footer2.xml')).not.toContain('PAGE');
    // The first numbered page is the back of the first sheet, whose outer edge is on the left.
    expect(part(bytes, 'word/footer3.xml')).toContain('<w:jc w:val="left"/>');
    expect(part(bytes, 'word/footer4.xml')).toContain('<w:jc w:val="right"/>');
    expect([...part(bytes, 'word/document.xml').matchAll(/PAGEREF.*?<w:t [^>]*>(\d+)</gs)][0]?.[1]).toBe('1');
    expect(await complaints(bytes)).toEqual([]);
  });
});

describe('lines of the layout', () => {
  test('only squeezed lines are tightened further, and no text changes', async () => {
    const bytes = await renderDocx(typesetJob(sampleBulletin));
    const xml = part(bytes, 'word/document.xml');
    const spacings = [...xml.matchAll(/<w:rPr>(?:(?!<\/w:rPr>).)*<w:spacing w:val="(-?\d+)"/gs)].map(([, value]) => Number(value));
    expect(spacings.length).toBeGreaterThan(10);
    expect(spacings.filter((spacing) => spacing >= -5 || spacing < -25)).toEqual([]);
    // The hand-made layout of the other has its pages elsewhere.
    const words = (document: Uint8Array) => paragraphs(document).flatMap((line) => (line === '' ? [] : [line.replace(/\t\d+$|\n/g, '')]));
    expect(words(bytes)).toEqual(words(sample));
  });

  test('a short last paragraph moves to the imprint’s page, a long one stays', async () => {
    const [section] = sampleBulletin.sections;
    const [item] = section?.items ?? [];
    if (section === undefined || item === undefined) throw new Error('the sample has no item');
    const ending = async (sentences: number) => {
      const body = [...Array.from({ length: 17 }, () => paragraph('一行文字。')), paragraph('最后一段，'.repeat(sentences))];
      const bulletin = { ...sampleBulletin, contents: null, sections: [{ ...section, items: [{ ...item, attribution: null, body }] }] };
      const xml = part(
        await renderDocx(typesetJob({ ...bulletin, imprint: { ...bulletin.imprint, doubleSided: false } })),
        'word/document.xml',
      );
      return xml.slice(xml.lastIndexOf('<w:p>', xml.indexOf('最后一段')), xml.indexOf('最后一段'));
    };
    expect(await ending(14)).toContain('<w:keepNext/>');
    expect(await ending(60)).not.toContain('<w:keepNext/>');
  });

  test('where the previous page has room, a page break moves the imprint to its even page, with a short last paragraph or alone', async () => {
    const [section] = sampleBulletin.sections;
    const [item] = section?.items ?? [];
    if (section === undefined || item === undefined) throw new Error('the sample has no item');
    const breaks = async (...body: string[]) => breaksOf(null, ...body);
    const breaksOf = async (attribution: string | null, ...body: string[]) => {
      const text = { ...item, attribution, body: body.map((words) => paragraph(words)) };
      const short: Bulletin = { ...sampleBulletin, contents: null, start: 'continue', sections: [{ ...section, items: [text] }] };
      const xml = part(await renderDocx(typesetJob(short)), 'word/document.xml');
      return [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:pageBreakBefore\/>.*?<\/w:p>/gs)].map(([found]) => found.replace(/<[^>]*>/g, ''));
    };
    expect(await breaks('头一段。', '末一段。')).toEqual(['末一段。']);
    expect(await breaks('头一段。', '很长的末一段，'.repeat(30))).toEqual(['']);
    expect(await breaks(...Array.from({ length: 30 }, () => '一段。'))).toEqual([]);
    // 26 characters leave no room for the attribution: it takes its own line, and the line above comes along.
    expect(await breaksOf('（甲县委组织部）', '头一段。', `${'正'.repeat(25)}。`)).toEqual([`${'正'.repeat(25)}。`]);
  });
});

describe('tags', () => {
  test('long names with a common start get different tags within Word’s limit', () => {
    const [one, other] = ['a', 'b'].map((end) => formatTag(`${'长'.repeat(80)}${end}.md`));
    expect(one).not.toBe(other);
    expect(one?.length).toBe(64);
    expect(formatTag(`${'𠮷'.repeat(40)}.md`)).not.toMatch(/\p{Surrogate}/u);
    expect(formatTag('01.md')).toBe('01.md');
  });
});
