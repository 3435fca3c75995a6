import type { Bulletin, BulletinItem } from '../../../model/bulletin.ts';
import type { ReviewedDocument, ReviewedLine } from '../docx/reviewed.ts';

/** An item of an unedited document. */
export interface BaseItem {
  /** File name. */
  readonly id: string;
  /** Tag of its content control. */
  readonly tag: string;
  /** Title of its control: as printed when the document was built, cut to the length that Word allows. */
  readonly title: string;
  readonly lines: readonly ReviewedLine[];
}

/** A document of an issue as the program built it. */
export interface BaseDocument {
  readonly items: readonly BaseItem[];
  /** The lines outside of the items, in document order, with the id of each item in its place. */
  readonly outside: readonly (ReviewedLine | string)[];
}

/** Lists the items of a bulletin in printed order. */
export function listItems(bulletin: Bulletin): readonly BulletinItem[] {
  return bulletin.sections.flatMap(({ items }) => items);
}

/** Splits an unedited document into its items by the tags of their controls. */
export function splitByControls(document: ReviewedDocument, items: readonly BulletinItem[], tagOf: (id: string) => string): BaseDocument {
  const found = new Map<string, BaseItem & { readonly lines: ReviewedLine[] }>();
  const outside: (ReviewedLine | string)[] = [];
  for (const line of document.lines) {
    const control = line.control === null ? undefined : document.controls[line.control];
    const item = items.find(({ id }) => tagOf(id) === control?.tag);
    const known = item === undefined ? undefined : found.get(item.id);
    if (item === undefined) outside.push(line);
    else if (known !== undefined) known.lines.push(line);
    else {
      found.set(item.id, { id: item.id, tag: tagOf(item.id), title: control?.title ?? item.title, lines: [line] });
      outside.push(item.id);
    }
  }
  return { items: [...found.values()], outside };
}

/** Counts the lines that only one of two documents has. */
export function countDifferentLines(one: ReviewedDocument, other: ReviewedDocument): number {
  const counts = new Map<string, number>();
  for (const { text } of one.lines) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const { text } of other.lines) counts.set(text, (counts.get(text) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}
