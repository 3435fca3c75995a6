import { day, defineChoice, defineField, line, positive } from './fields.ts';
import { formatNames } from './formats.ts';
import { listSources } from './item.ts';
import { levels } from './levels.ts';
import { distributionEntrySchema, imprintSchema } from './publication/imprint.ts';
import { mailSchema } from './publication/mail.ts';
import { markSchema } from './publication/marks.ts';
import { mastheadSchema } from './publication/masthead.ts';
import { periodicalSchema } from './publication/periodical.ts';
import { pointsSchema } from './publication/points.ts';
import { publicSchema } from './publication/public.ts';
import { listSectionCategories, type Section, sectionSchema } from './publication/section.ts';
import * as z from './zod.ts';

/** A word that the publication avoids or watches. */
export const termSchema = z.strictObject({
  avoid: defineField(line(), { zh: '不用', description: 'The word as it should not stand.', about: '不该出现的写法。' }),
  use: defineField(z._default(z.array(line()), []), {
    zh: '改用',
    description: 'What to write instead, best first; nothing when the sentence must be rewritten.',
    about: '应当改用的写法，最好的写在前面；整句要改写的可以不写。',
  }),
  note: defineField(z.optional(line()), { zh: '说明', description: 'Why, or what to look at, in a sentence.', about: '一句话说明原因。' }),
  except: defineField(z._default(z.array(line()), []), {
    zh: '例外',
    description: 'Longer phrases with the word in which it is right: 按装机容量 for 按装.',
    about: '含有这个词而不算错的说法，如“按装”的例外“按装机容量”。',
  }),
  since: defineField(z.optional(day()), {
    zh: '起始',
    description: 'The day since which the word is out of use, as an old name of a body; items of earlier days may have it.',
    about: '从哪一天起不再使用，如单位改名的日期；日期更早的稿件不查。',
  }),
});

export type Term = z.output<typeof termSchema>;

/** A leader and their offices. */
export const leaderSchema = z.strictObject({
  name: defineField(line(), { zh: '姓名', description: 'Name of the leader.', about: '领导姓名。' }),
  titles: defineField(z.array(line()).check(z.minLength(1)), {
    zh: '职务',
    description: 'Offices as they are printed before or after the name; the first is the usual one.',
    about: '与姓名连用的职务，常用的写在前面。',
  }),
});

export type Leader = z.output<typeof leaderSchema>;

/** A source department (来源单位) with all its names. */
export const sourceSchema = z.strictObject({
  name: defineField(line(), {
    zh: '名称',
    description: 'Official name, as printed in the attribution.',
    about: '正式名称，署名时照此印出。',
  }),
  aliases: defineField(z._default(z.array(line()), []), {
    zh: '别名',
    description: 'Other names that items may give.',
    about: '稿件里可以写的其他名称。',
  }),
  group: defineField(z.optional(line()), {
    zh: '分组',
    description: 'Group of the source, for sections and statistics: 县（市、区）, 市直单位 ….',
    about: '所属分组，供栏目和统计使用，如县（市、区）、市直单位。',
  }),
  categories: defineField(z.optional(z.array(line()).check(z.minLength(1))), {
    zh: '类别',
    description: 'The categories the source may file under; every one when left out.',
    about: '该单位可以报送的类别；不写则不限。',
  }),
});

export type Source = z.output<typeof sourceSchema>;

/** Where a corrected reprint says so. */
const revisionNotes = { masthead: ['报头'], imprint: ['版记'], none: ['不注明'] } as const;

/** Limits above which rules report. */
export const limitsSchema = z.strictObject({
  title: defineField(z._default(positive(), 40), {
    zh: '标题字数',
    description: 'Most characters of an item’s title.',
    about: '标题最多多少字。',
  }),
  days: defineField(z._default(positive(), 60), {
    zh: '稿件天数',
    description: 'Most days from an item’s date to the issue’s.',
    about: '稿件日期最多比本期早多少天。',
  }),
  resolution: defineField(z._default(positive(), 150), {
    zh: '图片分辨率',
    description: 'Fewest dots an inch of a picture at its printed size.',
    about: '图片印出来每英寸最少多少点。',
  }),
});

export type { DistributionEntry } from './publication/imprint.ts';
export { findTier, type PointRules } from './publication/points.ts';
export type { PublicSettings } from './publication/public.ts';
export { type AttributionStyle, listSectionCategories, type PeopleStyle, type Section, type TitleStyle } from './publication/section.ts';

/** `bulletin.yaml`: the publication (刊物). Sources are listed in protocol order (排名): position is rank. */
export const publicationSchema = z.strictObject({
  // Files are named after it; file systems allow some 80 hanzi.
  name: defineField(line().check(z.maxLength(40)), {
    zh: '刊名',
    description: 'Name of the bulletin, set large in red.',
    about: '刊名，红色大字。',
  }),
  publisher: defineField(line(), {
    zh: '编印单位',
    description: 'The office that publishes it, left above the red rule.',
    about: '编印单位，印在红线上方左边。',
  }),
  masthead: defineField(z.prefault(mastheadSchema, {}), {
    zh: '报头',
    description: 'What stands on the first page above the text.',
    about: '首页正文上方的内容。',
  }),
  categories: defineField(z.optional(z.array(line())), {
    zh: '类别',
    description: 'All categories an item may be filed under; those of the sections when left out.',
    about: '稿件可以写的全部类别；不写则由各栏目的类别合成。',
  }),
  sections: defineField(z.array(sectionSchema).check(z.minLength(1)), {
    zh: '栏目',
    description: 'The sections, in the order in which they are printed.',
    about: '栏目，按印出的先后。',
  }),
  sources: defineField(z.array(sourceSchema).check(z.minLength(1)), {
    zh: '来源单位',
    description: 'The source departments, in protocol order.',
    about: '来源单位，按排名先后。',
  }),
  imprint: defineField(z.prefault(imprintSchema, {}), {
    zh: '版记',
    description: 'What stands at the foot of the last page besides the distribution.',
    about: '末页页脚除报、送、发以外的内容。',
  }),
  public: defineField(z.optional(publicSchema), {
    zh: '公开',
    description: 'What may leave the house in web page, WeChat and text; nothing when left out.',
    about: '网页、微信、纯文本等公开版本收哪些内容；不写则都不公开。',
  }),
  mail: defineField(z.optional(mailSchema), {
    zh: '邮件',
    description: 'How the printed issue is sent by mail (--format eml).',
    about: '用电子邮件发送（--format eml）的设置。',
  }),
  formats: defineField(z.optional(z.array(z.enum(formatNames)).check(z.minLength(1))), {
    zh: '格式',
    description: 'The formats that are built when --format is left out; DOCX and PDF unless set.',
    about: '不写 --format 时生成哪些格式，默认是 docx 和 pdf。',
  }),
  ofd: defineField(z.optional(defineChoice({ plain: ['普通'], archive: ['归档'] })), {
    zh: '版式文件',
    description: 'Whether the OFD is plain or for long-term keeping (OFD-A, GB/T 42133).',
    about: 'OFD 是普通的，还是按长期保存的 OFD-A（GB/T 42133）生成。',
  }),
  series: defineField(z.prefault(periodicalSchema, {}), {
    zh: '刊期',
    description: 'How often an issue appears, and when its numbers begin again.',
    about: '多久出一期，期号从哪时重新编起。',
  }),
  fonts: defineField(z.optional(defineChoice({ 'office-first': ['本机优先'], bundled: ['只用随包'] })), {
    zh: '字体',
    description:
      'Fonts when --fonts is left out: those of the machine first, or only those of the package, so that all machines print alike.',
    about: '不写 --fonts 时用哪里的字体：优先用本机的，还是只用自带的（每台机器印出来一样）；默认优先用本机的。',
  }),
  marks: defineField(z._default(z.array(markSchema), []), {
    zh: '标记说明',
    description: 'Marks with a meaning, which items may name; those in use are explained at the imprint.',
    about: '有含义的标记，如★表示领导批示；稿件里写了，就印在稿件前，版记上方印说明。',
  }),
  revision_note: defineField(z._default(defineChoice(revisionNotes), 'masthead'), {
    zh: '修订标注',
    description: 'Where a revised issue says so: beside its number, with the reason in the imprint, or nowhere.',
    about: '更正后重新印发的，在哪里注明：报头（期号旁）、版记（连同原因），或不注明。',
  }),
  template: defineField(z._default(line(), 'jianbao'), {
    zh: '模板',
    description: 'Template of the page: jianbao, plain, or a folder inside the publication’s.',
    about: '模板：jianbao、plain，或刊物文件夹里自己的模板文件夹。',
  }),
  distribution: defineField(z._default(z.array(distributionEntrySchema), []), {
    zh: '分送',
    description: 'Whom every issue goes to (报、送、发), unless the issue says otherwise.',
    about: '每期报、送、发的对象，某一期另有写的除外。',
  }),
  rules: defineField(levels(), {
    zh: '规则',
    description: 'Levels of rules: off, note, warning or error by the rule’s code.',
    about: '各条规则的级别：关闭、提示、警告或错误。',
  }),
  limits: defineField(z.prefault(limitsSchema, {}), { zh: '限度', description: 'Numbers that rules go by.', about: '规则用到的限度。' }),
  terms: defineField(z._default(z.array(termSchema), []), {
    zh: '用词',
    description: 'Words to avoid and what to use, besides the starter list.',
    about: '本刊不用的词和应当改用的词。',
  }),
  starter_terms: defineField(z._default(z.boolean(), true), {
    zh: '通用错词',
    description: 'Whether the starter list of common slips that comes with the package is used.',
    about: '是否同时使用随程序附带的常见错词表。',
  }),
  leaders: defineField(z._default(z.array(leaderSchema), []), {
    zh: '领导',
    description: 'Leaders in protocol order, with their offices.',
    about: '领导姓名和职务，按排名先后。',
  }),
  points: defineField(z.prefault(pointsSchema, {}), {
    zh: '计分',
    description: 'How the points of the statistics (采用情况) are counted.',
    about: '采用情况统计的计分办法。',
  }),
});

export type Publication = z.output<typeof publicationSchema>;

/** Categories of the publication: its own list, else those of its sections. */
export function listKnownCategories(publication: Pick<Publication, 'categories' | 'sections'>): readonly string[] {
  return publication.categories ?? [...new Set(publication.sections.flatMap(listSectionCategories))];
}

/** Finds the section of a category. */
export function findSection(publication: Pick<Publication, 'sections'>, category: string): Section | undefined {
  return publication.sections.find((section) => listSectionCategories(section).includes(category));
}

/** Whether a source may file under a category. */
export function canSend({ categories }: Source, category: string): boolean {
  return categories?.includes(category) ?? true;
}

/** Whether a source may file under a category of a section, which may be limited to groups. */
export function isOpenTo(section: Section, category: string, source: Source): boolean {
  return canSend(source, category) && (section.groups?.includes(source.group ?? '') ?? true);
}

/** Categories a source may file under, in the order of the sections. */
export function listOpenCategories(source: Source, sections: readonly Section[]): string[] {
  return sections.flatMap((section) => listSectionCategories(section).filter((category) => isOpenTo(section, category, source)));
}

/** Finds a source by official name or alias, with its protocol rank from 0; undefined when unknown. */
export function findSource(
  publication: Pick<Publication, 'sources'>,
  name: string,
): { readonly source: Source; readonly rank: number } | undefined {
  const rank = publication.sources.findIndex((source) => source.name === name || source.aliases.includes(name));
  const source = publication.sources[rank];
  return source === undefined ? undefined : { source, rank };
}

/**
 * Official names of an item's sources, unique, the leading one first. Unknown names stay as they are, such as those of the publisher's own
 * items.
 */
export function findOfficialSources(
  publication: Pick<Publication, 'sources'>,
  item: { readonly source: string; readonly with?: readonly string[] | undefined },
): readonly string[] {
  return [...new Set(listSources(item).map((name) => findSource(publication, name)?.source.name ?? name))];
}
