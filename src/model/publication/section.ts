import { defineField, line, positive } from '../fields.ts';
import { levels } from '../levels.ts';
import * as z from '../zod.ts';

/** Where an item names its source: （…） at its end, `…：` before its title, below its title at the right, or nowhere. */
export const attributionStyles = ['end', 'lead', 'below', 'none'] as const;
export type AttributionStyle = (typeof attributionStyles)[number];

/** How an item's title is set: running into the text, or on its own line. */
export type TitleStyle = 'run-in' | 'line';

/** The same, and `only`: the title is the whole item (简讯), which needs no text. */
export const titleStyles = ['run-in', 'line', 'only'] as const;

/** How the names of an item's people stand beside its source: not at all, 局　姓名, 姓名，局, or without the source. */
export const peopleStyles = ['none', 'after', 'before', 'only'] as const;
export type PeopleStyle = (typeof peopleStyles)[number];

/** A section (栏目): its categories, and how its items print. */
export const sectionSchema = z.strictObject({
  title: defineField(line(), {
    zh: '栏目名',
    description: 'The title printed above the section (栏目).',
    about: '栏目的名称，印在栏目上方。',
  }),
  under: defineField(z.optional(line()), {
    zh: '上级栏目',
    description: 'Title of the section above it, when there are two levels: printed once above the sections that name it.',
    about: '分两级的，写上一级栏目的名称；连着写同一个的，上面只印一次。',
  }),
  categories: defineField(z.optional(z.array(line()).check(z.minLength(1))), {
    zh: '类别',
    description: 'Categories whose items the section holds; the section title alone when left out.',
    about: '本栏目收哪些类别的稿件；不写则只收与栏目同名的类别。',
  }),
  mark: defineField(z._default(z.string().check(z.trim(), z.maxLength(2)), '△'), {
    zh: '标记',
    description: 'Mark before each item, △ unless set; empty for none.',
    about: '每篇稿件前的标记，默认为△；写 "" 则不加。',
  }),
  attribution: defineField(z._default(z.enum(attributionStyles), 'end'), {
    zh: '署名',
    description:
      'Where an item names its source: end （来源）, lead 来源：, below its title, or none. Below, the title has a line of its own.',
    about: '署名的位置：end 文末（来源），lead 文首 来源：，below 标题下面右侧（标题单独一行），none 不署名。',
  }),
  people: defineField(z._default(z.enum(peopleStyles), 'none'), {
    zh: '署人名',
    description: 'How the attribution names an item’s people: none, after the source, before it, or only them.',
    about: '署名里怎样印作者、通讯员：none 不印，after 单位　姓名，before 姓名，单位，only 只印姓名。',
  }),
  item_title: defineField(z._default(z.enum(titleStyles), 'run-in'), {
    zh: '标题样式',
    description:
      'run-in: the title is the first sentence of the text; line: it has a line of its own; only: it is the whole item, which needs no text.',
    about: 'run-in 标题与正文接排；line 标题单独一行；only 简讯，标题就是全文，可以没有正文。',
  }),
  groups: defineField(z.optional(z.array(line()).check(z.minLength(1))), {
    zh: '来源分组',
    description: 'Groups whose sources may file under the section’s categories; every source when left out.',
    about: '本栏目只收哪些分组的来源单位；不写则不限。',
  }),
  lead_in: defineField(z._default(z.boolean(), false), {
    zh: '提要句',
    description: 'Whether every item of the section must have a lead-in: bold words that open a paragraph.',
    about: '本栏目的稿件是否必须有提要句（段首加粗的一句）。',
  }),
  length: defineField(
    z.prefault(
      z.strictObject({
        min: defineField(z.optional(positive()), {
          zh: '最少',
          description: 'Fewest characters of an item’s text, marks included.',
          about: '正文最少多少字，标点也算。',
        }),
        max: defineField(z.optional(positive()), {
          zh: '最多',
          description: 'Most characters of an item’s text, marks included.',
          about: '正文最多多少字，标点也算。',
        }),
      }),
      {},
    ),
    { zh: '字数', description: 'How long an item of the section may be, in characters of text.', about: '本栏目稿件的字数要求。' },
  ),
  rules: defineField(levels(), {
    zh: '规则',
    description: 'Levels of rules for items of the section, before the publication’s.',
    about: '只用于本栏目稿件的规则级别，先于刊物的。',
  }),
});

export type Section = z.output<typeof sectionSchema>;

/** Categories of a section. */
export function listSectionCategories(section: Section): readonly string[] {
  return section.categories ?? [section.title];
}
