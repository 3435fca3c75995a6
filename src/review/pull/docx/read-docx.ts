import { Package } from '../../../import/docx/package.ts';
import { readStyles } from '../../../import/docx/styles.ts';
import { type Element, findChild, getText, getValue, listElements } from '../../../import/docx/xml.ts';
import { openZip, ZipRefusal } from '../../../import/docx/zip.ts';
import { TEXT_PROPERTY } from '../../../model/text-digest.ts';
import { LineReader, type Quote } from './line-reader.ts';
import type { ReviewedComment, ReviewedDocument } from './reviewed.ts';

/**
 * Reads a DOCX (ISO/IEC 29500) as text, line by line, with every tracked change accepted. Bounded like an import.
 *
 * @throws ZipRefusal and XmlRefusal when it is damaged, too large, or not a text document
 */
export async function readReviewedDocx(bytes: Uint8Array): Promise<ReviewedDocument> {
  const pack = new Package(await openZip(bytes));
  const packageRelations = [...(await pack.relations()).values()];
  const targetOf = (kind: string) => packageRelations.find((relation) => relation.kind === kind && !relation.external)?.target;
  const main = targetOf('officeDocument') ?? 'word/document.xml';
  const body = findChild((await pack.xml(main)) ?? undefined, 'w:body');
  if (body === undefined) throw new ZipRefusal('damaged');
  const relations = [...(await pack.relations(main)).values()];
  const readPart = (kind: string) => pack.xml(relations.find((relation) => relation.kind === kind && !relation.external)?.target ?? '');
  const reader = new LineReader(readStyles(await readPart('styles')));
  reader.read(body);
  reader.end();
  const { lines, controls, boxes, tracked } = reader;
  const properties = listElements((await pack.xml(targetOf('custom-properties') ?? '')) ?? undefined);
  const madeOf = properties.find(({ attributes }) => attributes.name === TEXT_PROPERTY);
  return {
    lines,
    controls,
    boxes,
    tracked,
    madeOf: madeOf === undefined ? null : getText(madeOf).trim(),
    comments: readComments(await readPart('comments'), reader.quotes),
  };
}

function readComments(root: Element | null, quotes: ReadonlyMap<string, Quote>): readonly ReviewedComment[] {
  return listElements(root ?? undefined, 'w:comment').map((comment) => {
    const { attributes } = comment;
    const quote = quotes.get(attributes['w:id'] ?? '');
    const paragraphs = listElements(comment, 'w:p').map((paragraph) => readCommentText(paragraph).trim());
    return {
      author: (attributes['w:author'] ?? '').trim(),
      date: attributes['w:date'] ?? '',
      text: paragraphs.filter((line) => line !== '').join('\n'),
      quoted: quote?.text.trim() ?? '',
      line: quote?.line ?? null,
    };
  });
}

/** Returns the text of a comment's paragraph without deleted words and field instructions. */
function readCommentText(element: Element): string {
  return listElements(element)
    .map((inner) => {
      if (inner.name === 'w:t') return getText(inner);
      if (inner.name === 'w:tab' || inner.name === 'w:br') return ' ';
      return inner.name === 'w:del' || getValue(inner, 'w:vanish') !== undefined ? '' : readCommentText(inner);
    })
    .join('');
}
