import type { Bulletin, BulletinItem } from '../../../model/bulletin.ts';
import type { Reviewed, ReviewedLine } from '../docx/read.ts';
import type { BaseItem } from './match.ts';

/** A document of an issue as this program wrote it: its items, and what stands outside of them. */
export interface Base {
  readonly items: readonly BaseItem[];
  /** Lines outside of the items, and in the place of each item its id. */
  readonly outside: readonly (ReviewedLine | string)[];
}

/** The items of a bulletin in printed order. */
export function itemsOf(bulletin: Bulletin): readonly BulletinItem[] {
  return bulletin.sections.flatMap(({ items }) => items);
}

/**
 * Takes a document that nobody edited apart by the tags of its controls.
 *
 * @param tagOf the tag of an item
 */
export function baseOf(document: Reviewed, items: readonly BulletinItem[], tagOf: (id: string) => string): Base {
  const found: BaseItem[] = [];
  const outside: (ReviewedLine | string)[] = [];
  for (const line of document.lines) {
    const control = line.control === null ? null : document.controls[line.control];
    const item = control === null || control === undefined ? undefined : items.find(({ id }) => tagOf(id) === control.tag);
    if (item === undefined) {
      outside.push(line);
      continue;
    }
    const known = found.find(({ id }) => id === item.id);
    if (known === undefined) {
      found.push({ id: item.id, tag: tagOf(item.id), title: control?.title ?? item.title, lines: [line] });
      outside.push(item.id);
    } else found[found.indexOf(known)] = { ...known, lines: [...known.lines, line] };
  }
  return { items: found, outside };
}

/** How many lines of one document the other does not have, both ways. */
export function distance(one: Reviewed, other: Reviewed): number {
  const counts = new Map<string, number>();
  for (const { text } of one.lines) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const { text } of other.lines) counts.set(text, (counts.get(text) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}
