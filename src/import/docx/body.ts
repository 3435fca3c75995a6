import { type Block, isEmpty, makeParagraph, makeText, type Paragraph, type Piece } from '../document.ts';
import type { Context } from './context.ts';
import type { ParagraphContent } from './read.ts';
import { readRun } from './run.ts';
import { readOutlineLevel, type Style } from './styles.ts';
import { readTable } from './table.ts';
import { attribute, type Element, findChild, getText, getValue, listElements } from './xml.ts';

/** Elements that only wrap content: tracked insertions, content controls, custom markup, smart tags. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'w:ins',
  'w:moveTo',
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:smartTag',
  'w:dir',
  'w:bdo',
  'w:fldSimple',
]);
const DELETIONS: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);

/** Reads the paragraphs and tables of a container (body, cell, text box, note); skips empty paragraphs. */
export function readBlocks(container: Element, context: Context): Block[] {
  const blocks: Block[] = [];
  // A paragraph whose mark was deleted continues in the next one.
  let open: Piece[] = [];
  for (const inner of blocksIn(container, context)) {
    if (inner.name === 'w:tbl') {
      blocks.push(...readTable(inner, context));
      continue;
    }
    const { paragraph, boxes } = readParagraph(inner, open, context);
    open = isMarkDeleted(inner) ? [...paragraph.pieces] : [];
    if (open.length === 0 && !isEmpty(paragraph)) blocks.push(paragraph);
    blocks.push(...boxes);
  }
  if (open.length > 0) blocks.push(makeParagraph(open));
  return blocks;
}

/** Yields the paragraphs and tables of a container, unwrapped. */
function* blocksIn(container: Element, context: Context): Generator<Element> {
  for (const inner of listElements(container)) {
    if (inner.name === 'w:p' || inner.name === 'w:tbl') yield inner;
    else if (DELETIONS.has(inner.name)) context.remarks.add('deletions');
    else if (inner.name === 'mc:AlternateContent') yield* blocksIn(findChild(inner, 'mc:Choice') ?? inner, context);
    else if (inner.name === 'm:oMathPara') yield { name: 'w:p', attributes: {}, children: [inner] };
    else if (inner.name === 'w:altChunk') context.remarks.add('objects');
    else if (WRAPPERS.has(inner.name)) yield* blocksIn(inner, context);
  }
}

function isMarkDeleted(paragraph: Element): boolean {
  const mark = findChild(findChild(paragraph, 'w:pPr'), 'w:rPr');
  return [...DELETIONS].some((name) => findChild(mark, name) !== undefined);
}

function readParagraph(element: Element, before: readonly Piece[], context: Context): { paragraph: Paragraph; boxes: readonly Block[] } {
  const { styles, numbering, remarks } = context;
  const properties = findChild(element, 'w:pPr');
  const style = styles.get(getValue(properties, 'w:pStyle')) ?? styles.usual;
  const { pieces, boxes } = readInline(element, style, undefined, context);
  const alignment = getValue(properties, 'w:jc');
  const numbered = findChild(properties, 'w:numPr');
  const id = getValue(numbered, 'w:numId') ?? style?.list?.id;
  const level = getValue(numbered, 'w:ilvl') ?? style?.list?.level ?? '0';
  const whole = [...before, ...pieces];
  // Word does not count empty paragraphs; numId 0 takes a paragraph out of its list.
  const label = id === undefined || id === '0' || isEmpty(makeParagraph(whole)) ? null : numbering.next(id, Number(level));
  if (label !== null && 'text' in label) remarks.add('numbering');
  const labelled = label !== null && 'text' in label ? [numberPiece(label.text, whole), ...whole] : whole;
  const paragraph = makeParagraph(labelled, {
    heading: readOutlineLevel(properties) ?? style?.heading ?? null,
    title: style?.title ?? false,
    centred: alignment === undefined ? (style?.centred ?? false) : alignment === 'center',
    bullet: label !== null && 'bullet' in label ? label.bullet : null,
  });
  return { paragraph, boxes };
}

/** The number of a paragraph as text, as bold as what follows, with a space before a letter or digit. */
function numberPiece(label: string, pieces: readonly Piece[]): Piece {
  const first = pieces.find((piece) => piece.kind === 'text');
  const blank = /^[A-Za-z0-9]/.test(first?.text ?? '') && /[A-Za-z0-9.)]$/.test(label) ? ' ' : '';
  return makeText(
    label + blank,
    first === undefined ? {} : { bold: first.bold, ...(first.face === undefined ? {} : { face: first.face }) },
  );
}

/** Inline content of a paragraph, and the text boxes anchored in it. */
function readInline(container: Element, style: Style | undefined, href: string | undefined, context: Context): ParagraphContent {
  const pieces: Piece[] = [];
  const boxes: Block[] = [];
  const take = (read: ParagraphContent) => {
    pieces.push(...read.pieces);
    boxes.push(...read.boxes);
  };
  for (const inner of listElements(container)) {
    if (inner.name === 'w:r') take(readRun(inner, style, href, context));
    else if (DELETIONS.has(inner.name)) {
      // Fields inside deletions are skipped whole.
      context.remarks.add('deletions');
    } else if (inner.name === 'w:hyperlink') take(readInline(inner, style, readHref(inner, context) ?? href, context));
    else if (inner.name === 'm:oMath' || inner.name === 'm:oMathPara') take(readFormula(inner, context));
    else if (inner.name === 'mc:AlternateContent') take(readInline(findChild(inner, 'mc:Choice') ?? inner, style, href, context));
    else if (WRAPPERS.has(inner.name)) {
      if (inner.name === 'w:ins' || inner.name === 'w:moveTo') context.remarks.add('insertions');
      take(readInline(inner, style, href, context));
    }
  }
  return { pieces, boxes };
}

function readHref(link: Element, { relations }: Context): string | undefined {
  const relation = relations.get(attribute(link, 'r:id'));
  return relation?.external ? relation.target : undefined;
}

function readFormula(formula: Element, { remarks }: Context): ParagraphContent {
  const words = getText(formula).replace(/\s+/g, ' ').trim();
  remarks.add('formulas', 1, words);
  return { pieces: words === '' ? [] : [makeText(words)], boxes: [] };
}
