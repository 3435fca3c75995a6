import type { Block, Note } from '../model/body.ts';
import { deriveIssueDate, deriveIssueNumber, isPrinted } from '../model/derive.ts';
import type { Issue } from '../model/issue.ts';
import type { ItemFields } from '../model/item.ts';
import type { Draft, Manuscript } from '../model/manuscript.ts';
import type { Publication } from '../model/publication.ts';

/** An item with all required fields. */
export type CompleteItem = ItemFields & { readonly name: string; readonly body: readonly Block[]; readonly notes: readonly Note[] };

/** An issue with all required fields. */
export interface CompleteIssue {
  readonly publication: Publication;
  readonly issue: Partial<Issue>;
  readonly number: number;
  /** ISO */
  readonly date: string;
  /** Items to print. */
  readonly items: readonly CompleteItem[];
}

/**
 * Narrows a manuscript that passed every check. Throws an Error when a required field is missing after all: reader and rules then failed to
 * report it, which is a defect of ours and not a diagnostic.
 */
export function completeIssue(manuscript: Manuscript): CompleteIssue {
  const { publication, issue } = manuscript;
  const items = manuscript.items.filter(({ values }) => isPrinted(values));
  return {
    publication: requireFields<Publication>(publication, [
      'name',
      'publisher',
      'masthead',
      'sections',
      'sources',
      'imprint',
      'template',
      'distribution',
    ]),
    issue: issue.values,
    number: requireValue(deriveIssueNumber(issue.values, manuscript.folder), 'the number of the issue'),
    date: requireValue(
      deriveIssueDate(
        issue.values,
        items.map((item) => item.values),
      ),
      'the date of the issue',
    ),
    items: items.map((item) => ({
      ...requireFields<ItemFields>(item, ['title', 'source', 'category', 'date']),
      name: item.name,
      body: item.body,
      notes: item.notes,
    })),
  };
}

function requireFields<T extends object>(draft: Draft<T>, required: readonly (keyof T & string)[]): T {
  for (const field of required) requireValue(draft.values[field], `${field} of ${draft.file}`);
  return draft.values as T;
}

function requireValue<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is missing after all checks have passed`);
  return value;
}
