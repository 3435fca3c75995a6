import { strToU8, zipSync } from 'fflate';

/** Makes a DOCX by hand, part by part, for content that programs no longer write, or should not. */
export interface Parts {
  /** Content of `w:body`. */
  readonly body: string;
  /** Further parts of the package by name, and how the document refers to them: `rId` by part. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** Relationships of the document: identifier, last word of the type, target, and whether it is external. */
  readonly relations?: readonly (readonly [id: string, kind: string, target: string, external?: boolean])[];
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', OFFICE],
  ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['c', 'http://schemas.openxmlformats.org/drawingml/2006/chart'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

/** A part whose root declares the namespaces used by the others. */
export function part(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${namespaces}>${content}</w:${root}>`;
}

/** The bytes of a DOCX. */
export function docx({ body, parts = {}, relations = [] }: Parts): Uint8Array {
  return zipped({
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relationships(relations),
    ...parts,
  });
}

/** A ZIP archive of texts and bytes. */
export function zipped(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data])));
}

/** The relationships of a part. */
export function relationships(relations: NonNullable<Parts['relations']>): string {
  const each = relations.map(
    ([id, kind, target, external]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${xmlText(target)}"${external === true ? ' TargetMode="External"' : ''}/>`,
  );
  return `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

/** A paragraph of runs: plain text, or text with run properties. */
export function paragraph(runs: string | readonly (readonly [text: string, properties?: string])[], properties = ''): string {
  const given = typeof runs === 'string' ? [[runs] as const] : runs;
  const each = given.map(([text, of = '']) => `<w:r><w:rPr>${of}</w:rPr><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`);
  return `<w:p><w:pPr>${properties}</w:pPr>${each.join('')}</w:p>`;
}

/** A table of cells of plain text. */
export function table(rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
  return `<w:tbl>${rows.map(row).join('')}</w:tbl>`;
}

export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
