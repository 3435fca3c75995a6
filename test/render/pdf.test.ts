import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Bulletin } from '../../src/model/bulletin.ts';
import type { Layout, PlacedBlock, SetLine } from '../../src/model/layout.ts';
import { type PageSettings, pageSchema } from '../../src/model/page.ts';
import { renderPdf } from '../../src/render/pdf/index.ts';
import { TemplateError } from '../../src/render/template-error.ts';
import { gallery, galleryBulletin, sampleLines } from './gallery.ts';
import { bulletinOf, dot, fill, layoutOf, natural, nowhere, paragraph, rasterise, testFaces } from './pages.ts';
import { type ReadLine, type ReadPdf, readPdf } from './pdf-reader.ts';

const folder = new URL('../../templates/jianbao/', import.meta.url);
const page: PageSettings = pageSchema.parse(parse(readFileSync(new URL('constants.yaml', folder), 'utf8')));
const template = { path: 'page.typ', source: readFileSync(new URL('page.typ', folder), 'utf8') };

function render(layout: Layout, bulletin: Bulletin = bulletinOf(), source = template.source): Promise<Uint8Array> {
  return renderPdf({ bulletin, layout, page, faces: testFaces, rasterise, apart: null, template: { ...template, source } });
}

const sha = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');

const left = page.margin.binding;
const right = left + page.area.width;
const bottom = page.margin.top + page.area.height;
const rowHeight = page.area.height / page.grid.lines;
const character = page.area.width / page.grid.characters;

/** Height of the dash of the Latin face above the baseline as a fraction of the type size, by fontkit, which has no types. */
function dashTop(): number {
  const { openSync } = createRequire(import.meta.url)('fontkit');
  const font = openSync(testFaces.latin[0].path);
  return font.glyphForCodePoint(0x2014).bbox.maxY / font.unitsPerEm;
}

let bytes: Uint8Array;
let pdf: ReadPdf;

beforeAll(async () => {
  bytes = await render(gallery, galleryBulletin);
  pdf = await readPdf(bytes);
});

const textOf = (line: SetLine) => line.runs.map((run) => run.text).join('');
const at = <T>(list: readonly T[] | undefined, index: number): T => {
  const found = list?.at(index);
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
};

describe('the text of the PDF', () => {
  it('has every word of every page in order', () => {
    expect(pdf.pages.map((each) => each.text.replace(/\s/gu, ''))).toEqual([
      '内部资料注意保存安庆组工信息第12期（总第345期）中共安庆市委组织部2021年9月15日本期要目市内信息' +
        '岳西县建立“经济课堂”双周讲学制度2另起一行的题目很长很长，长得一行里写不下，只好分作两行写，这是第二行3—1—',
      `市内信息${sampleLines.map(textOf).join('')}—2—`,
      '另起一行的题目一、第一级标题（一）第二级标题单位篇数得分岳西县1236.5迎江区824图1一个红点正文里的注号①与链接都在行中。（大观区委组织部）—3—',
      '报：省委组织部，本部领导。送：各县（市、区）委书记、组织部长，市委各部委负责同志，主要负责人。发：电子版发县（市、区）委组织部。' +
        '共印300份中共安庆市委组织部办公室2021年9月15日印发',
    ]);
  });

  it('preserves hostile text', async () => {
    const hostile = [
      '#panic("x")',
      '$ x^2 $ *bold* _it_ `raw`',
      '\\ \\u{41} \\n @ref <label>',
      '"},{"a":[1]} \' // /* */',
      '= heading - list + enum / term: x',
      '#import "@preview/x:1.0.0"',
      '《“#read("/etc/passwd")”》',
      `长${'很'.repeat(27)}`,
      'x'.repeat(50),
    ];
    const lines = hostile.map((text) => natural([{ text, face: 'fangsong', strong: false, gap: 0 }]));
    const read = await readPdf(await render(layoutOf([[paragraph(0, lines)]], [null])));
    expect(at(read.pages, 0).text.replace(/\s/gu, '')).toBe(hostile.join('').replace(/\s/gu, ''));
  });
});

describe('the masthead', () => {
  const variant = async (masthead: Partial<Bulletin['masthead']>) => {
    const { masthead: plain } = bulletinOf();
    const head: PlacedBlock = { kind: 'masthead', row: 0, rows: 6 };
    const bulletin = bulletinOf({ masthead: { ...plain, ...masthead } });
    return at((await readPdf(await render(layoutOf([[head, paragraph(7, [natural('正文。')])]]), bulletin))).pages, 0);
  };

  it('omits the name and the red rule on pre-printed sheets without moving anything else', async () => {
    const [full, preprinted] = [await variant({}), await variant({ preprinted: true })];
    expect(preprinted.rules).toHaveLength(full.rules.length - 1);
    expect(preprinted.lines).toEqual(full.lines.filter(({ text }) => text !== '安庆组工信息'));
    expect(preprinted.lines).toHaveLength(full.lines.length - 1);
  });

  it('sets the copy number at the right of the notice’s line', async () => {
    const { words, lines } = await variant({ notice: '秘密★1年　特急', copy: '编号：000012' });
    const line = at(lines, 0);
    expect(line.text.replace(/\s/gu, '')).toBe('秘密★1年特急编号：000012');
    expect([line.left, line.right]).toEqual([expect.closeTo(left, 1), expect.closeTo(right, 1)]);
    expect(at(words, 0).baseline).toBeCloseTo(page.margin.top + page.masthead.baseline.notice, 1);
  });

  it('shrinks a line that is too long: nothing wraps or leaves the type area', async () => {
    const { masthead: plain } = bulletinOf();
    const { notice, number, publisher } = page.masthead.baseline;
    const long = {
      notice: '内部资料　注意保存　'.repeat(4),
      copy: '编号：000012',
      signer: `签发人：${'张三丰、'.repeat(7)}李四`,
      publisher: '中共安庆市委员会组织部办公室、'.repeat(3),
    };
    const { lines } = await variant(long);
    const expected: [number, string][] = [
      [notice, long.notice + long.copy],
      [number, `${plain.number}（${plain.total}）${long.signer}`],
      [publisher, long.publisher + plain.date],
    ];
    for (const [baseline, text] of expected) {
      const line = lines.find((each) => Math.abs(each.baseline - page.margin.top - baseline) < 0.05);
      expect(line?.text.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      expect(line?.left).toBeGreaterThan(left - 0.05);
      expect(line?.right).toBeLessThan(right + 0.05);
    }
  });

  it('puts number and signer at either side, and centres a number alone', async () => {
    const number = (lines: readonly ReadLine[]) => lines.find(({ text }) => text.startsWith('第')) as ReadLine;
    const signed = number((await variant({ signer: '签发人：张三', total: null })).lines);
    const alone = number((await variant({ total: null })).lines);
    expect(signed.text).toBe('第12期签发人：张三');
    expect([signed.left, signed.right]).toEqual([expect.closeTo(left + character, 0), expect.closeTo(right - character, 0)]);
    expect((alone.left + alone.right) / 2).toBeCloseTo((left + right) / 2, 0);
    expect(signed.baseline).toBe(alone.baseline);
  });
});

describe('inside a line', () => {
  it('a note mark is half size and raised', () => {
    const { words } = at(pdf.pages, 2);
    const mark = words.findIndex(({ text }) => text === '①');
    const [before, note] = [at(words, mark - 1), at(words, mark)];
    expect(note.size).toBeCloseTo(before.size / 2, 2);
    expect(before.baseline - note.baseline).toBeGreaterThan(1);
  });

  it('a link is clickable', async () => {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const links = await (await document.getPage(3)).getAnnotations();
    await document.destroy();
    expect(links.map(({ url }) => url)).toEqual(['https://example.cn/']);
  });
});

describe('the grid', () => {
  const body = () => at(pdf.pages, 1).lines.slice(1, -1);

  it('sets every full line from edge to edge within 0.3 mm', () => {
    const full = body().slice(0, -1);
    expect(full).toHaveLength(9);
    full.forEach((line, index) => {
      const source = at(sampleLines, index);
      const hang = source.hangs ? 16 * (25.4 / 72) : 0;
      expect(Math.abs(line.left - left - source.indent * character)).toBeLessThan(0.3);
      expect(Math.abs(line.right - right - hang)).toBeLessThan(0.3);
    });
  });

  it('keeps baselines at the pitch within 0.05 mm in every face', () => {
    const baselines = at(pdf.pages, 1)
      .lines.slice(0, -1)
      .map((line) => line.baseline);
    const first = at(baselines, 0);
    baselines.forEach((baseline, index) => {
      expect(Math.abs(baseline - first - index * rowHeight)).toBeLessThan(0.05);
    });
  });

  it('sets a natural line at the advance of the grid', async () => {
    const read = await readPdf(await render(layoutOf([[paragraph(0, [natural('永'.repeat(28))])]])));
    const line = at(at(read.pages, 0).lines, 0);
    expect(Math.abs(line.right - line.left - page.area.width)).toBeLessThan(0.1);
  });

  it('squeezes only marks: text before the first mark does not move', async () => {
    const text = `${'永'.repeat(10)}12${'永'.repeat(5)}，${'永'.repeat(5)}。${'永'.repeat(5)}`;
    const { lines, words } = at((await readPdf(await render(layoutOf([[paragraph(0, [fill(text)])]])))).pages, 0);
    expect(at(lines, 0).text).toBe(text);
    expect(Math.abs(at(lines, 0).right - right)).toBeLessThan(0.05);
    const figures = words.find((word) => word.text.startsWith('12'));
    // Spread over all gaps, the half character of excess would have moved them by a millimetre.
    expect(Math.abs((figures?.left ?? 0) - (left + 10.25 * character))).toBeLessThan(0.05);
  });

  it('keeps adjacent marks at full width in a natural line', async () => {
    const read = await readPdf(await render(layoutOf([[paragraph(0, [natural('《永》、（永）。《永》')])]])));
    const line = at(at(read.pages, 0).lines, 0);
    expect(Math.abs(line.right - line.left - 11 * character)).toBeLessThan(0.1);
  });

  it('sets the page number 7 mm below the type area, one character in, right on odd pages and left on even ones', () => {
    const odd = at(at(pdf.pages, 0).lines, -1);
    const even = at(at(pdf.pages, 1).lines, -1);
    const square = page.size.folio * (25.4 / 72);
    expect(odd.text).toBe('— 1 —');
    expect(Math.abs(odd.right - (right - square))).toBeLessThan(0.1);
    expect(Math.abs(even.left - (left + square))).toBeLessThan(0.1);
    expect(odd.baseline - dashTop() * square).toBeCloseTo(bottom + page.folio.drop, 2);
    expect(at(pdf.pages, 3).text).not.toContain('—');
  });

  it('ends the imprint on the bottom of the type area with rules of the right weights', () => {
    const { rules } = at(pdf.pages, 3);
    const { outer, inner } = page.imprint;
    expect(rules.map((rule) => Number(rule.weight.toFixed(2)))).toEqual([outer, inner, inner, inner, inner, outer]);
    expect(at(rules, -1).y).toBeCloseTo(bottom, 2);
    for (const rule of rules) {
      expect(rule.left).toBeCloseTo(left, 2);
      expect(rule.right).toBeCloseTo(right, 2);
    }
  });

  it('shrinks a long name to the type area', async () => {
    const name = '中共某某市委某某市人民政府办公室政务信息工作简报增刊';
    const bulletin = bulletinOf({ masthead: { ...bulletinOf().masthead, name } });
    const read = await readPdf(await render(layoutOf([[{ kind: 'masthead', row: 0, rows: 6 }]]), bulletin));
    const line = at(at(read.pages, 0).lines, 1);
    expect(line.text).toBe(name);
    expect(line.left).toBeGreaterThan(left - 0.3);
    expect(line.right).toBeLessThan(right + 0.3);
  });
});

describe('the file', () => {
  it('declares PDF/A-2b and its author', () => {
    expect(pdf.metadata).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B<\/pdfaid:conformance>/u);
    expect(pdf.metadata).toContain('<rdf:li>zh');
    expect(pdf.info).toMatchObject({ Title: '安庆组工信息 第12期', Author: '中共安庆市委组织部', Language: 'zh-CN' });
    expect(String(pdf.info.CreationDate)).toMatch(/^D:20210915000000/u);
  });

  it('is tagged, with headings, paragraphs, a table and a figure', () => {
    expect(pdf.tagged).toBe(true);
    expect(at(pdf.pages, 1).tags).toEqual(['Root', 'Document', 'H1', 'P', 'H2']);
    const third = at(pdf.pages, 2).tags;
    expect(third.filter((tag) => /^(H\d|Table|TH|TD|Figure)$/u.test(tag))).toEqual([
      ...['H2', 'H3', 'H4', 'Table', 'TH', 'TH', 'TH', 'TD', 'TD', 'TD', 'TD', 'TD', 'TD', 'Figure'],
    ]);
  });

  it('has an outline of sections and items', () => {
    const titles = pdf.outline.map(({ title, items }) => [title, items.map((item) => item.title)]);
    expect(titles).toEqual([['市内信息', ['岳西县建立“经济课堂”双周讲学制度', '另起一行的题目']]]);
  });

  it('embeds only the faces it was given', () => {
    const fonts = pdf.pages.flatMap((each) => each.fonts);
    expect(fonts.every((font) => font.embedded)).toBe(true);
    expect(new Set(fonts.map((font) => font.name.replace(/^[A-Z]{6}\+/u, '')))).toEqual(
      new Set(['NotoSerifSC-Regular', 'NotoSansSC-Regular']),
    );
  });
});

describe('the same job', () => {
  it('gives the same bytes from a copy of the data and with other jobs in between', async () => {
    await render(layoutOf([[paragraph(0, [natural('别的内容')])]]));
    expect(sha(await render(structuredClone(gallery), structuredClone(galleryBulletin)))).toBe(sha(bytes));
  });

  it('updates a picture that was replaced', async () => {
    const other = new Uint8Array(dot);
    const image = (data: Uint8Array) =>
      layoutOf([
        [
          {
            kind: 'image',
            row: 0,
            rows: 3,
            item: '01.md',
            image: { type: 'image', path: 'a.png', alt: '', caption: null, data, format: 'png', width: 1, height: 1, place: nowhere },
            width: 20,
            height: 20,
          },
        ],
      ]);
    const blue = new Uint8Array(
      Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC', 'base64'),
    );
    const first = sha(await render(image(other)));
    expect(sha(await render(image(blue)))).not.toBe(first);
    expect(sha(await render(image(other)))).toBe(first);
  });
});

describe('a broken template', () => {
  const thrownBy = (source: string) => render(gallery, galleryBulletin, source).catch((error: unknown) => error);

  it('is reported with file, line and message', async () => {
    const error = await thrownBy('#let a = 1\n#let b = a + "x"\n');
    expect(error).toBeInstanceOf(TemplateError);
    expect(error).toMatchObject({ file: 'page.typ', line: 2, column: 10 });
    expect((error as Error).message).toBe('cannot add integer and string');
  });

  it('is reported when PDF/A forbids what it draws', async () => {
    const error = await thrownBy('#set document(date: none)\n#set page(fill: cmyk(0%, 80%, 80%, 0%))\n');
    expect(error).toBeInstanceOf(TemplateError);
    expect((error as TemplateError).line).toBeNull();
    expect((error as Error).message).toContain('CMYK');
  });

  it('cannot access the network or files of the machine', async () => {
    expect(await thrownBy('\n#import "@preview/tablex:0.0.8": *\n')).toMatchObject({ name: 'TemplateError', line: 2, column: 9 });
    for (const computed of [
      '#import ("@preview" + "/cetz:0.2.0"): *',
      '#let name = "@" + "preview/cetz:0.2.0"\n#import name: *',
      '#include{ "@" + "preview/cetz:0.2.0" }',
      '#eval("imp" + "ort \\"@" + "preview/cetz:0.2.0\\"")',
      '#(std.eval)("1")',
    ]) {
      expect(await thrownBy(computed), computed).toMatchObject({ name: 'TemplateError', line: computed.split('\n').length });
    }
    expect(await thrownBy('#read("/etc/passwd")\n')).toMatchObject({ name: 'TemplateError', line: 1 });
    expect(await thrownBy('#read("../../../../etc/passwd")\n')).toMatchObject({ name: 'TemplateError', line: 1 });
  });
});
