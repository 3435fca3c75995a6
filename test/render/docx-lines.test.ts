import { describe, expect, it } from 'vitest';
import type { Bulletin, BulletinItem } from '../../src/model/bulletin.ts';
import { getLatinWidth } from '../../src/model/latin-widths.ts';
import type { SetLine } from '../../src/model/layout.ts';
import { createFittings, type Fitting } from '../../src/render/docx/fitting.ts';
import { renderDocx } from '../../src/render/docx/index.ts';
import { computeMeasures } from '../../src/render/docx/measures.ts';
import { bulletin, entry, heading, imprint, item, lines, list, page, paragraph, set, table } from '../typeset/making.ts';
import { part } from './docx-reader.ts';
import { layoutOf, paragraph as placed, rasterise, testFaces } from './pages.ts';

/** What the DOCX says beyond its text so that Word and LibreOffice break lines and pages where the layout does. */
async function write(what: Bulletin): Promise<string> {
  const job = { bulletin: what, layout: set(what), page, faces: testFaces, rasterise, apart: null, template: { path: '', source: '' } };
  return part(await renderDocx(job), 'word/document.xml');
}

/** The paragraphs with a property, by their text. */
function textsWith(xml: string, property: string): string[] {
  return (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).filter((each) => each.includes(property)).map((each) => each.replace(/<[^>]*>/g, ''));
}

const two = `${'文'.repeat(30)}。`;

describe('below titles that moved to the next page, two lines keep together', () => {
  // The first page of text has 22 rows: a section title, lines, a blank row; three rows are left for titles and text.
  const cases: readonly (readonly [string, BulletinItem, string])[] = [
    ['a paragraph', item([heading(1, '一、总体'), heading(2, '（一）进展'), paragraph(two)]), two],
    ['an entry of a list', item([heading(1, '一、总体'), heading(2, '（一）进展'), list(true, entry(paragraph(two)))]), two],
    [
      'a paragraph that goes on to the last page',
      item([heading(1, '一、总体'), heading(2, '（一）进展'), paragraph(two + two)]),
      two + two,
    ],
  ];

  it.each(cases)('%s', async (_, last, text) => {
    const xml = await write(bulletin([lines(17), last], { imprint }));
    expect(textsWith(xml, '<w:widowControl')).toEqual([text]);
  });

  it('and nothing elsewhere', async () => {
    expect(textsWith(await write(bulletin([lines(10), item([heading(1, '一、总体'), paragraph(two)])])), '<w:widowControl')).toEqual([]);
  });
});

it('parts tables in a row, and only those', async () => {
  const grid = table(['单位', '数量'], ['甲县', '1']);
  const xml = await write(bulletin([item([grid, grid, paragraph('文。'), grid])]));
  expect(xml).not.toContain('</w:tbl><w:tbl>');
  expect(textsWith(xml, '"ImprintAnchor"')).toEqual(['']);
});

describe('a page break before the last paragraph', () => {
  const breaksIn = async (...items: readonly BulletinItem[]) =>
    textsWith(await write(bulletin(items, { imprint, start: 'continue' })), '<w:pageBreakBefore');
  const short = `${'末'.repeat(50)}。`;

  it('takes it to the page of the imprint', async () => {
    expect(await breaksIn(item([paragraph('头一段。'), paragraph(short)]))).toEqual([short]);
  });

  it('is before the imprint where it would leave a title behind', async () => {
    expect(await breaksIn(item([paragraph('头一段。'), heading(1, '一、总体'), paragraph(short)]))).toEqual(['']);
  });
});

describe('letter spacing', () => {
  const measures = computeMeasures(page);
  const fitted = (texts: readonly string[], ...parts: readonly string[]): ReturnType<Fitting> => {
    const set = texts.map((text): SetLine => {
      const runs = (text.match(/[ -~]+|[^ -~]+/g) ?? []).map((words) => ({
        text: words,
        face: /^[ -~]/.test(words) ? ('latin' as const) : ('fangsong' as const),
        strong: false,
        gap: 0,
      }));
      return { indent: 0, measure: 28, fit: 'fill', hangs: false, runs };
    });
    return createFittings(layoutOf([[placed(0, set)]]), { measures, advance: getLatinWidth })(...parts)(parts.join(''));
  };
  const spacingOf = (...given: Parameters<typeof fitted>) => fitted(...given)[0]?.spacing ?? null;

  it('is never 0, which the library leaves out', () => {
    for (let words = 1; words < 28; words++) {
      const text = `${'文'.repeat(28 - words)}${'i'.repeat(words)}`;
      expect(spacingOf([text, '下一行'], `${text}下一行`)).not.toBe(0);
    }
  });

  it('counts a border between parts of another style, which cannot be tightened', () => {
    const text = '文'.repeat(30);
    const whole = spacingOf([text, '下一行'], `${text}下一行`) ?? 0;
    expect(spacingOf([text, '下一行'], ...text.slice(0, 10), `${text.slice(10)}下一行`)).toBeLessThan(whole);
  });

  it('does not take a word for longer than to its next blank', () => {
    const line = `${'文'.repeat(24)}`;
    // “WEB” would fit after the line, “WEB SERVICES” would not.
    expect(spacingOf([line, 'WEB SERVICES文'], `${line}WEB SERVICES文`)).toBeGreaterThan(0);
  });

  it.each([
    ['a word before a mark', ['文字ABC', '“文'], ['ABC', '“']],
    ['the last of several words before a mark', ['文字A BC', '“文'], ['BC', '“']],
    ['a word behind a mark', ['文字，', 'ABC文'], ['ABC']],
    ['nothing between hanzi', ['文字文', '字文'], []],
  ] as const)('tags Chinese what may part only by its rules: %s', (_, texts, tagged) => {
    const found = fitted(texts, texts.join('')).filter(({ chinese }) => chinese === true);
    expect(found.map(({ text }) => text).join('')).toBe(tagged.join(''));
  });
});

describe('the contents', () => {
  const titled = item([paragraph('文。')], { id: 'a.md', title: '推动“两个到位”\\"取得实效。' });
  const contents = { title: '要目', sections: [{ title: '栏目', entries: [{ title: '推动“两个到位”\\"取得实效', item: 'a.md' }] }] };

  it('are one TOC field of the entries marked in the text, with the page of each before it is updated', async () => {
    const xml = (await write(bulletin([titled], { contents }))).replaceAll('&quot;', '"');
    const fields = [...xml.matchAll(/<w:instrText[^>]*> (.*?) <\/w:instrText>/g)].map(([, words]) => words);
    expect(fields).toEqual([
      'TOC \\f \\l 1-2 \\n 1-1 \\h',
      'PAGEREF _Item1 \\h',
      'TC "栏目" \\l 1',
      'TC "推动“两个到位”\\\\\\"取得实效" \\l 2',
    ]);
    expect(/PAGEREF.*?"separate".*?<w:t[^>]*>(\d+)</s.exec(xml)?.[1]).toBe('2');
    const marks = [...xml.matchAll(/w:fldCharType="(\w+)"/g)].map(([, type]) => type);
    expect(marks).toEqual(['begin', 'separate', 'begin', 'separate', 'end', 'end', 'begin', 'end', 'begin', 'end']);
  });

  it('leave no mark in the text where there are none', async () => {
    expect(await write(bulletin([titled]))).not.toContain('instrText');
  });
});
