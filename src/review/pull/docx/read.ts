import { Package } from '../../../import/docx/package.ts';
import { readStyles } from '../../../import/docx/styles.ts';
import { child, type Element, elements, textIn, valueAt } from '../../../import/docx/xml.ts';
import { openZip, ZipRefusal } from '../../../import/docx/zip.ts';
import { TEXT_PROPERTY } from '../../../model/text-digest.ts';
import { LineReader } from './line-reader.ts';

/** A paragraph or a table's row of a DOCX that came back, with every tracked change accepted. */
export interface ReviewedLine {
  /** A line break is `\n`, a tab `\t`, cells are parted by `CELL`, what is no text is `OBJECT`; without white space at both ends. */
  readonly text: string;
  /** How each code unit of the text is set: `b` bold, `t` as a title that text is run in with, `-` neither. */
  readonly weight: string;
  readonly row: boolean;
  /** The content control it stands in, as an index into `controls`; null outside of all. */
  readonly control: number | null;
  /** Level of a heading by its style, from 1. */
  readonly heading: number | null;
  /** Whether Word numbers it. */
  readonly entry: boolean;
  /** Words that were set off by hand: underlined, slanted, struck, coloured behind. */
  readonly emphasised: readonly string[];
}

/** A content control of the text: an item of the bulletin, when it is one of ours. */
export interface Control {
  readonly tag: string | null;
  readonly title: string | null;
}

/** A reviewer's comment. */
export interface ReviewedComment {
  readonly author: string;
  /** As the file gives it, an ISO date and time; empty when it gives none. */
  readonly date: string;
  readonly text: string;
  /** The words it is attached to. */
  readonly quoted: string;
  /** The line it begins in; null for one that no line holds. */
  readonly line: number | null;
}

/** A DOCX that this program wrote and people edited. */
export interface Reviewed {
  readonly lines: readonly ReviewedLine[];
  readonly controls: readonly Control[];
  readonly comments: readonly ReviewedComment[];
  /** Words of text boxes, which stand beside the text. */
  readonly boxes: readonly string[];
  /** Tracked changes that were accepted in reading. */
  readonly tracked: number;
  /** Digest of the text it was made with, see `digestText`; null where a program has dropped it. */
  readonly madeOf: string | null;
}

/**
 * Reads a DOCX (ISO/IEC 29500) that came back: its lines as they are when every tracked change is accepted, each with the control it stands
 * in, and its comments. Bounded as an import is.
 *
 * @throws ZipRefusal and XmlRefusal when it is damaged, too large, or no document
 */
export async function readReviewed(bytes: Uint8Array): Promise<Reviewed> {
  const pack = new Package(await openZip(bytes));
  const whole = [...(await pack.relations()).values()];
  const partOf = (kind: string) => whole.find((relation) => relation.kind === kind && !relation.external)?.target;
  const main = partOf('officeDocument') ?? 'word/document.xml';
  const body = child((await pack.xml(main)) ?? undefined, 'w:body');
  if (body === undefined) throw new ZipRefusal('damaged');
  const relations = [...(await pack.relations(main)).values()];
  const part = (kind: string) => pack.xml(relations.find((relation) => relation.kind === kind && !relation.external)?.target ?? '');
  const reader = new LineReader(readStyles(await part('styles')));
  reader.read(body);
  reader.end();
  const { lines, controls, boxes, tracked } = reader;
  const properties = elements((await pack.xml(partOf('custom-properties') ?? '')) ?? undefined);
  const madeOf = properties.find(({ attributes }) => attributes.name === TEXT_PROPERTY);
  return {
    lines,
    controls,
    boxes,
    tracked,
    madeOf: madeOf === undefined ? null : textIn(madeOf).trim(),
    comments: commentsIn(await part('comments'), reader),
  };
}

function commentsIn(root: Element | null, { quotes }: LineReader): readonly ReviewedComment[] {
  return elements(root ?? undefined, 'w:comment').map((comment) => {
    const { attributes } = comment;
    const quote = quotes.get(attributes['w:id'] ?? '');
    return {
      author: (attributes['w:author'] ?? '').trim(),
      date: attributes['w:date'] ?? '',
      text: elements(comment, 'w:p')
        .map((paragraph) => wordsOf(paragraph).trim())
        .filter((line) => line !== '')
        .join('\n'),
      quoted: quote?.text.trim() ?? '',
      line: quote?.line ?? null,
    };
  });
}

/** The words of a comment's paragraph, without what was deleted and without a field's instruction. */
function wordsOf(element: Element): string {
  return elements(element)
    .map((inner) => {
      if (inner.name === 'w:t') return textIn(inner);
      if (inner.name === 'w:tab' || inner.name === 'w:br') return ' ';
      return inner.name === 'w:del' || valueAt(inner, 'w:vanish') !== undefined ? '' : wordsOf(inner);
    })
    .join('');
}
