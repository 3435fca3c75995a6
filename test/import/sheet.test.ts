import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../src/import/sheet.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

interface Parts {
  /** Rows of the first sheet, as XML; null leaves the sheet out. */
  readonly rows?: string | null;
  /** Shared strings, as XML; null leaves them out. */
  readonly strings?: string | null;
  readonly sheets?: string;
  readonly root?: string;
  readonly rootRelation?: string;
}

function makeWorkbook({
  rows = '',
  strings = null,
  sheets = '<sheet name="a" sheetId="1" r:id="s"/>',
  root = 'workbook',
  rootRelation = 'officeDocument',
}: Parts): Uint8Array {
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="m" Type="${OFFICE}/${rootRelation}" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<${root} xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></${root}>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="s" Type="${OFFICE}/worksheet" Target="sheet.xml"/>${
      strings === null ? '' : `<Relationship Id="t" Type="${OFFICE}/sharedStrings" Target="strings.xml"/>`
    }</Relationships>`,
  };
  if (rows !== null) parts['xl/sheet.xml'] = `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;
  if (strings !== null) parts['xl/strings.xml'] = `<sst xmlns="${MAIN}">${strings}</sst>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

async function readCells(parts: Parts): Promise<readonly (readonly string[])[]> {
  const { rows, diagnostics } = await readSheet({ file: 'a.xlsx', name: 'a.xlsx', bytes: makeWorkbook(parts) });
  expect(diagnostics).toEqual([]);
  return rows.map(({ cells }) => cells);
}

describe('the first sheet of a workbook', () => {
  const strings = '<si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh sb="0" eb="1"><t>yi</t></rPh></si>';
  it.each([
    ['a shared string', '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', [['甲']]],
    ['runs, without their reading', '<row r="1"><c r="A1" t="s"><v>1</v></c></row>', [['乙丙']]],
    ['a shared string that does not exist', '<row r="1"><c r="A1" t="s"><v>9</v></c></row>', [['']]],
    ['a string in the cell', '<row r="1"><c r="A1" t="inlineStr"><is><t>丁</t></is></c></row>', [['丁']]],
    ['a string without its element', '<row r="1"><c r="A1" t="inlineStr"><t>丁</t></c></row>', [['丁']]],
    ['the result of a formula', '<row r="1"><c r="A1" t="str"><f>A2</f><v>戊</v></c></row>', [['戊']]],
    ['a day', '<row r="1"><c r="A1" t="n"><v>44197</v></c><c r="B1"><v>18264</v></c></row>', [['2021-01-01', '1950-01-01']]],
    [
      'numbers that are no days',
      '<row r="1"><c r="A1"><v>18263</v></c><c r="B1"><v>73416</v></c><c r="C1"><v>1.5</v></c></row>',
      [['18263', '73416', '1.5']],
    ],
    ['cells that are left out', '<row r="1"><c r="B1" t="str"><v>乙</v></c><c r="D1" t="str"><v>丁</v></c></row>', [['', '乙', '', '丁']]],
    ['cells and rows without a reference', '<row><c t="str"><v>甲</v></c><c r="?" t="str"><v>乙</v></c></row>', [['甲', '乙']]],
    ['an empty cell', '<row r="1"><c r="A1"/></row>', [['']]],
  ])('gives %s', async (_, rows, expected) => {
    expect(await readCells({ rows, strings })).toEqual(expected);
  });

  it('counts rows as the file does', async () => {
    const bytes = makeWorkbook({ rows: '<row r="3"><c r="A3"><v>1</v></c></row><row><c><v>2</v></c></row>' });
    const { rows } = await readSheet({ file: 'a.xlsx', name: 'a.xlsx', bytes });
    expect(rows.map(({ number, place }) => [number, place.line])).toEqual([
      [3, 3],
      [2, 2],
    ]);
  });

  it('has no more cells than there are columns to read', async () => {
    const [row] = await readCells({ rows: '<row r="1"><c r="XFD1" t="str"><v>甲</v></c></row>' });
    expect(row?.length).toBe(101);
  });

  it.each([
    ['it is missing', { rows: null }],
    ['no sheet is listed', { sheets: '' }],
    ['its part has no name', { sheets: '<sheet name="a" sheetId="1" r:id="x"/>' }],
    ['there are no strings', { strings: null }],
  ] as const)('is empty if %s', async (_, parts) => {
    expect(await readCells(parts)).toEqual([]);
  });
});

describe('a file that holds no table', () => {
  it.each([
    ['a package of another kind', makeWorkbook({ root: 'document' }), 'format'],
    ['a package without a main part', makeWorkbook({ rootRelation: 'image' }), 'format'],
    ['a workbook cut short', makeWorkbook({}).slice(0, 300), 'damaged'],
    ['markup that is nested too deeply', makeWorkbook({ rows: '<row>'.repeat(5_000) + '</row>'.repeat(5_000) }), 'size'],
    ['markup that is not closed', makeWorkbook({ rows: '<row>' }), 'damaged'],
    ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'format'],
    ['text with control characters', strToU8('不用,改用\n\u0001,\u0002\n'), 'format'],
  ])('is refused: %s', async (_, bytes, refusal) => {
    const { rows, diagnostics } = await readSheet({ file: 'a', name: 'a', bytes });
    expect(rows).toEqual([]);
    expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([['terms-readable', { refusal }]]);
  });
});
