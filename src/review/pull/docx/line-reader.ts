import { readOutlineLevel, type Style, type Styles } from '../../../import/docx/styles.ts';
import { toUnicodeSymbol } from '../../../import/docx/symbols.ts';
import { type Element, findChild, getText, getValue, listElements, toggle } from '../../../import/docx/xml.ts';
import { CELL, OBJECT } from '../separators.ts';
import { trim, type Weight } from '../weighted-text.ts';
import type { Control, ReviewedLine } from './reviewed.ts';
import {
  FieldTracker,
  findCells,
  findTextBoxes,
  isRangeMark,
  isSetOff,
  isTrackedDeletion,
  isTrackedInsertion,
  isUnread,
} from './structure.ts';

/** Name of the character style of a run-in title, which has a face of its own and is not bold. */
const RUN_IN_TITLE = '文中标题';

/** A line while it is read. */
interface OpenLine {
  text: string;
  readonly weights: Weight[];
  readonly emphasized: string[];
}

/** The words that a comment is attached to, and the index of the line where they begin. */
export interface Quote {
  text: string;
  readonly line: number;
  open: boolean;
}

/**
 * Reads the text of a DOCX line by line. Tracked insertions are text, tracked deletions are not; a paragraph whose mark was deleted continues
 * in the next one.
 */
export class LineReader {
  readonly lines: ReviewedLine[] = [];
  readonly controls: Control[] = [];
  readonly boxes: string[] = [];
  /** By the id of the comment. */
  readonly quotes = new Map<string, Quote>();
  tracked = 0;
  readonly #styles: Styles;
  readonly #fields = new FieldTracker();
  #control: number | null = null;
  /** The paragraph before this one if its mark was deleted. */
  #continued: OpenLine | null = null;

  constructor(styles: Styles) {
    this.#styles = styles;
  }

  /** Reads the blocks of a body, cell, text box or control. */
  read(container: Element): void {
    for (const inner of listElements(container)) {
      if (inner.name === 'w:p') this.#readParagraph(inner);
      else if (inner.name === 'w:tbl') this.#readRows(inner);
      else if (inner.name === 'w:sdt') this.#readControl(inner);
      else if (isTrackedDeletion(inner.name)) this.tracked += 1;
      else if (isRangeMark(inner.name)) this.#readRangeMark(inner);
      else if (!isUnread(inner.name)) this.read(inner);
    }
  }

  /** Ends a paragraph that would have continued in the next one. Call it after the last block. */
  end(): void {
    if (this.#continued !== null) this.#addLine(this.#continued, { row: false, heading: null, entry: false });
    this.#continued = null;
  }

  /** A nested control, such as a date or a drop-down list, belongs to the outer one. */
  #readControl(sdt: Element): void {
    const outer = this.#control;
    const properties = findChild(sdt, 'w:sdtPr');
    if (outer === null) {
      this.controls.push({ tag: getValue(properties, 'w:tag') ?? null, title: getValue(properties, 'w:alias') ?? null });
      this.#control = this.controls.length - 1;
    }
    for (const content of listElements(sdt, 'w:sdtContent')) this.read(content);
    this.#control = outer;
  }

  #readParagraph(paragraph: Element): void {
    const properties = findChild(paragraph, 'w:pPr');
    const style = this.#styles.get(getValue(properties, 'w:pStyle')) ?? this.#styles.usual;
    const line = this.#continued ?? createLine();
    this.#readInline(paragraph, style, line);
    const mark = listElements(findChild(properties, 'w:rPr')).map(({ name }) => name);
    const isMarkDeleted = mark.some(isTrackedDeletion);
    if (isMarkDeleted || mark.some(isTrackedInsertion)) this.tracked += 1;
    this.#continued = isMarkDeleted ? line : null;
    if (isMarkDeleted) return;
    const numbering = getValue(findChild(properties, 'w:numPr'), 'w:numId') ?? style?.list?.id ?? '0';
    this.#addLine(line, { row: false, heading: readOutlineLevel(properties) ?? style?.heading ?? null, entry: numbering !== '0' });
  }

  #readRows(table: Element): void {
    this.end();
    for (const inner of listElements(table)) {
      if (inner.name === 'w:tr') this.#readRow(inner);
      else if (isTrackedDeletion(inner.name)) this.tracked += 1;
      else if (inner.name !== 'w:tblPr' && inner.name !== 'w:tblGrid') this.#readRows(inner);
    }
  }

  /** Reads a row as one line: cells separated by `CELL`, the paragraphs of each by line breaks. */
  #readRow(row: Element): void {
    if (findChild(findChild(row, 'w:trPr'), 'w:del') !== undefined) {
      this.tracked += 1;
      return;
    }
    const line = createLine();
    for (const [index, cell] of findCells(row).entries()) {
      if (index > 0) append(line, CELL, 'plain');
      const inner = this.#readNested(cell);
      this.tracked += inner.tracked;
      this.boxes.push(...inner.boxes);
      for (const [id, quote] of inner.quotes) this.quotes.set(id, { ...quote, line: this.lines.length });
      for (const [at, { text, weights, emphasized }] of inner.lines.filter(({ text }) => text !== '').entries()) {
        if (at > 0) append(line, '\n', 'plain');
        line.text += text;
        line.weights.push(...weights);
        line.emphasized.push(...emphasized);
      }
    }
    this.#addLine(line, { row: true, heading: null, entry: false });
  }

  #readNested(container: Element): LineReader {
    const inner = new LineReader(this.#styles);
    inner.read(container);
    inner.end();
    return inner;
  }

  #addLine({ emphasized, ...words }: OpenLine, rest: Pick<ReviewedLine, 'row' | 'heading' | 'entry'>): void {
    // White space at the ends of a row can be a cell.
    const { text, weights } = rest.row ? words : trim(words, { start: true, end: true });
    this.lines.push({ text, weights, ...rest, control: this.#control, emphasized });
  }

  #readInline(container: Element, style: Style | undefined, line: OpenLine): void {
    for (const inner of listElements(container)) {
      if (inner.name === 'w:r') this.#readRun(inner, style, line);
      else if (isTrackedDeletion(inner.name)) this.tracked += 1;
      else if (isRangeMark(inner.name)) this.#readRangeMark(inner);
      else if (inner.name === 'm:oMath' || inner.name === 'm:oMathPara') this.#append(line, OBJECT, 'plain');
      else if (inner.name !== 'w:pPr' && !isUnread(inner.name)) {
        if (isTrackedInsertion(inner.name)) this.tracked += 1;
        this.#readInline(inner, style, line);
      }
    }
  }

  #readRun(run: Element, paragraph: Style | undefined, line: OpenLine): void {
    const properties = findChild(run, 'w:rPr');
    if (toggle(properties, 'w:vanish') === true) return;
    const style = this.#styles.get(getValue(properties, 'w:rStyle'));
    const isBold = toggle(properties, 'w:b') ?? style?.bold ?? paragraph?.bold ?? false;
    const weight = isBold ? 'bold' : style?.name === RUN_IN_TITLE ? 'title' : 'plain';
    const before = line.text.length;
    for (const part of listElements(run)) this.#readRunPart(part, weight, line);
    const words = line.text.slice(before).trim();
    if (words !== '' && isSetOff(properties)) line.emphasized.push(words);
  }

  #readRunPart(part: Element, weight: Weight, line: OpenLine): void {
    switch (part.name) {
      case 'w:fldChar':
        this.#fields.mark(part.attributes['w:fldCharType']);
        return;
      case 'w:t':
        this.#append(line, getText(part).replace(/[\u2028\u2029]/g, ' '), weight);
        return;
      case 'w:tab':
      case 'w:ptab':
        this.#append(line, '\t', weight);
        return;
      case 'w:noBreakHyphen':
        this.#append(line, '-', weight);
        return;
      case 'w:br':
      case 'w:cr':
        // Page and column breaks are not part of an item's text.
        if (!['page', 'column'].includes(part.attributes['w:type'] ?? '')) this.#append(line, '\n', weight);
        return;
      case 'w:sym':
        this.#append(line, toUnicodeSymbol(part.attributes['w:font'] ?? '', part.attributes['w:char'] ?? '') ?? OBJECT, weight);
        return;
      case 'w:ruby':
        for (const inner of listElements(findChild(part, 'w:rubyBase'), 'w:r')) this.#readRun(inner, undefined, line);
        return;
      case 'w:commentReference':
        this.#quote(part.attributes['w:id'] ?? '').open = false;
        return;
      case 'mc:AlternateContent':
        for (const inner of listElements(findChild(part, 'mc:Choice') ?? findChild(part, 'mc:Fallback')))
          this.#readRunPart(inner, weight, line);
        return;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#append(line, OBJECT, weight);
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.#readDrawing(part, line);
        return;
      default:
        return;
    }
  }

  /** Reads a picture as an object, and a text box beside the line. */
  #readDrawing(drawing: Element, line: OpenLine): void {
    const boxes = findTextBoxes(drawing);
    if (boxes.length === 0) this.#append(line, OBJECT, 'plain');
    for (const box of boxes) {
      const { lines } = this.#readNested(box);
      const words = lines.map(({ text }) => text).filter((text) => text !== '');
      if (words.length > 0) this.boxes.push(words.join('\n'));
    }
  }

  #append(line: OpenLine, text: string, weight: Weight): void {
    if (this.#fields.isInInstruction) return;
    append(line, text, weight);
    for (const quote of this.quotes.values()) if (quote.open) quote.text += text === OBJECT ? '' : text;
  }

  #readRangeMark(mark: Element): void {
    const id = mark.attributes['w:id'] ?? '';
    if (mark.name === 'w:commentRangeStart') this.quotes.set(id, { text: '', line: this.lines.length, open: true });
    else this.#quote(id).open = false;
  }

  #quote(id: string): Quote {
    const found = this.quotes.get(id) ?? { text: '', line: this.lines.length, open: false };
    this.quotes.set(id, found);
    return found;
  }
}

function createLine(): OpenLine {
  return { text: '', weights: [], emphasized: [] };
}

function append(line: OpenLine, text: string, weight: Weight): void {
  line.text += text;
  for (let index = 0; index < text.length; index += 1) line.weights.push(weight);
}
