import * as z from 'zod';
import { line, positive } from './fields.ts';
import { levels } from './levels.ts';

/** Where an item names its source: （…） at its end, `…：` before its title, or nowhere. */
export const attributionStyles = ['end', 'lead', 'none'] as const;
export type AttributionStyle = (typeof attributionStyles)[number];

/** How an item's title is set: run in with the text as its first sentence, or on a line of its own. */
export const titleStyles = ['run-in', 'line'] as const;
export type TitleStyle = (typeof titleStyles)[number];

export const sectionSchema = z.strictObject({
  title: line().meta({ zh: '栏目名', description: 'The title printed above the section (栏目).' }),
  categories: z
    .array(line())
    .min(1)
    .optional()
    .meta({ zh: '类别', description: 'Categories whose items the section holds; the section title alone when left out.' }),
  mark: z.string().trim().max(2).default('△').meta({ zh: '标记', description: 'Mark before each item, △ unless set; empty for none.' }),
  attribution: z
    .enum(attributionStyles)
    .default('end')
    .meta({ zh: '署名', description: 'Where an item names its source: end （来源）, lead 来源：, or none.' }),
  item_title: z
    .enum(titleStyles)
    .default('run-in')
    .meta({ zh: '标题样式', description: 'run-in: the title is the first sentence of the text; line: it has a line of its own.' }),
  groups: z
    .array(line())
    .min(1)
    .optional()
    .meta({ zh: '来源分组', description: 'Groups whose sources may file under the section’s categories; every source when left out.' }),
  lead_in: z
    .boolean()
    .default(false)
    .meta({ zh: '提要句', description: 'Whether every item of the section must have a lead-in: bold words that open a paragraph.' }),
  length: z
    .strictObject({
      min: positive().optional().meta({ zh: '最少', description: 'Fewest characters of an item’s text, marks included.' }),
      max: positive().optional().meta({ zh: '最多', description: 'Most characters of an item’s text, marks included.' }),
    })
    .prefault({})
    .meta({ zh: '字数', description: 'How long an item of the section may be, in characters of text.' }),
  rules: levels().meta({ zh: '规则', description: 'Levels of rules for items of the section, before the publication’s.' }),
});

export const sourceSchema = z.strictObject({
  name: line().meta({ zh: '名称', description: 'Official name, as printed in the attribution.' }),
  aliases: z.array(line()).default([]).meta({ zh: '别名', description: 'Other names that items may give.' }),
  group: line().optional().meta({ zh: '分组', description: 'Group of the source, for sections and statistics: 县（市、区）, 市直单位 ….' }),
  categories: z
    .array(line())
    .min(1)
    .optional()
    .meta({ zh: '类别', description: 'The categories the source may file under; every one when left out.' }),
});

/** A word the publication avoids or watches. */
export const termSchema = z.strictObject({
  avoid: line().meta({ zh: '不用', description: 'The word as it should not stand.' }),
  use: z
    .array(line())
    .default([])
    .meta({ zh: '改用', description: 'What to write instead, best first; nothing when the sentence must be rewritten.' }),
  note: line().optional().meta({ zh: '说明', description: 'Why, or what to look at, in a sentence.' }),
});

/** A leader whose name and office are printed often. */
export const leaderSchema = z.strictObject({
  name: line().meta({ zh: '姓名', description: 'Name of the leader.' }),
  titles: z
    .array(line())
    .min(1)
    .meta({ zh: '职务', description: 'Offices as they are printed before or after the name; the first is the usual one.' }),
});

/** What is still accepted without a word. */
export const limitsSchema = z.strictObject({
  title: positive().default(40).meta({ zh: '标题字数', description: 'Most characters of an item’s title.' }),
  days: positive().default(60).meta({ zh: '稿件天数', description: 'Most days from an item’s date to the issue’s.' }),
  resolution: positive().default(150).meta({ zh: '图片分辨率', description: 'Fewest dots an inch of a picture at its printed size.' }),
});

export const distributionEntrySchema = z.strictObject({
  label: line().meta({ zh: '标签', description: '报, 送, 发, 抄送 or any other label, printed before the colon.' }),
  to: line().meta({ zh: '对象', description: 'Recipients, as one line of text.' }),
});

/** Where an issue that is printed again after a correction says so. */
export const revisionNotes = ['masthead', 'imprint', 'none'] as const;

/** Where page numbers begin: on the first page, or on the page on which the first section begins. */
export const numberingStarts = ['first-page', 'text'] as const;

export const imprintSchema = z.strictObject({
  office: line()
    .optional()
    .meta({ zh: '印发机关', description: 'The issuing office, left above the last rule; the line is left out without it.' }),
  double_sided: z
    .boolean()
    .default(true)
    .meta({ zh: '双面印刷', description: 'Printed on both sides: the imprint stands on an even page.' }),
});

export const mastheadSchema = z.strictObject({
  contents: z.boolean().default(true).meta({ zh: '本期要目', description: 'Whether the contents list stands below the red rule.' }),
  contents_title: line().default('本期要目').meta({ zh: '要目标题', description: 'The words above the contents list.' }),
  start: z
    .enum(['continue', 'new-page'])
    .default('continue')
    .meta({ zh: '正文起始', description: 'Whether the first section follows below the masthead or starts a new page.' }),
  numbering: z
    .enum(numberingStarts)
    .default('first-page')
    .meta({ zh: '页码起始', description: 'Whether pages are numbered from the first one or from the first page of text.' }),
  notice: line().optional().meta({ zh: '提示', description: 'Words at the top left, such as 内部资料 注意保存.' }),
});

/**
 * `bulletin.yaml`: the publication (刊物). Sources stand in protocol order (排名): a source's place in the list is its rank.
 */
export const publicationSchema = z.strictObject({
  // Files are named after it; systems take names of some 80 hanzi.
  name: line().max(40).meta({ zh: '刊名', description: 'Name of the bulletin, set large in red.' }),
  publisher: line().meta({ zh: '编印单位', description: 'The office that publishes it, left above the red rule.' }),
  masthead: mastheadSchema.prefault({}).meta({ zh: '报头', description: 'What stands on the first page above the text.' }),
  categories: z
    .array(line())
    .optional()
    .meta({ zh: '类别', description: 'All categories an item may be filed under; those of the sections when left out.' }),
  sections: z.array(sectionSchema).min(1).meta({ zh: '栏目', description: 'The sections, in the order in which they are printed.' }),
  sources: z.array(sourceSchema).min(1).meta({ zh: '来源单位', description: 'The source departments, in protocol order.' }),
  imprint: imprintSchema
    .prefault({})
    .meta({ zh: '版记', description: 'What stands at the foot of the last page besides the distribution.' }),
  revision_note: z
    .enum(revisionNotes)
    .default('masthead')
    .meta({ zh: '修订标注', description: 'Where a revised issue says so: beside its number, with the reason in the imprint, or nowhere.' }),
  template: line()
    .default('jianbao')
    .meta({ zh: '模板', description: 'Template of the page: jianbao, plain, or a folder inside the publication’s.' }),
  distribution: z
    .array(distributionEntrySchema)
    .default([])
    .meta({ zh: '分送', description: 'Whom every issue goes to (报、送、发), unless the issue says otherwise.' }),
  rules: levels().meta({ zh: '规则', description: 'Levels of rules: off, note, warning or error by the rule’s code.' }),
  limits: limitsSchema.prefault({}).meta({ zh: '限度', description: 'Numbers that rules go by.' }),
  terms: z.array(termSchema).default([]).meta({ zh: '用词', description: 'Words to avoid and what to use, besides the starter list.' }),
  starter_terms: z
    .boolean()
    .default(true)
    .meta({ zh: '通用错词', description: 'Whether the starter list of common slips that comes with the package is used.' }),
  leaders: z.array(leaderSchema).default([]).meta({ zh: '领导', description: 'Leaders in protocol order, with their offices.' }),
});

export type Publication = z.output<typeof publicationSchema>;
export type Section = z.output<typeof sectionSchema>;
export type Source = z.output<typeof sourceSchema>;
export type Term = z.output<typeof termSchema>;
export type Leader = z.output<typeof leaderSchema>;
export type DistributionEntry = z.output<typeof distributionEntrySchema>;

/** The categories whose items a section holds. */
export function categoriesOf(section: Section): readonly string[] {
  return section.categories ?? [section.title];
}

/** The publication's list of categories: its own when it has one, else those of its sections. */
export function knownCategories(publication: Pick<Publication, 'categories' | 'sections'>): readonly string[] {
  return publication.categories ?? [...new Set(publication.sections.flatMap(categoriesOf))];
}

/** The section that prints a category, or undefined. */
export function sectionFor(publication: Pick<Publication, 'sections'>, category: string): Section | undefined {
  return publication.sections.find((section) => categoriesOf(section).includes(category));
}

/** The source of that official name or alias, with its protocol rank counted from 0; undefined when the publication does not know it. */
export function findSource(
  publication: Pick<Publication, 'sources'>,
  name: string,
): { readonly source: Source; readonly rank: number } | undefined {
  const rank = publication.sources.findIndex((source) => source.name === name || source.aliases.includes(name));
  const source = publication.sources[rank];
  return source === undefined ? undefined : { source, rank };
}
