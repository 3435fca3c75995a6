import { strToU8, type Zippable, zipSync } from 'fflate';
import { styles } from './styles.ts';
import { escapeXml, HEAD } from './xml.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Contents of a workbook. */
export interface Workbook {
  readonly title: string;
  /** ISO day; the only date in the document. */
  readonly date: string;
  /** Worksheet parts by tab name, in tab order. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  /** A drawing with its chart, and the index of the sheet it is on. */
  readonly drawing: { readonly sheet: number; readonly part: string; readonly chart: string };
}

/**
 * Packs a workbook. The same input gives the same bytes: zip entries have a fixed local time, as in a DOCX. Written by hand, since no
 * maintained library for Node 20 writes charts with cached values that pass the Open XML SDK, and a plain workbook has few parts.
 */
export function packWorkbook({ title, date, sheets, drawing }: Workbook): Uint8Array {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': makeContentTypes(sheets.length),
    '_rels/.rels': makeRelationships([
      [`${OFFICE}/officeDocument`, 'xl/workbook.xml'],
      [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:modified></cp:coreProperties>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': makeRelationships([
      ...sheets.map((_, at) => [`${OFFICE}/worksheet`, `worksheets/sheet${at + 1}.xml`] as const),
      [`${OFFICE}/styles`, 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map(({ part }, at) => [`xl/worksheets/sheet${at + 1}.xml`, part])),
    [`xl/worksheets/_rels/sheet${drawing.sheet + 1}.xml.rels`]: makeRelationships([[`${OFFICE}/drawing`, '../drawings/drawing1.xml']]),
    'xl/drawings/drawing1.xml': drawing.part,
    'xl/drawings/_rels/drawing1.xml.rels': makeRelationships([[`${OFFICE}/chart`, '../charts/chart1.xml']]),
    'xl/charts/chart1.xml': drawing.chart,
  };
  const mtime = new Date(1980, 0, 1);
  const zippable: Zippable = {};
  for (const [path, text] of Object.entries(parts)) zippable[path] = [strToU8(text), { mtime }];
  return zipSync(zippable);
}

function makeRelationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}

function makeContentTypes(sheets: number): string {
  const parts = [
    ['/xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`],
    ...Array.from({ length: sheets }, (_, at) => [`/xl/worksheets/sheet${at + 1}.xml`, `${SPREADSHEET}.worksheet+xml`]),
    ['/xl/styles.xml', `${SPREADSHEET}.styles+xml`],
    ['/xl/drawings/drawing1.xml', 'application/vnd.openxmlformats-officedocument.drawing+xml'],
    ['/xl/charts/chart1.xml', 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ];
  const overrides = parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`);
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}
