import type { Column, Row } from '../columns.ts';
import { displayWidth } from '../width.ts';
import { findCellStyle, HEADING_STYLE } from './styles.ts';
import { escapeXml, formatColumnName, HEAD } from './xml.ts';

const NAMESPACES =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

export interface Sheet {
  readonly columns: readonly Column[];
  /** The last row is the total. */
  readonly rows: readonly Row[];
  /** Lines below the table. */
  readonly notes: readonly string[];
  /** Header of each printed page. */
  readonly title: string;
}

/**
 * Makes a worksheet (ECMA-376, 18.3.1.99): the heading row and the names stay in view; printed on A4 landscape, fitted to the page width.
 */
export function makeWorksheet({ columns, rows, notes, title }: Sheet): string {
  const headings = writeRow(
    1,
    columns.map(({ heading }) => ({ value: heading, style: HEADING_STYLE })),
    ' ht="32" customHeight="1"',
  );
  const body = rows.map((row, at) => {
    const total = at === rows.length - 1;
    return writeRow(
      at + 2,
      columns.map(({ kind, of }) => ({ value: of(row), style: findCellStyle(kind, total) })),
    );
  });
  // Leave an empty row between the table and the notes.
  const below = notes.map((note, at) => writeRow(rows.length + 3 + at, [{ value: note, style: 0 }]));
  return page(
    { title, orientation: 'landscape', pages: 0 },
    `<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>` +
      `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.map((column, at) => measureColumn(column, at, rows)).join('')}</cols>` +
      `<sheetData>${[headings, ...body, ...below].join('')}</sheetData>`,
  );
}

/** Makes a worksheet that holds only its drawing, printed on one page. */
export function drawingSheet(title: string): string {
  return page({ title, orientation: 'portrait', pages: 1 }, '<sheetFormatPr defaultRowHeight="15"/><sheetData/>', '<drawing r:id="rId1"/>');
}

interface PrintSettings {
  readonly title: string;
  readonly orientation: 'portrait' | 'landscape';
  /** Number of pages to fit the height to; 0 for no limit. */
  readonly pages: number;
}

function page({ title, orientation, pages }: PrintSettings, content: string, drawing = ''): string {
  // In a header `&` begins a code; doubled it is printed.
  const header = `<headerFooter><oddHeader>${escapeXml(`&C${title.replaceAll('&', '&&')}`)}</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`;
  return (
    `${HEAD}<worksheet ${NAMESPACES}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${content}` +
    '<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.4" footer="0.4"/>' +
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="${pages}"/>${header}${drawing}</worksheet>`
  );
}

interface Cell {
  readonly value: string | number | null;
  readonly style: number;
}

function writeRow(number: number, cells: readonly Cell[], attributes = ''): string {
  return `<row r="${number}"${attributes}>${cells.map((cell, at) => writeCell(`${formatColumnName(at)}${number}`, cell)).join('')}</row>`;
}

/** Text is stored as text (`inlineStr`), so nothing is evaluated as a formula. */
function writeCell(place: string, { value, style }: Cell): string {
  if (value === null) return `<c r="${place}" s="${style}"/>`;
  if (typeof value === 'number') return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
}

/** Wide enough for the names; headings of figures may wrap. */
function measureColumn({ heading, kind, of }: Column, at: number, rows: readonly Row[]): string {
  const texts = kind === 'text' ? rows.map((row) => displayWidth(String(of(row) ?? ''))) : [displayWidth(heading) / 2];
  const width = Math.min(40, Math.max(8, ...texts) + 2);
  return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
}
