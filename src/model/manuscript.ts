import type { Block, Note } from './body.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { Issue } from './issue.ts';
import type { ItemFields } from './item.ts';
import type { Passage } from './passage.ts';
import type { Place } from './place.ts';
import type { Publication } from './publication.ts';
import type { ReviewRemarks } from './remarks.ts';
import type { Standing } from './series.ts';

/**
 * An issue as it was read: what could be understood of every file, with the place of each field. What could not is missing here and
 * stands as a diagnostic beside it, so that an error in one field or file never hides an error in another.
 */
export interface Manuscript {
  readonly publication: Draft<Publication>;
  readonly issue: Draft<Issue>;
  /** The issue's folder, absolute. */
  readonly folder: string;
  /** Every item file of the folder, by file name. */
  readonly items: readonly ItemDraft[];
  /** The running text of `issue.yaml` itself: the editor's note. */
  readonly passages: readonly Passage[];
  /** What reviewers remarked on its items, a draft for each file. */
  readonly reviewRemarks: readonly ReviewRemarksDraft[];
  /** Other issues in the folder beside this one, by folder name. */
  readonly siblings: readonly Sibling[];
}

/** What a file said that is right, field by field, and where. */
export interface Draft<T> {
  readonly file: string;
  /** The whole text of the file, decoded, with line ends as LF; empty when it could not be read. */
  readonly text: string;
  readonly values: Partial<T>;
  /** True where a field stood in the file but was wrong; a rule that needs it keeps silent, as the reader has spoken already. */
  readonly broken: ReadonlySet<keyof T>;
  /** Place of a field's value, by its path in English keys: `title`, `sections.1.categories.0`; of an author's own key by `keyPath`. */
  place(path: string): Place | undefined;
}

export interface ItemDraft extends Draft<ItemFields> {
  /** File name inside the issue's folder: the item's identity from here to the DOCX. */
  readonly name: string;
  readonly body: readonly Block[];
  /** The item's notes (注), in the order of their marks. */
  readonly notes: readonly Note[];
  /** True where the body could not be read in full; a rule about it then keeps silent, as the reader has spoken already. */
  readonly bodyBroken?: boolean;
  /** The running text: title, editor's note, then the body in the order of the file, notes last. */
  readonly passages: readonly Passage[];
}

/** The remarks of reviewers on one item, as their file says. */
export interface ReviewRemarksDraft extends Draft<ReviewRemarks> {
  /** File name of the item; null when the issue has none that it could be. */
  readonly item: string | null;
}

/** Another issue in the folder beside this one. Its date is the one its `issue.yaml` gives. */
export interface Sibling extends Standing {
  /** Its `issue.yaml`, also where it has none. */
  readonly file: string;
  /** What it printed; empty where it was not read, as it is too old or no older than this issue. */
  readonly items: readonly PrintedItem[];
}

/** What is known of an item that another issue printed. */
export interface PrintedItem {
  readonly file: string;
  /** As it is written, without quotes; empty when it has none. */
  readonly title: string;
  readonly text: Fingerprint;
}

/** Everything of an issue that was read, in the order of its reports. */
export function draftsOf({
  publication,
  issue,
  items,
  reviewRemarks,
}: Pick<Manuscript, 'publication' | 'issue' | 'items' | 'reviewRemarks'>) {
  return [publication, issue, ...items, ...reviewRemarks];
}
