import {
  type Bulletin,
  type BulletinItem,
  type BulletinSection,
  type Contents,
  DRAFT_MARK,
  type Imprint,
  type Masthead,
  SIGNER,
} from '../model/bulletin.ts';
import { compareNames } from '../model/item-names.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { fillPattern, formatSchoolYear } from '../model/pattern.ts';
import { findMark, LEGEND } from '../model/publication/marks.ts';
import { findOfficialSources, findSection, findSource, type PeopleStyle, type Publication, type Section } from '../model/publication.ts';
import { type CompleteIssue, type CompleteItem, completeIssue } from './complete.ts';

export interface AssembleOptions {
  /** Sheets are pre-printed with the red parts of the masthead (套红纸); false by default. */
  readonly preprinted?: boolean | undefined;
  /** Draft for sign-off, and whether its lines are numbered; null or omitted for a final issue. */
  readonly draft?: { readonly lineNumbers: boolean } | null | undefined;
  /** Date in the document's properties, ISO; the issue's by default. Does not affect what is printed. */
  readonly documentDate?: string | undefined;
}

/**
 * Assembles an issue into a bulletin: sections in the publication's order, items in theirs, and every number, date and name in its printed
 * form. Pure. Expects a manuscript without errors; throws an Error when a required field is missing.
 */
export function assemble(manuscript: Manuscript, { preprinted = false, documentDate, draft = null }: AssembleOptions = {}): Bulletin {
  const issue = completeIssue(manuscript);
  const { publication } = issue;
  const sections = joinSections(publication.sections.flatMap((section) => toSection(section, issue)));
  const masthead = toMasthead(issue, preprinted);
  return {
    masthead,
    contents: publication.masthead.contents ? toContents(sections, publication.masthead.contents_title) : null,
    start: publication.masthead.start,
    numbering: publication.masthead.numbering,
    note: issue.issue.note ?? null,
    sections,
    imprint: toImprint(issue),
    properties: { title: `${masthead.name} ${masthead.number}`, author: publication.publisher, date: documentDate ?? issue.date },
    ...(draft === null ? {} : { draft: { mark: DRAFT_MARK, ...draft } }),
  };
}

/** A section with its items; empty when it has none. */
function toSection(section: Section, { publication, items }: CompleteIssue): BulletinSection[] {
  const held = items.filter((item) => findSection(publication, item.category) === section);
  if (held.length === 0) return [];
  const under = section.under === undefined ? {} : { under: section.under };
  return [{ ...under, title: section.title, items: sortItems(publication, held).map((item) => toItem(item, section, publication)) }];
}

/** Sections in a row below the same title print it once. */
function joinSections(sections: readonly BulletinSection[]): BulletinSection[] {
  return sections.map((section, index) =>
    section.under !== undefined && section.under === sections[index - 1]?.under ? { ...section, under: null } : section,
  );
}

function toItem(item: CompleteItem, section: Section, publication: Publication): BulletinItem {
  const source = findOfficialSources(publication, item).join('、');
  const signature = formatSignature(source, item.people ?? [], section.people);
  const title = `${section.attribution === 'lead' ? `${source}：` : ''}${stripFullStop(item.title)}`;
  // Between title and text only a title on its own line leaves room for the source.
  const titleStyle = section.item_title === 'line' || section.attribution === 'below' ? 'line' : 'run-in';
  return {
    id: item.name,
    mark: findMark(publication.marks, item.mark)?.mark ?? section.mark,
    title: titleStyle === 'run-in' ? closeSentence(title) : title,
    titleStyle,
    attributionStyle: section.attribution,
    attribution: section.attribution === 'end' ? `（${signature}）` : null,
    ...(section.attribution === 'below' ? { byline: signature } : {}),
    note: item.note ?? null,
    body: item.body,
    notes: item.notes,
  };
}

/** The source with the people beside it, as the section asks: 县农业局　张三, or 张三，县农业局. */
function formatSignature(source: string, people: readonly string[], style: PeopleStyle): string {
  if (people.length === 0 || style === 'none') return source;
  const names = people.join('　');
  return { after: `${source}　${names}`, before: `${names}，${source}`, only: names }[style];
}

/** The contents list one level: the items of subsections stand below the title above these. */
function toContents(sections: readonly BulletinSection[], title: string): Contents {
  const listed: { title: string; entries: Contents['sections'][number]['entries'] }[] = [];
  for (const section of sections) {
    const entries = section.items.map((item) => ({ title: stripFullStop(item.title), item: item.id }));
    const last = listed.at(-1);
    if (section.under === null && last !== undefined) last.entries = [...last.entries, ...entries];
    else listed.push({ title: section.under ?? section.title, entries });
  }
  return { title, sections: listed };
}

/** Words of the masthead. A classification replaces the publication's notice; the urgency follows either. */
function toMasthead({ publication, issue, number, date }: CompleteIssue, preprinted: boolean): Masthead {
  const notice = [formatClassification(issue.classification) ?? publication.masthead.notice, issue.urgency];
  const words = {
    number: issue.through === undefined ? `${number}` : `${number}—${issue.through}`,
    year: date.slice(0, 4),
    school_year: formatSchoolYear(date),
    publisher: publication.publisher,
    date: publication.masthead.date === 'month' ? formatChineseDate(date).replace(/\d+日$/, '') : formatChineseDate(date),
  };
  return {
    ...(publication.masthead.above === undefined ? {} : { above: publication.masthead.above }),
    name: publication.name,
    preprinted,
    number: `${issue.supplement === true ? '增刊' : ''}${fillPattern(publication.masthead.number, words)}${issue.through === undefined ? '' : '合刊'}`,
    ...(issue.period === undefined ? {} : { period: issue.period }),
    total: issue.total === undefined ? null : `总第${issue.total}期`,
    revision: publication.revision_note === 'masthead' ? formatRevision(issue.revision) : null,
    publisher: fillPattern(publication.masthead.left, words),
    date: fillPattern(publication.masthead.right, words),
    notice: notice.filter((words) => words !== undefined).join('　') || null,
    copy: issue.copy === undefined ? null : `编号：${issue.copy}`,
    signer: issue.signer === undefined ? null : `${SIGNER}${issue.signer}`,
  };
}

/** 秘密★1年: GB/T 9704-2012, 7.2.2 separates level and term by a star; the level alone when there is no term. */
function formatClassification(classification: CompleteIssue['issue']['classification']): string | undefined {
  if (classification === undefined) return undefined;
  const { level, term } = classification;
  return term === undefined ? level : `${level}★${term}`;
}

/** Words of the imprint. The issue's own distribution overrides the publication's. */
function toImprint({ publication, issue, items, date }: CompleteIssue): Imprint {
  const recipients = [...toRevisionEntry(publication, issue), ...(issue.distribution ?? publication.distribution)];
  const lines = issue.lines ?? publication.imprint.lines;
  const listLines = (at: (typeof lines)[number]['place']) =>
    lines.filter(({ place }) => place === at).map(({ label, text }) => ({ label, to: text }));
  const { office, double_sided: doubleSided } = publication.imprint;
  return {
    distribution: [
      ...[...listLines('above'), ...toLegend(publication.marks, items)].map((entry) => ({ ...entry, above: true as const })),
      ...listLines('first'),
      ...recipients.map(({ label, to }) => ({ label, to: closeSentence(to) })),
      ...listLines('last'),
    ],
    copies: issue.copies === undefined ? null : `共印${issue.copies}份`,
    issuer: office === undefined ? null : { office, date: `${formatChineseDate(date)}印发` },
    doubleSided,
  };
}

/** What the marks in use mean: 标记：★ 领导批示　◆ 上级采用. */
function toLegend(marks: Publication['marks'], items: readonly CompleteItem[]) {
  const used = marks.filter((mark) => items.some((item) => findMark(marks, item.mark) === mark));
  return used.length === 0 ? [] : [{ label: LEGEND, to: used.map(({ mark, meaning }) => `${mark} ${meaning}`).join('　') }];
}

/** Entry about a correction, above the recipients; empty when the publication prints it elsewhere. */
function toRevisionEntry(
  { revision_note: note }: CompleteIssue['publication'],
  { revision, revision_reason: reason }: CompleteIssue['issue'],
) {
  const words = note === 'imprint' ? formatRevision(revision) : null;
  return words === null ? [] : [{ label: '修订', to: reason === undefined ? `本期为${words}` : `本期为${words}，${reason}` }];
}

/**
 * Sorts the items of a section by explicit `order`, then the source's protocol rank, then date, then file name. Items without `order`
 * follow those with one. File names are unique, so the order is total and independent of reading order.
 */
function sortItems(publication: Pick<Publication, 'sources'>, items: readonly CompleteItem[]): CompleteItem[] {
  const rank = (item: CompleteItem) => findSource(publication, item.source)?.rank ?? Number.POSITIVE_INFINITY;
  const order = (item: CompleteItem) => item.order ?? Number.POSITIVE_INFINITY;
  return [...items].sort(
    (a, b) => compare(order(a), order(b)) || compare(rank(a), rank(b)) || compare(a.date, b.date) || compareNames(a.name, b.name),
  );
}

/** Compares by value, or by UTF-16 code unit: independent of the locale. */
function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** 2021-09-05 → 2021年9月5日: Arabic figures without leading zeros (GB/T 9704-2012, 7.3.5.1). */
function formatChineseDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** Name of a corrected edition; null for the first edition, number 1. */
function formatRevision(revision: number | undefined): string | null {
  if (revision === undefined || revision < 2) return null;
  return revision === 2 ? '修订版' : `修订第${revision}版`;
}

/** Adds a full stop unless the text already ends with a sentence-ending mark, also inside ” or ）. */
function closeSentence(text: string): string {
  return /[。！？…；：!?][”’』」）》]*$/u.test(text) ? text : `${text}。`;
}

/** Removes the full stop that an author may have typed after a title. */
function stripFullStop(text: string): string {
  return text.replace(/。+$/u, '');
}
