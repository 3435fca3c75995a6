import { basename, extname } from 'node:path';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Issue } from '../model/issue.ts';
import type { ItemFields } from '../model/item.ts';
import { toFileStart } from '../model/place.ts';
import type { Publication } from '../model/publication.ts';
import { removeUnprintable } from './characters.ts';
import type { Document } from './document.ts';
import { findDay } from './recognise/dates.ts';
import { type Recognised, recognise, toPeople } from './recognise/index.ts';
import type { Clue } from './recognise/recogniser.ts';
import { type Remark, Remarks } from './remarks.ts';
import { isHeading } from './split/contents.ts';
import { splitBulletin, USUAL_MARKS } from './split/index.ts';
import { sectionTitle } from './split/sections.ts';
import { readSubmission, type Submission } from './submission.ts';
import { removeSpaces } from './text/join.ts';

/** A submitted file as drafts of items, not yet named. */
export interface Draft {
  readonly document: Document;
  readonly items: readonly ItemDraft[];
  /** Values of the issue, from a whole bulletin; null for a single item. */
  readonly issue: { readonly values: Partial<Issue>; readonly unknown: readonly string[] } | null;
  readonly remarks: readonly Remark[];
}

export interface ItemDraft extends Recognised {
  readonly extra: Readonly<Partial<ItemFields>>;
}

export interface DraftOptions {
  readonly publication: Publication;
  /** Whether the file is a whole bulletin to be split into items. */
  readonly split: boolean;
  readonly known: readonly Clue[];
}

/** Whether a line of a masthead has the date of the issue. */
function isDated(line: string): boolean {
  return line.length < 40 && !/[，。；]/.test(line) && findDay(line) !== null;
}

/** Reads a submitted file into drafts of items, or returns a diagnostic if it cannot be imported. */
export async function readDraft(submission: Submission, { publication, split, known }: DraftOptions): Promise<Draft | Diagnostic> {
  const marks = publication.sections.map(({ mark }) => mark).filter((mark) => mark !== '');
  const titles = new Set(
    publication.sections.flatMap(({ title, under }) => [title, ...(under === undefined ? [] : [under])].map(removeSpaces)),
  );
  const isTitle = (line: string) =>
    split &&
    (titles.has(sectionTitle(line)) ||
      isHeading(line, publication.masthead.contents_title) ||
      /^\d{1,3}$/.test(line) ||
      isDated(line) ||
      /^#{1,4}\s/.test(line));
  const document = await readSubmission(submission, { isTitle, marks: split ? [...marks, ...USUAL_MARKS] : marks });
  if ('code' in document) return document;
  const remarks = new Remarks();
  remarks.addAll(document.remarks);
  if (split) {
    const bulletin = splitBulletin(document, publication, known);
    if (bulletin === null) return createDiagnostic('submission-bounded', toFileStart(submission.file), { bound: 'items' });
    if (bulletin.items.length === 0) return createDiagnostic('submission-items', toFileStart(submission.file), {});
    const { issue, items, unknown, assumed } = bulletin;
    remarks.add('assumed-items', assumed);
    for (const line of [...unknown, ...items.flatMap(({ aside }) => aside)]) remarks.add('unplaced', 1, line);
    const notes = new Map([...document.notes, ...bulletin.notes]);
    return { document: { ...document, notes }, items, issue: { values: issue, unknown }, remarks: remarks.list() };
  }
  const fileName = removeUnprintable(basename(submission.name, extname(submission.name)), new Remarks());
  const item = recognise({ document, fileName, publication, known, marks });
  for (const line of item.aside) remarks.add('unplaced', 1, line);
  return { document, items: [{ ...item, extra: { ...toPeople(item.people), ...document.fields } }], issue: null, remarks: remarks.list() };
}
