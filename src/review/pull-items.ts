import type { Host } from '../host/host.ts';
import type { BulletinItem } from '../model/bulletin.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import {
  type BaseDocument,
  type LeftOutChange,
  type MatchedItems,
  type ReviewedDocument,
  type ReviewedLine,
  withoutPageNumber,
} from './pull/index.ts';
import { type PulledFile, pullItem } from './pull-item.ts';

/** An edited document and the documents that it is compared with, split into items. */
interface SplitDocuments {
  readonly edited: ReviewedDocument;
  /** The document that the files build now. */
  readonly present: BaseDocument;
  /** The document that was sent out. */
  readonly past: BaseDocument;
  readonly matched: MatchedItems;
}

/** The pulled files of all items. */
interface PulledItems {
  readonly files: readonly PulledFile[];
  readonly leftOut: readonly LeftOutChange[];
  /** Whether the file of an item has changed since the document was sent out. */
  readonly haveChanged: boolean;
}

/** Pulls the items one by one. Items that were added to the issue since the document was sent out are skipped. */
export async function pullItems(
  host: Host,
  manuscript: Manuscript,
  items: readonly BulletinItem[],
  { edited, present, past, matched }: SplitDocuments,
): Promise<PulledItems> {
  const files: PulledFile[] = [];
  const leftOut: LeftOutChange[] = [];
  let haveChanged = false;
  for (const item of items) {
    const isItem = ({ id }: { readonly id: string }) => id === item.id;
    const draft = manuscript.items.find(({ name }) => name === item.id);
    const [now, sent] = [present.items.find(isItem)?.lines, past.items.find(isItem)?.lines];
    if (draft === undefined || now === undefined || sent === undefined) continue;
    const numbers = matched.lines.get(item.id);
    if (numbers === undefined) {
      leftOut.push({ reason: 'item-removed', place: toFileStart(draft.file), before: item.title, after: '' });
      continue;
    }
    const base = toText(sent) === toText(now) ? null : sent;
    haveChanged ||= base !== null;
    const pulled = await pullItem(host, manuscript.folder, { item, draft, now, base, edited: selectLines(edited, numbers) });
    if (pulled.file !== null) files.push(pulled.file);
    leftOut.push(...pulled.leftOut);
  }
  return { files, leftOut, haveChanged };
}

/** Lists the items whose order differs, as one change. */
export function listMoved(items: readonly BulletinItem[], past: BaseDocument, { order }: MatchedItems): readonly LeftOutChange[] {
  const before = past.items.map(({ id }) => id).filter((id) => order.includes(id));
  if (before.join('\n') === order.join('\n')) return [];
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  const toTitles = (ids: readonly string[]) => ids.map((id) => titles.get(id)).join('\n');
  return [{ reason: 'item-moved', place: null, before: toTitles(before), after: toTitles(order) }];
}

/**
 * Lists the changes outside of the items.
 *
 * @param built documents that the program built: what one of them contains was not written by a reviewer, such as a contents entry with an old
 *   title
 */
export function listOutside(edited: ReviewedDocument, matched: MatchedItems, built: readonly ReviewedDocument[]): readonly LeftOutChange[] {
  const printed = new Set(built.flatMap(({ lines }) => lines.map(withoutPageNumber)));
  const isOurs = (text: string) => text !== '' && text.split('\n').every((line) => printed.has(line));
  return [
    ...matched.strange.map((numbers): LeftOutChange => {
      return { reason: 'item-added', place: null, before: '', after: toText(selectLines(edited, numbers)) };
    }),
    ...matched.outside
      .filter(({ after }) => !isOurs(after))
      .map((difference): LeftOutChange => ({ reason: 'outside', place: null, ...difference })),
    ...edited.boxes.map((box): LeftOutChange => ({ reason: 'text-box', place: null, before: '', after: box })),
  ];
}

function selectLines({ lines }: ReviewedDocument, numbers: readonly number[]): readonly ReviewedLine[] {
  return numbers.map((at) => lines[at] as ReviewedLine);
}

function toText(lines: readonly ReviewedLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}
