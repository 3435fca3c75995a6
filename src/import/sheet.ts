import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { TermRefusal } from '../diagnostics/term-codes.ts';
import { toFileStart } from '../model/place.ts';
import { decode } from '../read/decode.ts';
import { Source } from '../read/source.ts';
import { parseRows, type Row } from '../read/terms.ts';
import { Package, toRefusal } from './docx/package.ts';
import { attribute, type Element, findChild, getText, iterateDescendants, listElements } from './docx/xml.ts';
import { openZip } from './docx/zip.ts';
import type { Submission } from './submission.ts';

/** The table of a file, and what is wrong with it. */
export interface Sheet {
  readonly rows: readonly Row[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the first sheet of an XLSX file (ISO/IEC 29500-1, 18.3), or comma-separated values. Never throws because of content. */
export async function readSheet({ file, bytes }: Submission): Promise<Sheet> {
  const refuse = (refusal: TermRefusal): Sheet => ({
    rows: [],
    diagnostics: [createDiagnostic('terms-readable', toFileStart(file), { refusal })],
  });
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    try {
      const rows = await readWorkbook(file, new Package(await openZip(bytes)));
      return rows === null ? refuse('format') : { rows, diagnostics: [] };
    } catch (error) {
      const problem = toRefusal(error);
      return refuse(problem === 'encrypted' || problem === 'damaged' ? problem : 'size');
    }
  }
  const decoded = decode(bytes);
  if (decoded === null || /[\p{Cc}]/u.test(decoded.text.replace(/[\t\r\n]/g, ''))) return refuse('format');
  const diagnostics: Diagnostic[] = [];
  return { rows: await parseRows(new Source(file, decoded.text), (found) => diagnostics.push(found)), diagnostics };
}

/** Reads the rows of the first sheet; null if the package is no workbook. */
async function readWorkbook(file: string, workbook: Package): Promise<Row[] | null> {
  const main = [...(await workbook.relations()).values()].find(({ kind }) => kind === 'officeDocument')?.target ?? '';
  const root = await workbook.xml(main);
  if (root?.name !== 'x:workbook') return null;
  const related = await workbook.relations(main);
  const [first] = listElements(findChild(root, 'x:sheets'), 'x:sheet');
  const sheet = await workbook.xml(related.get(first === undefined ? '' : attribute(first, 'r:id'))?.target ?? '');
  const shared = [...related.values()].find(({ kind }) => kind === 'sharedStrings')?.target;
  const strings = shared === undefined ? [] : listElements(await workbook.xml(shared), 'x:si').map(readString);
  return listElements(findChild(sheet ?? undefined, 'x:sheetData'), 'x:row').map((row, index) => {
    const number = Number(attribute(row, 'r')) || index + 1;
    const cells: string[] = [];
    for (const [at, cell] of listElements(row, 'x:c').entries()) cells[readColumn(attribute(cell, 'r')) ?? at] = readCell(cell, strings);
    const place = { file, line: number, column: 1, endLine: number, endColumn: 1 };
    return { number, place, cells: Array.from(cells, (cell) => cell ?? '') };
  });
}

/** A string, whose readings (拼音) are no part of it. */
function readString(item: Element): string {
  return listElements(item)
    .filter(({ name }) => name === 'x:t' || name === 'x:r')
    .map((part) => (part.name === 'x:t' ? getText(part) : [...iterateDescendants(part, 'x:t')].map(getText).join('')))
    .join('');
}

/** First and last serial numbers that are read as days: 1950 and 2100. */
const DAYS = [18_264, 73_415] as const;
/** 1 January 1970 as a serial number. */
const EPOCH = 25_569;

function readCell(cell: Element, strings: readonly string[]): string {
  const value = getText(findChild(cell, 'x:v'));
  const type = attribute(cell, 't');
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'inlineStr') return readString(findChild(cell, 'x:is') ?? cell);
  // The cells of a list are words and days.
  const isDay = (type === '' || type === 'n') && /^\d{5}$/.test(value) && Number(value) >= DAYS[0] && Number(value) <= DAYS[1];
  return isDay ? new Date((Number(value) - EPOCH) * 86_400_000).toISOString().slice(0, 10) : value;
}

/** Most columns that are read. */
const COLUMNS = 100;

/** The column of a reference from 0: 1 for `B3`. */
function readColumn(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  return Math.min([...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1, COLUMNS);
}
