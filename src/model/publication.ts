import { choice, field, line, positive } from './fields.ts';
import { sourcesOf } from './item.ts';
import { levels } from './levels.ts';
import * as z from './zod.ts';

/** Where an item names its source: （…） at its end, `…：` before its title, or nowhere. */
export const attributionStyles = ['end', 'lead', 'none'] as const;
export type AttributionStyle = (typeof attributionStyles)[number];

/** How an item's title is set: run in with the text as its first sentence, or on a line of its own. */
export const titleStyles = ['run-in', 'line'] as const;
export type TitleStyle = (typeof titleStyles)[number];

export const sectionSchema = z.strictObject({
  title: field(line(), { zh: '栏目名', description: 'The title printed above the section (栏目).', about: '栏目的名称，印在栏目上方。' }),
  categories: field(z.optional(z.array(line()).check(z.minLength(1))), {
    zh: '类别',
    description: 'Categories whose items the section holds; the section title alone when left out.',
    about: '本栏目收哪些类别的稿件；不写则只收与栏目同名的类别。',
  }),
  mark: field(z._default(z.string().check(z.trim(), z.maxLength(2)), '△'), {
    zh: '标记',
    description: 'Mark before each item, △ unless set; empty for none.',
    about: '每篇稿件前的标记，默认为△；写 "" 则不加。',
  }),
  attribution: field(z._default(z.enum(attributionStyles), 'end'), {
    zh: '署名',
    description: 'Where an item names its source: end （来源）, lead 来源：, or none.',
    about: '署名的位置：end 文末（来源），lead 文首 来源：，none 不署名。',
  }),
  item_title: field(z._default(z.enum(titleStyles), 'run-in'), {
    zh: '标题样式',
    description: 'run-in: the title is the first sentence of the text; line: it has a line of its own.',
    about: 'run-in 标题与正文接排；line 标题单独一行。',
  }),
  groups: field(z.optional(z.array(line()).check(z.minLength(1))), {
    zh: '来源分组',
    description: 'Groups whose sources may file under the section’s categories; every source when left out.',
    about: '本栏目只收哪些分组的来源单位；不写则不限。',
  }),
  lead_in: field(z._default(z.boolean(), false), {
    zh: '提要句',
    description: 'Whether every item of the section must have a lead-in: bold words that open a paragraph.',
    about: '本栏目的稿件是否必须有提要句（段首加粗的一句）。',
  }),
  length: field(
    z.prefault(
      z.strictObject({
        min: field(z.optional(positive()), {
          zh: '最少',
          description: 'Fewest characters of an item’s text, marks included.',
          about: '正文最少多少字，标点也算。',
        }),
        max: field(z.optional(positive()), {
          zh: '最多',
          description: 'Most characters of an item’s text, marks included.',
          about: '正文最多多少字，标点也算。',
        }),
      }),
      {},
    ),
    { zh: '字数', description: 'How long an item of the section may be, in characters of text.', about: '本栏目稿件的字数要求。' },
  ),
  rules: field(levels(), {
    zh: '规则',
    description: 'Levels of rules for items of the section, before the publication’s.',
    about: '只用于本栏目稿件的规则级别，先于刊物的。',
  }),
});

export const sourceSchema = z.strictObject({
  name: field(line(), { zh: '名称', description: 'Official name, as printed in the attribution.', about: '正式名称，署名时照此印出。' }),
  aliases: field(z._default(z.array(line()), []), {
    zh: '别名',
    description: 'Other names that items may give.',
    about: '稿件里可以写的其他名称。',
  }),
  group: field(z.optional(line()), {
    zh: '分组',
    description: 'Group of the source, for sections and statistics: 县（市、区）, 市直单位 ….',
    about: '所属分组，供栏目和统计使用，如县（市、区）、市直单位。',
  }),
  categories: field(z.optional(z.array(line()).check(z.minLength(1))), {
    zh: '类别',
    description: 'The categories the source may file under; every one when left out.',
    about: '该单位可以报送的类别；不写则不限。',
  }),
});

/** A word the publication avoids or watches. */
export const termSchema = z.strictObject({
  avoid: field(line(), { zh: '不用', description: 'The word as it should not stand.', about: '不该出现的写法。' }),
  use: field(z._default(z.array(line()), []), {
    zh: '改用',
    description: 'What to write instead, best first; nothing when the sentence must be rewritten.',
    about: '应当改用的写法，最好的写在前面；整句要改写的可以不写。',
  }),
  note: field(z.optional(line()), { zh: '说明', description: 'Why, or what to look at, in a sentence.', about: '一句话说明原因。' }),
});

/** A leader whose name and office are printed often. */
export const leaderSchema = z.strictObject({
  name: field(line(), { zh: '姓名', description: 'Name of the leader.', about: '领导姓名。' }),
  titles: field(z.array(line()).check(z.minLength(1)), {
    zh: '职务',
    description: 'Offices as they are printed before or after the name; the first is the usual one.',
    about: '与姓名连用的职务，常用的写在前面。',
  }),
});

/** What is still accepted without a word. */
export const limitsSchema = z.strictObject({
  title: field(z._default(positive(), 40), {
    zh: '标题字数',
    description: 'Most characters of an item’s title.',
    about: '标题最多多少字。',
  }),
  days: field(z._default(positive(), 60), {
    zh: '稿件天数',
    description: 'Most days from an item’s date to the issue’s.',
    about: '稿件日期最多比本期早多少天。',
  }),
  resolution: field(z._default(positive(), 150), {
    zh: '图片分辨率',
    description: 'Fewest dots an inch of a picture at its printed size.',
    about: '图片印出来每英寸最少多少点。',
  }),
});

export const distributionEntrySchema = z.strictObject({
  label: field(line(), {
    zh: '标签',
    description: '报, 送, 发, 抄送 or any other label, printed before the colon.',
    about: '报、送、发、抄送等，印在冒号前面。',
  }),
  to: field(line(), { zh: '对象', description: 'Recipients, as one line of text.', about: '发给谁，写成一行。' }),
});

/** Where an issue that is printed again after a correction says so. */
export const revisionNotes = { masthead: ['报头'], imprint: ['版记'], none: ['不注明'] } as const;

/** Where page numbers begin: on the first page, or on the page on which the first section begins. */
export const numberingStarts = ['first-page', 'text'] as const;

export const imprintSchema = z.strictObject({
  office: field(z.optional(line()), {
    zh: '印发机关',
    description: 'The issuing office, left above the last rule; the line is left out without it.',
    about: '印发机关，印在最后一条线上方左边；不写则不印这一行。',
  }),
  double_sided: field(z._default(z.boolean(), true), {
    zh: '双面印刷',
    description: 'Printed on both sides: the imprint stands on an even page.',
    about: '双面印刷，版记排在双数页。',
  }),
});

export const mastheadSchema = z.strictObject({
  contents: field(z._default(z.boolean(), true), {
    zh: '本期要目',
    description: 'Whether the contents list stands below the red rule.',
    about: '红线下面是否印本期要目。',
  }),
  contents_title: field(z._default(line(), '本期要目'), {
    zh: '要目标题',
    description: 'The words above the contents list.',
    about: '要目上方的标题。',
  }),
  start: field(z._default(z.enum(['continue', 'new-page']), 'continue'), {
    zh: '正文起始',
    description: 'Whether the first section follows below the masthead or starts a new page.',
    about: '正文接排在报头下面（continue），还是另起一页（new-page）。',
  }),
  numbering: field(z._default(z.enum(numberingStarts), 'first-page'), {
    zh: '页码起始',
    description: 'Whether pages are numbered from the first one or from the first page of text.',
    about: '页码从首页算起（first-page），还是从正文页算起（text）。',
  }),
  notice: field(z.optional(line()), {
    zh: '提示',
    description: 'Words at the top left, such as 内部资料 注意保存.',
    about: '左上角的提示，如“内部资料 注意保存”。',
  }),
});

/** Points of something; halves and other fractions are usual. */
const score = () => z.number().check(z.gte(0), z.lte(10_000));

/** How the points of an item are counted (计分), for the statistics (采用情况). */
export const pointsSchema = z.strictObject({
  item: field(z._default(score(), 1), {
    zh: '每篇',
    description: 'Points of a printed item whose category has none of its own.',
    about: '没有单列分值的类别，每篇稿件的分值。',
  }),
  categories: field(
    z._default(
      z.array(
        z.strictObject({
          category: field(line(), { zh: '类别', description: 'One of the publication’s categories.', about: '本刊的一个类别。' }),
          points: field(score(), {
            zh: '分值',
            description: 'Points of a printed item of that category.',
            about: '这个类别每篇稿件的分值。',
          }),
        }),
      ),
      [],
    ),
    { zh: '类别', description: 'Points of printed items by category.', about: '各类别稿件的分值。' },
  ),
  remark: field(z._default(score(), 0), {
    zh: '批示',
    description: 'Points of each remark a leader made on an item.',
    about: '领导批示每条的加分。',
  }),
  adopted: field(
    z._default(
      z.array(
        z.strictObject({
          tier: field(line(), {
            zh: '层级',
            description: 'The tier, such as 省级; an item may name it instead of an office.',
            about: '层级，如“省级”；稿件也可以只写层级。',
          }),
          offices: field(z._default(z.array(line()), []), {
            zh: '单位',
            description: 'The offices or bulletins of that tier, as items name them.',
            about: '这个层级的单位或刊物，与稿件里的写法一致。',
          }),
          points: field(score(), {
            zh: '分值',
            description: 'Points of an item that an office of that tier used.',
            about: '被这个层级采用一篇的加分。',
          }),
        }),
      ),
      [],
    ),
    { zh: '上级采用', description: 'Points for use by higher offices, by tier.', about: '上级采用的加分，按层级。' },
  ),
  counting: field(z._default(choice({ 'highest-tier-once': ['就高一次'], cumulative: ['累计'] }), 'highest-tier-once'), {
    zh: '计算方式',
    description: 'highest-tier-once 就高一次: the tier with the most points counts, once; cumulative 累计: each use counts.',
    about: '就高一次：只计分值最高的一个层级；累计：每次采用都计。',
  }),
  joint: field(z.optional(z.number().check(z.gte(0), z.lte(1))), {
    zh: '联合来源',
    description: 'The part of an item’s points that each of its sources gets when it has several; shared out equally when left out.',
    about: '联合报送的稿件，每个单位各得多少，如 0.5；不写则平均分配。',
  }),
});

/**
 * `bulletin.yaml`: the publication (刊物). Sources stand in protocol order (排名): a source's place in the list is its rank.
 */
export const publicationSchema = z.strictObject({
  // Files are named after it; systems take names of some 80 hanzi.
  name: field(line().check(z.maxLength(40)), {
    zh: '刊名',
    description: 'Name of the bulletin, set large in red.',
    about: '刊名，红色大字。',
  }),
  publisher: field(line(), {
    zh: '编印单位',
    description: 'The office that publishes it, left above the red rule.',
    about: '编印单位，印在红线上方左边。',
  }),
  masthead: field(z.prefault(mastheadSchema, {}), {
    zh: '报头',
    description: 'What stands on the first page above the text.',
    about: '首页正文上方的内容。',
  }),
  categories: field(z.optional(z.array(line())), {
    zh: '类别',
    description: 'All categories an item may be filed under; those of the sections when left out.',
    about: '稿件可以写的全部类别；不写则由各栏目的类别合成。',
  }),
  sections: field(z.array(sectionSchema).check(z.minLength(1)), {
    zh: '栏目',
    description: 'The sections, in the order in which they are printed.',
    about: '栏目，按印出的先后。',
  }),
  sources: field(z.array(sourceSchema).check(z.minLength(1)), {
    zh: '来源单位',
    description: 'The source departments, in protocol order.',
    about: '来源单位，按排名先后。',
  }),
  imprint: field(z.prefault(imprintSchema, {}), {
    zh: '版记',
    description: 'What stands at the foot of the last page besides the distribution.',
    about: '末页页脚除报、送、发以外的内容。',
  }),
  revision_note: field(z._default(choice(revisionNotes), 'masthead'), {
    zh: '修订标注',
    description: 'Where a revised issue says so: beside its number, with the reason in the imprint, or nowhere.',
    about: '更正后重新印发的，在哪里注明：报头（期号旁）、版记（连同原因），或不注明。',
  }),
  template: field(z._default(line(), 'jianbao'), {
    zh: '模板',
    description: 'Template of the page: jianbao, plain, or a folder inside the publication’s.',
    about: '模板：jianbao、plain，或刊物文件夹里自己的模板文件夹。',
  }),
  distribution: field(z._default(z.array(distributionEntrySchema), []), {
    zh: '分送',
    description: 'Whom every issue goes to (报、送、发), unless the issue says otherwise.',
    about: '每期报、送、发的对象，某一期另有写的除外。',
  }),
  rules: field(levels(), {
    zh: '规则',
    description: 'Levels of rules: off, note, warning or error by the rule’s code.',
    about: '各条规则的级别：关闭、提示、警告或错误。',
  }),
  limits: field(z.prefault(limitsSchema, {}), { zh: '限度', description: 'Numbers that rules go by.', about: '规则用到的限度。' }),
  terms: field(z._default(z.array(termSchema), []), {
    zh: '用词',
    description: 'Words to avoid and what to use, besides the starter list.',
    about: '本刊不用的词和应当改用的词。',
  }),
  starter_terms: field(z._default(z.boolean(), true), {
    zh: '通用错词',
    description: 'Whether the starter list of common slips that comes with the package is used.',
    about: '是否同时使用随程序附带的常见错词表。',
  }),
  leaders: field(z._default(z.array(leaderSchema), []), {
    zh: '领导',
    description: 'Leaders in protocol order, with their offices.',
    about: '领导姓名和职务，按排名先后。',
  }),
  points: field(z.prefault(pointsSchema, {}), {
    zh: '计分',
    description: 'How the points of the statistics (采用情况) are counted.',
    about: '采用情况统计的计分办法。',
  }),
});

export type Publication = z.output<typeof publicationSchema>;
export type Section = z.output<typeof sectionSchema>;
export type Source = z.output<typeof sourceSchema>;
export type Term = z.output<typeof termSchema>;
export type Leader = z.output<typeof leaderSchema>;
export type PointRules = z.output<typeof pointsSchema>;
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

/** Whether a source may file under a category: it is of its own list, when it has one. */
export function maySend({ categories }: Source, category: string): boolean {
  return categories?.includes(category) ?? true;
}

/** Whether a source may file under a category of a section, which may take some groups alone. */
export function isOpenTo(section: Section, category: string, source: Source): boolean {
  return maySend(source, category) && (section.groups?.includes(source.group ?? '') ?? true);
}

/** The categories a source may file under, in the order of the sections. */
export function categoriesOpenTo(source: Source, sections: readonly Section[]): string[] {
  return sections.flatMap((section) => categoriesOf(section).filter((category) => isOpenTo(section, category, source)));
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

/**
 * The official names of an item's sources, each once, the first leading. A name the publication does not know stays as it is: the publisher's
 * own items have none else.
 */
export function officialSources(
  publication: Pick<Publication, 'sources'>,
  item: { readonly source: string; readonly with?: readonly string[] | undefined },
): readonly string[] {
  return [...new Set(sourcesOf(item).map((name) => findSource(publication, name)?.source.name ?? name))];
}

/** The tier an item means by the name of an office, or of the tier itself. */
export function tierOf(name: string, { adopted }: Pick<PointRules, 'adopted'>): PointRules['adopted'][number] | undefined {
  return adopted.find(({ tier, offices }) => tier === name || offices.includes(name));
}
