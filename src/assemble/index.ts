import { type Bulletin, type BulletinItem, type BulletinSection, type Contents, DRAFT_MARK } from '../model/bulletin.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { officialSources, type Publication, type Section, sectionFor } from '../model/publication.ts';
import { type CompleteIssue, type CompleteItem, complete } from './complete.ts';
import { imprintOf } from './imprint.ts';
import { mastheadOf } from './masthead.ts';
import { inOrder } from './order.ts';
import { closed, unclosed } from './words.ts';

export interface AssembleOptions {
  /** The sheets bear the red parts of the masthead already (套红纸); false when left out. */
  readonly preprinted?: boolean | undefined;
  /** A draft for sign-off, and whether its lines are numbered; null or left out for an issue that goes out. */
  readonly draft?: { readonly lineNumbers: boolean } | null | undefined;
  /** The document's date in its properties, ISO; the issue's when left out. What is printed does not change. */
  readonly documentDate?: string | undefined;
}

/**
 * Issue → bulletin: sections in the publication's order, items inside them in theirs, every number, date and name in the words in which
 * it is printed. Pure. Takes a manuscript without errors; throws an Error when a required field is missing all the same.
 */
export function assemble(manuscript: Manuscript, { preprinted = false, documentDate, draft = null }: AssembleOptions = {}): Bulletin {
  const issue = complete(manuscript);
  const { publication } = issue;
  const sections = publication.sections.flatMap((section) => sectionOf(section, issue));
  const masthead = mastheadOf(issue, preprinted);
  return {
    masthead,
    contents: publication.masthead.contents ? contentsOf(sections, publication.masthead.contents_title) : null,
    start: publication.masthead.start,
    numbering: publication.masthead.numbering,
    note: issue.issue.note ?? null,
    sections,
    imprint: imprintOf(issue),
    properties: { title: `${masthead.name} ${masthead.number}`, author: masthead.publisher, date: documentDate ?? issue.date },
    ...(draft === null ? {} : { draft: { mark: DRAFT_MARK, ...draft } }),
  };
}

/** A section with its items, or nothing when it has none. */
function sectionOf(section: Section, { publication, items }: CompleteIssue): BulletinSection[] {
  const held = items.filter((item) => sectionFor(publication, item.category) === section);
  if (held.length === 0) return [];
  return [{ title: section.title, items: inOrder(publication, held).map((item) => itemOf(item, section, publication)) }];
}

function itemOf(item: CompleteItem, section: Section, publication: Publication): BulletinItem {
  const source = officialSources(publication, item).join('、');
  const title = `${section.attribution === 'lead' ? `${source}：` : ''}${unclosed(item.title)}`;
  return {
    id: item.name,
    mark: section.mark,
    title: section.item_title === 'run-in' ? closed(title) : title,
    titleStyle: section.item_title,
    attributionStyle: section.attribution,
    attribution: section.attribution === 'end' ? `（${source}）` : null,
    note: item.note ?? null,
    body: item.body,
    notes: item.notes,
  };
}

function contentsOf(sections: readonly BulletinSection[], title: string): Contents {
  return {
    title,
    sections: sections.map((section) => ({
      title: section.title,
      entries: section.items.map((item) => ({ title: unclosed(item.title), item: item.id })),
    })),
  };
}
