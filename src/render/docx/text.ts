import { type IContext, type ParagraphChild, TextRun, type XmlComponent } from 'docx';
import { formatNoteNumber, type Inline } from '../../model/body.ts';
import { ILLEGAL_IN_XML } from '../xml-characters.ts';
import { Element, makeElement, toParagraphChild } from './element.ts';
import { type Fitting, unfitted } from './fitting.ts';
import { style } from './style-ids.ts';
import type { Writer } from './writer.ts';

/**
 * Returns the text unchanged if XML 1.0 can represent it. `read` rejects characters that it cannot, so one that arrives here is a defect of
 * ours; throws.
 */
export function assertLegal(text: string): string {
  const at = text.search(ILLEGAL_IN_XML);
  if (at === -1) return text;
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  throw new Error(`A text with the character U+${code} reached the DOCX writer`);
}

/**
 * Makes a run, optionally in a character style. The font hint on each run sets “ ” — … in the Chinese font; Word looks for it here and not
 * in the style.
 */
export function makeRun(text: string, characterStyle?: string, spacing: number | null = null, chinese = false): TextRun {
  return new TextRun({
    text: assertLegal(text),
    font: { hint: 'eastAsia' },
    ...(characterStyle === undefined ? {} : { style: characterStyle }),
    ...(spacing === null ? {} : { characterSpacing: spacing }),
    ...(chinese ? { language: { value: 'zh-CN' } } : {}),
  });
}

/** Makes the runs of a text, split as the paragraph's fitting asks. */
export function makeFittedRuns(text: string, fitting: Fitting, characterStyle?: string): readonly TextRun[] {
  return fitting(text).map((stretch) => makeRun(stretch.text, characterStyle, stretch.spacing, stretch.chinese));
}

type Handlers = {
  readonly [T in Inline['type']]: (child: Extract<Inline, { type: T }>, writer: Writer, fitting: Fitting) => readonly ParagraphChild[];
};

const handlers = {
  text: ({ value, strong, href }, writer, fitting) => {
    const plain = href === undefined ? undefined : style.link;
    const words = makeFittedRuns(value, fitting, strong ? style.leadIn : plain);
    return href === undefined ? words : [makeLink(assertLegal(href), words, writer)];
  },
  note: ({ number }, _, fitting) => makeFittedRuns(formatNoteNumber(number), fitting, style.noteMark),
  break: () => [toParagraphChild(makeElement('w:r', {}, makeElement('w:br')))],
} satisfies Handlers;

/** Makes the runs of a paragraph, heading or cell. */
export function makeRuns(children: readonly Inline[], writer: Writer, fitting: Fitting = unfitted): readonly ParagraphChild[] {
  return children.flatMap((child) => {
    const handler = handlers[child.type] as (child: Inline, writer: Writer, fitting: Fitting) => readonly ParagraphChild[];
    return handler(child, writer, fitting);
  });
}

/** The printed characters of inline nodes, note marks included. */
export function toPrintedText(children: readonly Inline[]): string {
  return children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'note' ? formatNoteNumber(child.number) : ''))
    .join('');
}

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/**
 * Makes a hyperlink to an external address. The class of npm `docx` gives its relationship a random id; this one's is counted, so that the
 * same bulletin gives the same bytes.
 */
function makeLink(address: string, words: readonly XmlComponent[], writer: Writer): ParagraphChild {
  return toParagraphChild(new Link(`Link${writer.nextLink()}`, address, words));
}

class Link extends Element {
  readonly #id: string;
  readonly #address: string;

  constructor(id: string, address: string, words: readonly XmlComponent[]) {
    // The library prefixes relationship ids with `rId`.
    super('w:hyperlink', { 'r:id': `rId${id}`, 'w:history': 1 }, words);
    this.#id = id;
    this.#address = address;
  }

  /** Registers the address in the relationships of the part that contains the link. */
  override prepForXml(context: IContext) {
    context.viewWrapper.Relationships.addRelationship(this.#id, HYPERLINK, this.#address, 'External');
    return super.prepForXml(context);
  }
}
