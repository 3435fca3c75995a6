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
 * An issue as read: the valid fields of every file with their places. What could not be read is absent here and reported as a diagnostic,
 * so that an error in one field or file never hides one in another.
 */
export interface Manuscript {
  readonly publication: Draft<Publication>;
  readonly issue: Draft<Issue>;
  /** The issue's folder, absolute. */
  readonly folder: string;
  /** The items of the folder, by file name. */
  readonly items: readonly ItemDraft[];
  /** The running text of `issue.yaml`: its editor's note. */
  readonly passages: readonly Passage[];
  /** Reviewers' remarks on its items, one draft a file. */
  readonly reviewRemarks: readonly ReviewRemarksDraft[];
  /** Other issues in the parent folder, by folder name. */
  readonly siblings: readonly Sibling[];
}

/** The valid fields of a file, with their places. */
export interface Draft<T> {
  readonly file: string;
  /** Text of the file, line ends as LF; empty when it could not be read. */
  readonly text: string;
  readonly values: Partial<T>;
  /** Fields that were present but invalid. Rules skip them, as the reader has reported them. */
  readonly broken: ReadonlySet<keyof T>;
  /** Place of a value by its path in English keys (`title`, `sections.1.categories.0`), or of an author's own key by `keyPath`. */
  place(path: string): Place | undefined;
}

export interface ItemDraft extends Draft<ItemFields> {
  /** File name in the issue's folder: the item's identity down to the DOCX. */
  readonly name: string;
  readonly body: readonly Block[];
  /** Notes (注), in the order of their marks. */
  readonly notes: readonly Note[];
  /** Whether the body could be read only in part. Rules about the body skip it, as the reader has reported it. */
  readonly bodyBroken?: boolean;
  /** Running text: title, editor's note, then the body in file order, notes last. */
  readonly passages: readonly Passage[];
}

/** A file of reviewers' remarks on one item. */
export interface ReviewRemarksDraft extends Draft<ReviewRemarks> {
  /** File name of the item; null when the issue has no such item. */
  readonly item: string | null;
}

/** Another issue in the same folder. Its date is that of its `issue.yaml`. */
export interface Sibling extends Standing {
  /** Path of its `issue.yaml`, which may not exist. */
  readonly file: string;
  /** Items it printed; empty where not read, because it is too old or not older than this issue. */
  readonly items: readonly PrintedItem[];
}

/** An item printed by another issue. */
export interface PrintedItem {
  readonly file: string;
  /** As written, without quotes; empty when it has none. */
  readonly title: string;
  readonly text: Fingerprint;
}

/** All drafts of an issue, in the order of reporting. */
export function listDrafts({
  publication,
  issue,
  items,
  reviewRemarks,
}: Pick<Manuscript, 'publication' | 'issue' | 'items' | 'reviewRemarks'>) {
  return [publication, issue, ...items, ...reviewRemarks];
}
