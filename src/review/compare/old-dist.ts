import { createHash } from 'node:crypto';
import { Numbering } from '../../import/docx/numbering.ts';
import { Package, toRefusal } from '../../import/docx/package.ts';
import { type Element, findChild, getText, getValue, iterateDescendants, listElements } from '../../import/docx/xml.ts';
import { openZip } from '../../import/docx/zip.ts';
import type { Passage, PassageRole } from '../../model/comparison.ts';
import { style } from '../../render/docx/style-ids.ts';
import { type Part, type Side, toText, withAttribution } from './side.ts';

const DOCUMENT = 'word/document.xml';

/** The role of a paragraph by its style. */
const roles: ReadonlyMap<string, PassageRole> = new Map<string, PassageRole>([
  [style.notice, 'notice'],
  [style.above, 'notice'],
  [style.name, 'name'],
  [style.number, 'number'],
  [style.numberAndSigner, 'number'],
  [style.publisher, 'publisher'],
  [style.sectionTitle, 'section-title'],
  [style.subsectionTitle, 'section-title'],
  [style.editorsNote, 'editors-note'],
  [style.itemStart, 'item-start'],
  [style.itemTitle, 'item-title'],
  ...([1, 2, 3, 4] as const).map((level) => [style.headings[level], `heading-${level}`] as const),
  [style.list, 'list'],
  [style.picture, 'picture'],
  [style.caption, 'caption'],
  [style.byline, 'byline'],
  [style.attribution, 'attribution'],
  [style.note, 'note'],
  [style.imprint, 'imprint'],
]);

const MASTHEAD: ReadonlySet<PassageRole> = new Set(['notice', 'name', 'number', 'publisher']);
const CONTENTS: ReadonlySet<string> = new Set([style.contentsTitle, style.contentsSection, style.contentsEntry]);

/**
 * Reads the bulletin in a DOCX that the program built: items by their content controls, the rest by styles. Tracked changes count as accepted.
 * Bounded like an import.
 *
 * @returns null when it is not a DOCX, or the program did not build it
 */
export async function readDocxSide(bytes: Uint8Array): Promise<Side | null> {
  try {
    const pack = new Package(await openZip(bytes));
    const body = findChild((await pack.xml(DOCUMENT)) ?? undefined, 'w:body');
    if (body === undefined) return null;
    const numbering = new Numbering(await pack.xml('word/numbering.xml'));
    const side = readBody(body, { numbering, pictures: await digestPictures(pack, body) });
    return side.parts.some(({ item }) => item !== null) ? side : null;
  } catch (error) {
    toRefusal(error);
    return null;
  }
}

/**
 * Completes an old state with facts that its DOCX lacks, taken from the new one: the file names of equal pictures, and the bulletin's name when it
 * is preprinted on the paper (套红纸).
 */
export function completeSide(before: Side, after: Side): Side {
  const named = new Map<string, Passage[]>();
  for (const passage of after.parts.flatMap(({ passages }) => passages)) {
    if (passage.key !== undefined) named.set(passage.key, [...(named.get(passage.key) ?? []), passage]);
  }
  // The same picture may occur several times, under several names.
  const rename = (passage: Passage) => named.get(passage.key ?? '')?.shift() ?? passage;
  const isName = ({ role }: Passage) => role === 'name';
  const name = before.masthead.some(isName) ? [] : after.masthead.filter(isName);
  const above = before.masthead.filter(({ role }) => role === 'notice');
  const masthead = [...above, ...name, ...before.masthead.slice(above.length)];
  return { ...before, masthead, parts: before.parts.map((part) => ({ ...part, passages: part.passages.map(rename) })) };
}

interface Reading {
  readonly numbering: Numbering;
  /** SHA-256 of each picture by relationship id. */
  readonly pictures: ReadonlyMap<string, string>;
}

function readBody(body: Element, reading: Reading): Side {
  const masthead: Passage[] = [];
  const parts: Part[] = [];
  const imprint: Passage[] = [];
  for (const block of listElements(body)) {
    if (block.name === 'w:sdt') {
      const tag = getValue(findChild(block, 'w:sdtPr'), 'w:tag') ?? '';
      parts.push({
        item: tag,
        passages: joinAttribution(listElements(findChild(block, 'w:sdtContent')).flatMap((inner) => toPassages(inner, reading))),
      });
    } else {
      for (const passage of toPassages(block, reading)) {
        if (MASTHEAD.has(passage.role)) masthead.push(passage);
        else if (passage.role === 'section-title' || passage.role === 'editors-note') parts.push({ item: null, passages: [passage] });
        else imprint.push(...passage.cells.map((runs): Passage => ({ role: 'imprint', cells: [runs] })));
      }
    }
  }
  return { masthead, parts, imprint };
}

/** Appends an attribution on a line of its own to the paragraph before it. */
function joinAttribution(passages: readonly Passage[]): Passage[] {
  const whole: Passage[] = [];
  for (const passage of passages) {
    if (passage.role === 'attribution') whole.splice(-1, 1, ...withAttribution(whole.slice(-1), passage));
    else whole.push(passage);
  }
  return whole;
}

function toPassages(block: Element, reading: Reading): Passage[] {
  if (block.name === 'w:tbl') {
    return listElements(block, 'w:tr').map((row) => ({
      role: 'row',
      cells: listElements(row, 'w:tc').map((cell) => toRuns(listElements(cell, 'w:p').map(readWords).join('\n'))),
    }));
  }
  if (block.name !== 'w:p') return [];
  const properties = findChild(block, 'w:pPr');
  const id = getValue(properties, 'w:pStyle') ?? '';
  const [blip] = listEmbedded(block);
  if (blip !== undefined) {
    return [{ role: 'picture', cells: [toRuns('［图片］')], key: reading.pictures.get(blip) ?? blip }];
  }
  const numbered = findChild(properties, 'w:numPr');
  const label = reading.numbering.next(getValue(numbered, 'w:numId'), Number(getValue(numbered, 'w:ilvl') ?? 0));
  const mark = label === null ? '' : 'text' in label ? label.text : label.bullet === 0 ? '●' : '○';
  const passage: Passage = { role: roles.get(id) ?? 'body', cells: [toRuns(mark + readWords(block))] };
  return CONTENTS.has(id) || toText(passage) === '' ? [] : [passage];
}

function toRuns(text: string): Passage['cells'][number] {
  return text === '' ? [] : [{ text, look: 'plain' }];
}

/** Elements without text of the accepted document: deletions, field instructions, properties. */
const SKIPPED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:pPr', 'w:rPr']);

function readWords(element: Element): string {
  return listElements(element)
    .map((inner) => {
      if (SKIPPED.has(inner.name)) return '';
      if (inner.name === 'w:tab') return '\t';
      if (inner.name === 'w:br') return '\n';
      return inner.name === 'w:t' ? getText(inner) : readWords(inner);
    })
    .join('');
}

/** Lists the relationship ids of the picture in a paragraph: an SVG before its raster fallback. */
function listEmbedded(paragraph: Element): string[] {
  const of = (name: string) => [...iterateDescendants(paragraph, name)].map(({ attributes }) => attributes['r:embed'] ?? '');
  return [...of('?:svgBlip'), ...of('a:blip')];
}

async function digestPictures(pack: Package, body: Element): Promise<ReadonlyMap<string, string>> {
  const relations = await pack.relations(DOCUMENT);
  const pictures = new Map<string, string>();
  for (const id of listEmbedded(body)) {
    const relation = relations.get(id);
    const bytes = relation === undefined || relation.external ? null : await pack.bytes(relation.target);
    if (bytes !== null) pictures.set(id, createHash('sha256').update(bytes).digest('hex'));
  }
  return pictures;
}
