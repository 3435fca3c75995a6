import { deriveIssueDate, isPrinted } from '../model/derive.ts';
import { type ItemStatus, listSources } from '../model/item.ts';
import type { ItemDraft, Manuscript } from '../model/manuscript.ts';
import { placeholders } from '../model/placeholders.ts';
import { findMark } from '../model/publication/marks.ts';
import { findOfficialSources, findSource, listKnownCategories, type Publication } from '../model/publication.ts';

/** A submitted item as counted by the statistics. */
export interface Submission {
  /** Date of the issue that contains it, printed or not. */
  readonly date: string;
  /** Official names without duplicates, at least one. */
  readonly sources: readonly string[];
  readonly category: string;
  readonly status: ItemStatus;
  /** Number of remarks by leaders. */
  readonly remarks: number;
  /** The higher offices that used it, or their tiers. */
  readonly adopted: readonly string[];
  /** Points of its mark. */
  readonly bonus?: number;
}

/** The submissions of an issue. */
export interface IssueSubmissions {
  /** Null if it cannot be determined; the issue is then not counted. */
  readonly date: string | null;
  readonly submissions: readonly Submission[];
  /** Files that cannot be counted because a required value is missing or wrong. */
  readonly leftOut: readonly string[];
}

type CountedPublication = Pick<Publication, 'publisher' | 'sections' | 'sources'> & Pick<Partial<Publication>, 'categories' | 'marks'>;

/**
 * Collects the submissions of an issue. An item whose source, category, status or point values are missing or wrong is not counted and is
 * listed in `leftOut`; so is an issue without a known date, which could belong to any period. The publisher's own items are not counted,
 * since it does not submit to itself, nor is the sample that `init` wrote.
 */
export function collectSubmissions({ issue, items }: Manuscript, publication: CountedPublication): IssueSubmissions {
  const date = findDate(issue, items);
  // A new issue has nothing to count.
  if (date === null && items.length === 0) return { date, submissions: [], leftOut: [] };
  if (date === null) return { date, submissions: [], leftOut: [issue.file, ...filterUndated(items).map(({ file }) => file)] };
  const found = items.map((item) => ({ file: item.file, submission: toSubmission(item, date, publication) }));
  return {
    date,
    submissions: found.flatMap(({ submission }) => (submission === null || submission === 'own' ? [] : [submission])),
    leftOut: found.flatMap(({ file, submission }) => (submission === null ? [file] : [])),
  };
}

/** An issue's date is known if its file gives it, or if all items that it can derive from have one. */
function findDate(issue: Manuscript['issue'], items: readonly ItemDraft[]): string | null {
  if (issue.broken.has('date')) return null;
  if (issue.values.date === undefined && filterUndated(items).length > 0) return null;
  const values = items.map((item) => item.values);
  return deriveIssueDate(issue.values, values) ?? null;
}

/** Filters the printed items without a date. */
function filterUndated(items: readonly ItemDraft[]): readonly ItemDraft[] {
  return items.filter(({ values }) => isPrinted(values) && values.date === undefined);
}

/** Fields that must be valid for the figures to be right. */
const NEEDED = ['source', 'category', 'status', 'with', 'remarks', 'adopted', 'mark'] as const;

function toSubmission({ values, broken }: ItemDraft, date: string, publication: CountedPublication): Submission | 'own' | null {
  const { source, category, with: others, status = 'used', remarks = [], adopted = [] } = values;
  // The sample that `init` wrote was not submitted by anyone.
  if (values.title === placeholders.title) return 'own';
  if (NEEDED.some((key) => broken.has(key)) || source === undefined || category === undefined) return null;
  if (!listKnownCategories(publication).includes(category)) return null;
  const known = (name: string) => findSource(publication, name) !== undefined;
  const submitters = listSources({ source, with: others }).filter((name) => known(name) || name !== publication.publisher);
  if (submitters.length === 0) return 'own';
  if (!submitters.every(known)) return null;
  const [first = '', ...rest] = submitters;
  return {
    date,
    sources: findOfficialSources(publication, { source: first, with: rest }),
    category,
    status,
    remarks: remarks.length,
    adopted,
    bonus: findMark(publication.marks ?? [], values.mark)?.points ?? 0,
  };
}
