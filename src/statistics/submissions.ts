import { deriveIssueDate, isPrinted } from '../model/derive.ts';
import { type ItemStatus, listSources } from '../model/item.ts';
import type { ItemDraft, Manuscript } from '../model/manuscript.ts';
import { placeholders } from '../model/placeholders.ts';
import { findOfficialSources, findSource, listKnownCategories, type Publication } from '../model/publication.ts';

/** One submitted item as the statistics see it. */
export interface Submission {
  /** Day of the issue in whose folder it lies, printed or not. */
  readonly date: string;
  /** Official names, at least one, each once. */
  readonly sources: readonly string[];
  readonly category: string;
  readonly status: ItemStatus;
  /** How many remarks leaders made on it. */
  readonly remarks: number;
  /** The higher offices that used it, or their tiers. */
  readonly adopted: readonly string[];
}

/** What an issue brings to the statistics. */
export interface IssueSubmissions {
  /** Null when it cannot be told; then the issue brings nothing. */
  readonly date: string | null;
  readonly submissions: readonly Submission[];
  /** Files that would count if what the statistics need could be read in them. */
  readonly leftOut: readonly string[];
}

type CountedPublication = Pick<Publication, 'publisher' | 'sections' | 'sources'> & Pick<Partial<Publication>, 'categories'>;

/**
 * The submissions of an issue. An item in which source, category, status or what gives points is missing or wrong is left out and named;
 * so is an issue whose date cannot be known, which may then belong to any period. The publisher's own items are not counted, as it does not
 * submit to itself, nor is the sample that `init` wrote.
 */
export function collectSubmissions({ issue, items }: Manuscript, publication: CountedPublication): IssueSubmissions {
  const date = findDate(issue, items);
  if (date === null) return { date, submissions: [], leftOut: [issue.file, ...filterUndated(items).map(({ file }) => file)] };
  const found = items.map((item) => ({ file: item.file, submission: toSubmission(item, date, publication) }));
  return {
    date,
    submissions: found.flatMap(({ submission }) => (submission === null || submission === 'own' ? [] : [submission])),
    leftOut: found.flatMap(({ file, submission }) => (submission === null ? [file] : [])),
  };
}

/** An issue's date is known when its file gives it, or when all the items it may follow from have one. */
function findDate(issue: Manuscript['issue'], items: readonly ItemDraft[]): string | null {
  if (issue.broken.has('date')) return null;
  if (issue.values.date === undefined && filterUndated(items).length > 0) return null;
  const values = items.map((item) => item.values);
  return deriveIssueDate(issue.values, values) ?? null;
}

/** The printed items that say no date. */
function filterUndated(items: readonly ItemDraft[]): readonly ItemDraft[] {
  return items.filter(({ values }) => isPrinted(values) && values.date === undefined);
}

/** What must be understood of an item for its figures to be right. */
const NEEDED = ['source', 'category', 'status', 'with', 'remarks', 'adopted'] as const;

function toSubmission({ values, broken }: ItemDraft, date: string, publication: CountedPublication): Submission | 'own' | null {
  const { source, category, with: others, status = 'used', remarks = [], adopted = [] } = values;
  // The sample that `init` wrote is nobody's submission.
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
  };
}
