import { removeUnprintable } from '../characters.ts';
import { makeText, type Piece } from '../document.ts';
import type { Context } from './context.ts';
import { readDrawing } from './drawing.ts';
import type { ParagraphContent } from './read.ts';
import type { Style } from './styles.ts';
import { toUnicodeSymbol } from './symbols.ts';
import { attribute, type Element, findChild, getText, getValue, listElements, toggle } from './xml.ts';

/** Effective formatting of a run: its own properties, its style, its paragraph's. */
interface Setting {
  readonly bold: boolean;
  readonly face: string | undefined;
  readonly shift: 'superscript' | 'subscript' | null;
}

/** Reads a run (ISO/IEC 29500-1, 17.3.2): text of one format, and what is anchored in it. */
export function readRun(run: Element, paragraph: Style | undefined, href: string | undefined, context: Context): ParagraphContent {
  const properties = findChild(run, 'w:rPr');
  if (toggle(properties, 'w:vanish') === true) {
    const words = removeUnprintable(getText(run), context.remarks).trim();
    if (words !== '') context.remarks.add('hidden', 1, words);
    return { pieces: [], boxes: [] };
  }
  const setting = readSetting(properties, paragraph, context);
  const read = joinContents(listElements(run).map((part) => readPart(part, setting, href ?? findLink(context), context)));
  if (read.pieces.some((piece) => piece.kind === 'text' && piece.text.trim() !== '')) remarkLost(properties, context);
  return read;
}

function readSetting(properties: Element | undefined, paragraph: Style | undefined, { styles }: Context): Setting {
  const style = styles.get(getValue(properties, 'w:rStyle'));
  return {
    bold: toggle(properties, 'w:b') ?? style?.bold ?? paragraph?.bold ?? false,
    face: toFace(findChild(properties, 'w:rFonts')?.attributes['w:eastAsia'] ?? style?.face ?? paragraph?.face),
    shift: toShift(getValue(properties, 'w:vertAlign') ?? style?.shift) ?? readShift(properties),
  };
}

function toShift(alignment: string | undefined): Setting['shift'] {
  return alignment === 'superscript' || alignment === 'subscript' ? alignment : null;
}

/** Half-points of offset that count as superscript or subscript, which LibreOffice writes this way. */
const OFF_THE_LINE = 2;

function readShift(properties: Element | undefined): Setting['shift'] {
  const position = Number(getValue(properties, 'w:position') ?? 0);
  if (findChild(properties, 'w:sz') === undefined || !(Math.abs(position) >= OFF_THE_LINE)) return null;
  return position > 0 ? 'superscript' : 'subscript';
}

/** Maps the names of 黑体 and 楷体, which set words off; other typefaces are plain. */
function toFace(font: string | undefined): string | undefined {
  if (font === undefined) return undefined;
  if (/黑体|simhei|heiti/i.test(font) && !/雅黑/.test(font)) return '黑体';
  return /楷|kaiti/i.test(font) ? '楷体' : undefined;
}

/** Remarks on formatting that a bulletin cannot show. */
function remarkLost(properties: Element | undefined, { remarks }: Context): void {
  if (toggle(properties, 'w:strike') === true || toggle(properties, 'w:dstrike') === true) remarks.add('struck');
  const underlined = (getValue(properties, 'w:u') ?? 'none') !== 'none';
  const dotted = (getValue(properties, 'w:em') ?? 'none') !== 'none';
  if (toggle(properties, 'w:i') === true || underlined || dotted) remarks.add('emphasis');
}

function readPart(part: Element, setting: Setting, href: string | undefined, context: Context): ParagraphContent {
  const { remarks, fields } = context;
  // A field's instruction is not text.
  const instructing = fields.some(({ showing }) => !showing);
  switch (part.name) {
    case 'w:fldChar':
      readFieldMark(part, context);
      return NOTHING;
    case 'w:instrText': {
      const field = fields.at(-1);
      if (field !== undefined) field.code += getText(part);
      return NOTHING;
    }
    case 'w:t':
      return instructing ? NOTHING : toContent(createText(getText(part), setting, href, context));
    case 'w:tab':
    case 'w:ptab':
      return instructing ? NOTHING : toContent(createText(' ', setting, href, context));
    case 'w:noBreakHyphen':
      return toContent(createText('-', setting, href, context));
    case 'w:br':
    case 'w:cr':
      // Page breaks are dropped.
      return ['page', 'column'].includes(attribute(part, 'w:type')) ? NOTHING : toContent({ kind: 'break' });
    case 'w:sym': {
      const symbol = toUnicodeSymbol(attribute(part, 'w:font'), attribute(part, 'w:char'));
      if (symbol === null) remarks.add('symbols');
      return toContent(createText(symbol ?? '〓', setting, href, context));
    }
    case 'w:footnoteReference':
      return toContent({ kind: 'note', label: `f${attribute(part, 'w:id')}` });
    case 'w:endnoteReference':
      return toContent({ kind: 'note', label: `e${attribute(part, 'w:id')}` });
    case 'w:commentReference': {
      const text = context.comments.get(attribute(part, 'w:id'));
      if (text === undefined) return NOTHING;
      remarks.add('comments');
      return toContent({ kind: 'aside', text });
    }
    case 'w:ruby':
      remarks.add('ruby');
      return ofBase(part, href, context);
    case 'mc:AlternateContent': {
      // For a symbol of an emoji font Word writes the plain character as a fallback.
      const older = listElements(findChild(part, 'mc:Fallback'));
      return older.some(({ name }) => name === 'w:t')
        ? joinContents(older.map((each) => readPart(each, setting, href, context)))
        : readDrawing(part, context);
    }
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return readDrawing(part, context);
    default:
      return NOTHING;
  }
}

const NOTHING: ParagraphContent = { pieces: [], boxes: [] };

function toContent(piece: Piece): ParagraphContent {
  return { pieces: [piece], boxes: [] };
}

function joinContents(reads: readonly ParagraphContent[]): ParagraphContent {
  return { pieces: reads.flatMap(({ pieces }) => pieces), boxes: reads.flatMap(({ boxes }) => boxes) };
}

function createText(text: string, { bold, face, shift }: Setting, href: string | undefined, { remarks }: Context): Piece {
  const moved = shift === null ? text : shiftCharacters(text, shift);
  if (moved === null) remarks.add('raised');
  return makeText(removeUnprintable(moved ?? text, remarks), {
    bold,
    ...(href === undefined ? {} : { href }),
    ...(face === undefined ? {} : { face }),
  });
}

/** Reads the base text of a phonetic guide. */
function ofBase(ruby: Element, href: string | undefined, context: Context): ParagraphContent {
  return joinContents(listElements(findChild(ruby, 'w:rubyBase'), 'w:r').map((run) => readRun(run, undefined, href, context)));
}

function readFieldMark(mark: Element, { fields }: Context): void {
  const type = mark.attributes['w:fldCharType'];
  if (type === 'begin') fields.push({ code: '', showing: false });
  else if (type === 'end') fields.pop();
  const field = fields.at(-1);
  if (type === 'separate' && field !== undefined) field.showing = true;
}

/** Address of the innermost HYPERLINK field. */
function findLink({ fields }: Context): string | undefined {
  return fields
    .map(({ code }) => /^\s*HYPERLINK\s+"([^"]*)"/.exec(code)?.[1])
    .findLast((address) => address !== undefined && address !== '');
}

/** Unicode superscripts (m²) and subscripts (CO₂), the only ones a bulletin can print. */
const raised: Readonly<Record<string, string>> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  '+': '⁺',
  '-': '⁻',
  '(': '⁽',
  ')': '⁾',
  n: 'ⁿ',
  i: 'ⁱ',
  o: '°',
  '°': '°',
  '℃': '℃',
};
const lowered: Readonly<Record<string, string>> = {
  0: '₀',
  1: '₁',
  2: '₂',
  3: '₃',
  4: '₄',
  5: '₅',
  6: '₆',
  7: '₇',
  8: '₈',
  9: '₉',
  '+': '₊',
  '-': '₋',
  '(': '₍',
  ')': '₎',
};

/** Converts a text to superscript or subscript characters; null if Unicode lacks one of them. */
function shiftCharacters(text: string, alignment: 'superscript' | 'subscript'): string | null {
  const table = alignment === 'superscript' ? raised : lowered;
  const characters = [...text].map((character) => (character.trim() === '' ? character : table[character]));
  return characters.includes(undefined) ? null : characters.join('');
}
