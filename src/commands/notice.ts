import { Failure } from '../failures.ts';
import { toIsoDay } from '../model/day.ts';
import { categoriesOf, findSource, type Publication, sectionFor } from '../model/publication.ts';
import type { OutputSetting } from '../statistics/outputs/output.ts';

/** Front matter that the command line gives for the notice; null where it gives none. */
export type NoticeOptions = Readonly<Record<keyof OutputSetting['item'], string | null>>;

/**
 * The front matter of the notice (采用情况通报), such that the next issue prints it: from the publisher, in the first category of the first
 * section, dated the last day of the period. Throws a Failure where the publication would refuse what was given.
 */
export function createNotice(
  { title, source, category, date }: NoticeOptions,
  publication: Pick<Publication, 'publisher' | 'sections' | 'sources'>,
  defaults: { readonly title: string; readonly date: string },
): OutputSetting['item'] {
  const { publisher, sections } = publication;
  if (source !== null && source !== publisher && findSource(publication, source) === undefined) {
    throw refused('--source', source, [publisher]);
  }
  const categories = sections.flatMap(categoriesOf);
  if (category !== null && sectionFor(publication, category) === undefined) throw refused('--category', category, categories);
  return {
    title: title?.replace(/\s+/g, ' ').trim() || defaults.title,
    source: source ?? publisher,
    category: category ?? categories[0] ?? '',
    date: date === null ? defaults.date : dayIn(date),
  };
}

function dayIn(date: string): string {
  const day = toIsoDay(date);
  if (day === null) throw refused('--date', date, ['2021-09-30']);
  return day;
}

function refused(option: string, value: string, choices: readonly string[]): Failure {
  const some = choices.slice(0, 10);
  return new Failure(
    'usage',
    { zh: `“${value}”不能用于选项“${option}”`, en: `“${value}” is no value of “${option}”` },
    { zh: `可以写：${some.join('、')}`, en: `Write for example ${some.join(', ')}` },
  );
}
