import type { Bulletin } from '../model/bulletin.ts';
import { deriveIssueDate, deriveIssueNumber, isPrinted } from '../model/derive.ts';
import type { ItemDraft, Manuscript } from '../model/manuscript.ts';
import { findSection, listSectionCategories, type Publication } from '../model/publication.ts';

/** What a sketch prints for a missing value, so that nobody takes it for real. */
const gap = { title: '［缺标题］', source: '［缺来源］', number: '第［缺期号］期', date: '［缺日期］' } as const;

/** Stand in for a missing number and date while the issue is assembled; `markGaps` replaces what they print. */
const stand = { number: 1, date: '2000-01-01' } as const;

/** The fields of `bulletin.yaml` without which no page can be drawn. */
const REQUIRED = ['name', 'publisher', 'masthead', 'sections', 'sources', 'imprint', 'template', 'distribution'] as const;

/** A manuscript with errors, completed so that it can be assembled. */
export interface Sketch {
  readonly manuscript: Manuscript;
  /** Replaces the stand-ins in the assembled bulletin. */
  readonly markGaps: (bulletin: Bulletin) => Bulletin;
}

/** Fills the gaps of a manuscript with placeholders. Null if `bulletin.yaml` has too many errors, or no item is printed. */
export function sketchManuscript(manuscript: Manuscript): Sketch | null {
  const { publication, issue, folder } = manuscript;
  const printed = manuscript.items.filter(({ values }) => isPrinted(values));
  const category = publication.values.sections?.flatMap(listSectionCategories)[0];
  if (category === undefined || printed.length === 0 || REQUIRED.some((field) => publication.values[field] === undefined)) return null;
  const sections = publication.values.sections as Publication['sections'];
  const number = deriveIssueNumber(issue.values, folder);
  const items = printed.map((item) => item.values);
  const date = deriveIssueDate(issue.values, items);
  const complete = (item: ItemDraft): ItemDraft => {
    const { values } = item;
    const { title = gap.title, source = gap.source, category: given = category, date: day = date ?? stand.date } = values;
    const isKnown = findSection({ sections }, given) !== undefined;
    return { ...item, values: { ...values, title, source, category: isKnown ? given : category, date: day } };
  };
  const values = { ...issue.values, number: number ?? stand.number, date: date ?? stand.date };
  return {
    manuscript: { ...manuscript, issue: { ...issue, values }, items: manuscript.items.map(complete) },
    markGaps: (bulletin) => markGaps(bulletin, { number: number === undefined, date: date === undefined }),
  };
}

function markGaps(bulletin: Bulletin, missing: { readonly number: boolean; readonly date: boolean }): Bulletin {
  const { masthead, imprint } = bulletin;
  const { issuer } = imprint;
  return {
    ...bulletin,
    masthead: {
      ...masthead,
      number: missing.number ? gap.number : masthead.number,
      date: missing.date ? gap.date : masthead.date,
    },
    imprint: { ...imprint, issuer: missing.date && issuer !== null ? { ...issuer, date: gap.date } : issuer },
  };
}
