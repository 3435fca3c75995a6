import { readOutlineLevel, type Style, type Styles } from '../../../import/docx/styles.ts';
import { toUnicodeSymbol } from '../../../import/docx/symbols.ts';
import { child, type Element, elements, textIn, toggle, valueAt } from '../../../import/docx/xml.ts';
import { CELL, OBJECT } from '../marks.ts';
import { boxesIn, cellsIn, isSetOff } from './parts.ts';
import type { Control, ReviewedLine } from './read.ts';

/** What a line is made of while it is read. */
interface Open {
  text: string;
  weight: string;
  readonly emphasised: string[];
}

/** How a run is set, as in `ReviewedLine.weight`. */
type Weight = 'b' | 't' | '-';

/** Name of the style of a title that text is run in with: it has a face of its own, and is not bold. */
const RUN_IN_TITLE = '文中标题';

const DELETIONS: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);
const INSERTIONS: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo']);

/** What is beside the text of a body: settings, and what older programs are to read instead of something new. */
const UNREAD: ReadonlySet<string> = new Set(['w:sectPr', 'w:sdtPr', 'mc:Fallback']);

/** Words that a comment is attached to, and the line in which they begin. */
export interface Quote {
  text: string;
  readonly line: number;
  open: boolean;
}

/**
 * Reads the text of a DOCX line by line. What was deleted or moved away under tracking is left out, what was inserted is text like any
 * other; a paragraph whose mark was deleted goes on in the next one.
 */
export class LineReader {
  readonly lines: ReviewedLine[] = [];
  readonly controls: Control[] = [];
  readonly boxes: string[] = [];
  readonly quotes = new Map<string, Quote>();
  tracked = 0;
  readonly #styles: Styles;
  #control: number | null = null;
  /** The paragraph before, whose mark was deleted. */
  #open: Open | null = null;
  /** Fields that have begun, and whether what they show has. */
  readonly #fields: boolean[] = [];

  constructor(styles: Styles) {
    this.#styles = styles;
  }

  /** Reads what a body or a control holds. */
  read(container: Element): void {
    for (const inner of elements(container)) {
      if (inner.name === 'w:p') this.#paragraph(inner);
      else if (inner.name === 'w:tbl') this.#rows(inner);
      else if (inner.name === 'w:sdt') this.#sdt(inner);
      else if (DELETIONS.has(inner.name)) this.tracked += 1;
      else if (isRangeMark(inner.name)) this.#rangeMark(inner);
      else if (!UNREAD.has(inner.name)) this.read(inner);
    }
  }

  /** A control in a control, as Word makes one for a date or a choice, belongs to the outer one. */
  #sdt(sdt: Element): void {
    const outer = this.#control;
    const properties = child(sdt, 'w:sdtPr');
    if (outer === null) {
      this.controls.push({ tag: valueAt(properties, 'w:tag') ?? null, title: valueAt(properties, 'w:alias') ?? null });
      this.#control = this.controls.length - 1;
    }
    for (const content of elements(sdt, 'w:sdtContent')) this.read(content);
    this.#control = outer;
  }

  /** Ends a paragraph that would have gone on, where none follows. */
  end(): void {
    if (this.#open !== null) this.#add(this.#open, { row: false, heading: null, entry: false });
    this.#open = null;
  }

  #paragraph(paragraph: Element): void {
    const properties = child(paragraph, 'w:pPr');
    const style = this.#styles.get(valueAt(properties, 'w:pStyle')) ?? this.#styles.usual;
    const line = this.#open ?? { text: '', weight: '', emphasised: [] };
    this.#inline(paragraph, style, line);
    const mark = child(properties, 'w:rPr');
    this.#open = [...DELETIONS].some((name) => child(mark, name) !== undefined) ? line : null;
    if (this.#open !== null || [...INSERTIONS].some((name) => child(mark, name) !== undefined)) this.tracked += 1;
    if (this.#open !== null) return;
    const numbering = valueAt(child(properties, 'w:numPr'), 'w:numId') ?? style?.list?.id ?? '0';
    this.#add(line, { row: false, heading: readOutlineLevel(properties) ?? style?.heading ?? null, entry: numbering !== '0' });
  }

  #rows(table: Element): void {
    this.end();
    for (const inner of elements(table)) {
      if (inner.name === 'w:tr') this.#row(inner);
      else if (DELETIONS.has(inner.name)) this.tracked += 1;
      else if (inner.name !== 'w:tblPr' && inner.name !== 'w:tblGrid') this.#rows(inner);
    }
  }

  /** A row is one line: its cells, and the paragraphs of each, broken. */
  #row(row: Element): void {
    const properties = child(row, 'w:trPr');
    if (child(properties, 'w:del') !== undefined) {
      this.tracked += 1;
      return;
    }
    const line: Open = { text: '', weight: '', emphasised: [] };
    for (const [index, cell] of cellsIn(row).entries()) {
      if (index > 0) append(line, CELL, '-');
      const inner = new LineReader(this.#styles);
      inner.read(cell);
      inner.end();
      this.tracked += inner.tracked;
      this.boxes.push(...inner.boxes);
      for (const [id, quote] of inner.quotes) this.quotes.set(id, { ...quote, line: this.lines.length });
      const filled = inner.lines.filter(({ text }) => text !== '');
      for (const [at, { text, weight, emphasised }] of filled.entries()) {
        if (at > 0) append(line, '\n', '-');
        line.text += text;
        line.weight += weight;
        line.emphasised.push(...emphasised);
      }
    }
    this.#add(line, { row: true, heading: null, entry: false });
  }

  #add({ text, weight, emphasised }: Open, rest: Pick<ReviewedLine, 'row' | 'heading' | 'entry'>): void {
    // In a row, an empty cell at either end is one.
    const [start, end] = rest.row ? [0, text.length] : [text.length - text.trimStart().length, text.trimEnd().length];
    const kept = { text: text.slice(start, Math.max(start, end)), weight: weight.slice(start, Math.max(start, end)) };
    this.lines.push({ ...kept, ...rest, control: this.#control, emphasised });
  }

  #inline(container: Element, style: Style | undefined, line: Open): void {
    for (const inner of elements(container)) {
      if (inner.name === 'w:r') this.#run(inner, style, line);
      else if (DELETIONS.has(inner.name)) this.tracked += 1;
      else if (isRangeMark(inner.name)) this.#rangeMark(inner);
      else if (inner.name === 'w:pPr' || inner.name === 'w:sdtPr' || inner.name === 'mc:Fallback') continue;
      else if (inner.name === 'm:oMath' || inner.name === 'm:oMathPara') this.#append(line, OBJECT, '-');
      else {
        if (INSERTIONS.has(inner.name)) this.tracked += 1;
        this.#inline(inner, style, line);
      }
    }
  }

  #run(run: Element, paragraph: Style | undefined, line: Open): void {
    const properties = child(run, 'w:rPr');
    if (toggle(properties, 'w:vanish') === true) return;
    const style = this.#styles.get(valueAt(properties, 'w:rStyle'));
    const bold = toggle(properties, 'w:b') ?? style?.bold ?? paragraph?.bold ?? false;
    const weight = bold ? 'b' : style?.name === RUN_IN_TITLE ? 't' : '-';
    const before = line.text.length;
    for (const part of elements(run)) this.#part(part, weight, line);
    const words = line.text.slice(before).trim();
    if (words !== '' && isSetOff(properties)) line.emphasised.push(words);
  }

  #part(part: Element, weight: Weight, line: Open): void {
    switch (part.name) {
      case 'w:fldChar':
        this.#fieldMark(part.attributes['w:fldCharType']);
        return;
      case 'w:t':
        this.#append(line, textIn(part).replace(/[\u2028\u2029]/g, ' '), weight);
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
        // Pages are broken anew.
        if (!['page', 'column'].includes(part.attributes['w:type'] ?? '')) this.#append(line, '\n', weight);
        return;
      case 'w:sym':
        this.#append(line, toUnicodeSymbol(part.attributes['w:font'] ?? '', part.attributes['w:char'] ?? '') ?? OBJECT, weight);
        return;
      case 'w:ruby':
        for (const inner of elements(child(part, 'w:rubyBase'), 'w:r')) this.#run(inner, undefined, line);
        return;
      case 'w:commentReference':
        this.#quote(part.attributes['w:id'] ?? '').open = false;
        return;
      case 'mc:AlternateContent':
        for (const inner of elements(child(part, 'mc:Choice') ?? child(part, 'mc:Fallback'))) this.#part(inner, weight, line);
        return;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#append(line, OBJECT, weight);
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.#drawing(part, line);
        return;
      default:
        return;
    }
  }

  /** A picture, or a text box, whose words are no part of the line. */
  #drawing(drawing: Element, line: Open): void {
    const boxes = boxesIn(drawing);
    if (boxes.length === 0) this.#append(line, OBJECT, '-');
    for (const box of boxes) {
      const inner = new LineReader(this.#styles);
      inner.read(box);
      inner.end();
      const words = inner.lines.map(({ text }) => text).filter((text) => text !== '');
      if (words.length > 0) this.boxes.push(words.join('\n'));
    }
  }

  #fieldMark(type: string | undefined): void {
    if (type === 'begin') this.#fields.push(false);
    else if (type === 'end') this.#fields.pop();
    else if (type === 'separate' && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = true;
  }

  #append(line: Open, text: string, weight: Weight): void {
    if (this.#fields.includes(false)) return;
    append(line, text, weight);
    for (const quote of this.quotes.values()) if (quote.open) quote.text += text === OBJECT ? '' : text;
  }

  #rangeMark(mark: Element): void {
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

function append(line: Open, text: string, weight: Weight): void {
  line.text += text;
  line.weight += weight.repeat(text.length);
}

function isRangeMark(name: string): boolean {
  return name === 'w:commentRangeStart' || name === 'w:commentRangeEnd';
}
