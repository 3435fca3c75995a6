import type { Failure } from '../failures.ts';
import { toIsoDay } from '../model/day.ts';
import { findSection, findSource, listSectionCategories, type Publication } from '../model/publication.ts';
import type { OutputSetting } from '../statistics/outputs/output.ts';
import { invalidValue } from './usage-failures.ts';

/** The notice's front matter as given on the command line; null for what was not given. */
export type NoticeOptions = Readonly<Record<keyof OutputSetting['item'], string | null>>;

/**
 * Builds the front matter of the notice (采用情况通报), an item that the next issue can print. Defaults: from the publisher, in the first
 * category of the first section, dated the last day of the period. Throws a Failure for a source, category or date the publication rejects.
 */
export function createNotice(
  { title, source, category, date }: NoticeOptions,
  publication: Pick<Publication, 'publisher' | 'sections' | 'sources'>,
  defaults: { readonly title: string; readonly date: string },
): OutputSetting['item'] {
  const { publisher, sections } = publication;
  if (source !== null && source !== publisher && findSource(publication, source) === undefined) {
    throw invalidChoice('--source', source, [publisher]);
  }
  const categories = sections.flatMap(listSectionCategories);
  if (category !== null && findSection(publication, category) === undefined) throw invalidChoice('--category', category, categories);
  return {
    title: title?.replace(/\s+/g, ' ').trim() || defaults.title,
    source: source ?? publisher,
    category: category ?? categories[0] ?? '',
    date: date === null ? defaults.date : parseDay(date),
  };
}

function parseDay(date: string): string {
  const day = toIsoDay(date);
  if (day === null) throw invalidChoice('--date', date, ['2021-09-30']);
  return day;
}

function invalidChoice(option: string, value: string, choices: readonly string[]): Failure {
  const some = choices.slice(0, 10);
  return invalidValue(option, value, { zh: `可以写：${some.join('、')}`, en: `Use for example ${some.join(', ')}` });
}
