import { removeUnprintable } from '../characters.ts';
import { type Document, getLine, type Picture, type Piece } from '../document.ts';
import { detectPictureFormat } from '../picture-format.ts';
import { Remarks } from '../remarks.ts';
import { readBlocks } from './body.ts';
import type { Context } from './context.ts';
import { Numbering } from './numbering.ts';
import { Package, type Relation } from './package.ts';
import { readStyles } from './styles.ts';
import { attribute, type Element, findChild, getText, listElements } from './xml.ts';
import { openZip, ZipRefusal } from './zip.ts';

/** Limits on the pictures extracted from a document: how many, and bytes in total. */
const PICTURES = 200;
const PICTURE_BYTES = 100_000_000;

/**
 * Reads a DOCX (ISO/IEC 29500). Tracked changes count as accepted; comments become asides; external content is never fetched.
 *
 * @throws ZipRefusal, XmlRefusal if it is damaged, too large, or not a document
 */
export async function readDocx(bytes: Uint8Array): Promise<Document> {
  const pack = new Package(await openZip(bytes));
  const main = [...(await pack.relations()).values()].find(({ kind }) => kind === 'officeDocument')?.target ?? 'word/document.xml';
  const body = findChild(await pack.xml(main), 'w:body');
  if (body === undefined) throw new ZipRefusal('damaged');

  const remarks = new Remarks();
  const relations = await pack.relations(main);
  const part = (kind: string) => [...relations.values()].find((relation) => relation.kind === kind && !relation.external)?.target;
  const xml = async (kind: string) => pack.xml(part(kind) ?? '');
  const parts = new Set<string>();
  const story = {
    styles: readStyles(await xml('styles')),
    numbering: new Numbering(await xml('numbering')),
    remarks,
    blocks: readBlocks,
    picture: (name: string) => {
      parts.add(name);
      return name;
    },
  };
  const comments = readComments(await xml('comments'), remarks);
  const context: Context = { ...story, relations, comments, fields: [] };
  const blocks = readBlocks(body, context);
  const notes = new Map<string, readonly Piece[]>();
  for (const [kind, prefix] of [
    ['footnotes', 'f'],
    ['endnotes', 'e'],
  ] as const) {
    const name = part(kind);
    if (name === undefined) continue;
    const inner: Context = { ...story, relations: await pack.relations(name), comments, fields: [] };
    for (const [id, pieces] of readNotes(await pack.xml(name), inner)) notes.set(prefix + id, pieces);
  }
  await remarkHeaders(pack, relations, remarks);
  return {
    blocks,
    notes,
    pictures: await readPictures(pack, parts),
    fields: {},
    properties: await readProperties(pack),
    remarks: remarks.list(),
  };
}

/** Yields the notes by identifier, without separators. */
function* readNotes(root: Element | null, context: Context): Generator<readonly [string, readonly Piece[]]> {
  for (const note of listElements(root)) {
    if (note.attributes['w:type'] !== undefined && note.attributes['w:type'] !== 'normal') continue;
    const lines = readBlocks(note, context).map((block) => (block.kind === 'table' ? block.rows.flat(2) : block.pieces));
    const pieces = lines.flatMap((line, index): readonly Piece[] => (index === 0 ? line : [{ kind: 'break' }, ...line]));
    yield [attribute(note, 'w:id'), pieces];
  }
}

/** Comments by identifier: `批注（张三）：请核对`. */
function readComments(root: Element | null, remarks: Remarks): ReadonlyMap<string, string> {
  return new Map(
    listElements(root, 'w:comment').map((comment) => {
      const author = removeUnprintable(attribute(comment, 'w:author'), remarks).trim();
      const words = removeUnprintable(listElements(comment, 'w:p').map(getText).join(' '), remarks).replace(/\s+/g, ' ').trim();
      return [attribute(comment, 'w:id'), `批注${author === '' ? '' : `（${author}）`}：${words}`];
    }),
  );
}

/** Remarks on the text of headers and footers, which are not imported. */
async function remarkHeaders(pack: Package, relations: ReadonlyMap<string, Relation>, remarks: Remarks): Promise<void> {
  const said = new Set<string>();
  for (const { kind, target, external } of relations.values()) {
    if ((kind !== 'header' && kind !== 'footer') || external) continue;
    const root = await pack.xml(target);
    const quiet: Context = {
      styles: readStyles(null),
      numbering: new Numbering(null),
      relations: new Map(),
      comments: new Map(),
      remarks: new Remarks(),
      blocks: readBlocks,
      picture: (name) => name,
      fields: [],
    };
    const words = root === null ? '' : readBlocks(root, quiet).map(getLine).join(' ').trim();
    if (/\p{L}/u.test(words)) said.add(words);
  }
  for (const words of said) remarks.add('header-footer', 1, words);
}

async function readPictures(pack: Package, parts: ReadonlySet<string>): Promise<ReadonlyMap<string, Picture>> {
  const pictures = new Map<string, Picture>();
  let bytes = 0;
  for (const name of parts) {
    const data = await pack.bytes(name);
    if (data === null) continue;
    bytes += data.length;
    if (pictures.size >= PICTURES || bytes > PICTURE_BYTES) throw new ZipRefusal('size');
    pictures.set(name, { data, format: detectPictureFormat(data) });
  }
  return pictures;
}

async function readProperties(pack: Package): Promise<Document['properties']> {
  const name = [...(await pack.relations()).values()].find(({ kind }) => kind === 'core-properties')?.target;
  const root = name === undefined ? null : await pack.xml(name);
  const title = removeUnprintable(getText(findChild(root, 'dc:title')), new Remarks()).trim();
  const dates = ['dcterms:modified', 'dcterms:created'].map((each) => /^\d{4}-\d{2}-\d{2}/.exec(getText(findChild(root, each)))?.[0]);
  return { title: title === '' ? null : title, dates: [...new Set(dates.filter((date) => date !== undefined))] };
}
