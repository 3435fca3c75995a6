import fc from 'fast-check';
import type { Files } from '../memory-host.ts';
import { dot } from '../render/pages.ts';
import { body, type Written } from './body.ts';
import { words } from './characters.ts';

/** A publication with one issue that has no error, by path: `bulletin.yaml` and the files of `issue-1`. */
export interface GeneratedIssue {
  readonly files: Files;
  /** The texts of each item, in the order of its files; the first is its title. */
  readonly items: readonly (readonly string[])[];
}

/** A text as YAML: JSON is YAML 1.2 except for some characters that it leaves unescaped. */
const quoted = (text: string) => JSON.stringify(text);

const SOURCES = ['甲县', '乙区', '丙局'];
const CATEGORIES = ['动态', '经验', '参考'];

interface Section {
  readonly attribution: string;
  readonly title: string;
  readonly mark: string;
}

const section: fc.Arbitrary<Section> = fc.record({
  attribution: fc.constantFrom('end', 'lead', 'none'),
  title: fc.constantFrom('run-in', 'line'),
  mark: fc.constantFrom('△', '', '■', '★'),
});

const publication = fc
  .record({
    name: words(4),
    publisher: words(4),
    notice: fc.option(words(4), { nil: undefined }),
    sections: fc.array(section, { minLength: 3, maxLength: 3 }),
    start: fc.constantFrom('continue', 'new-page'),
    numbering: fc.constantFrom('first-page', 'text'),
    contents: fc.boolean(),
    template: fc.constantFrom('jianbao', 'plain'),
    office: fc.option(words(4), { nil: undefined }),
    twoSided: fc.boolean(),
    distribution: fc.array(words(30), { maxLength: 3 }),
  })
  .map((of) =>
    [
      `name: ${quoted(of.name.slice(0, 30))}`,
      `publisher: ${quoted(of.publisher)}`,
      `template: ${of.template}`,
      // Digits that would be an error by chance.
      'rules: { identity-absent: off, bank-card-absent: off }',
      `masthead: { contents: ${of.contents}, start: ${of.start}, numbering: ${of.numbering}${of.notice === undefined ? '' : `, notice: ${quoted(of.notice)}`} }`,
      'sections:',
      ...of.sections.map(
        ({ attribution, title, mark }, at) =>
          `  - { title: ${CATEGORIES[at]}, mark: ${quoted(mark)}, attribution: ${attribution}, item_title: ${title} }`,
      ),
      `sources: [${SOURCES.map((name) => `{ name: ${name} }`).join(', ')}]`,
      `imprint: { double_sided: ${of.twoSided}${of.office === undefined ? '' : `, office: ${quoted(of.office)}`} }`,
      `distribution: [${of.distribution.map((to, at) => `{ label: ${'报送发'[at]}, to: ${quoted(to)} }`).join(', ')}]`,
      '',
    ].join('\n'),
  );

const issueFile = fc
  .record({
    number: fc.integer({ min: 1, max: 200 }),
    total: fc.option(fc.integer({ min: 1, max: 9000 }), { nil: undefined }),
    supplement: fc.boolean(),
    note: fc.option(words(20), { nil: undefined }),
    signer: fc.option(fc.constantFrom('张三', '李四、王五'), { nil: undefined }),
    copies: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
    urgency: fc.option(fc.constantFrom('特急', '加急'), { nil: undefined }),
    level: fc.option(fc.constantFrom('秘密', '机密'), { nil: undefined }),
    revision: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
  })
  .map(({ level, note, ...rest }) =>
    [
      'date: 2026-03-02',
      ...Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`])),
      ...(note === undefined ? [] : [`note: ${quoted(note)}`]),
      ...(level === undefined ? [] : [`classification: { level: ${level}, term: 1年 }`]),
      '',
    ].join('\n'),
  );

interface Item {
  readonly title: string;
  readonly source: string;
  readonly category: string;
  readonly note: string | undefined;
  readonly written: Written;
}

const item = (blocks: number): fc.Arbitrary<Item> =>
  fc.record({
    title: words(10),
    source: fc.constantFrom(...SOURCES),
    category: fc.constantFrom(...CATEGORIES),
    note: fc.option(words(10), { nil: undefined, freq: 8 }),
    written: body(blocks),
  });

const SIGN = '<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="10mm"><rect width="20" height="10" fill="#c00"/></svg>';

/** The text of an item's file. */
export function itemFile({ title, source, category, note, markdown }: Omit<Item, 'written'> & { readonly markdown: string }): string {
  const head = [`title: ${quoted(title)}`, `source: ${source}`, `category: ${category}`, 'date: 2026-03-01'];
  if (note !== undefined) head.push(`note: ${quoted(note)}`);
  return `---\n${head.join('\n')}\n---\n\n${markdown}\n`;
}

/** Whole issues without errors, with every body node and hostile words everywhere. */
export function issue({ items = 3, blocks = 5 } = {}): fc.Arbitrary<GeneratedIssue> {
  return fc
    .tuple(publication, issueFile, fc.array(item(blocks), { minLength: 1, maxLength: items }))
    .map(([bulletin, yaml, list]) => issueOf(bulletin, yaml, list));
}

/** An issue with this number of items, in a plain publication. */
export function manyItems(count: number): fc.Arbitrary<GeneratedIssue> {
  const bulletin = fc.constant(
    [
      'name: 测试简报',
      'publisher: 测试办公室',
      'rules: { identity-absent: off, bank-card-absent: off }',
      `sections: [${CATEGORIES.map((title) => `{ title: ${title} }`).join(', ')}]`,
      `sources: [${SOURCES.map((name) => `{ name: ${name} }`).join(', ')}]`,
      '',
    ].join('\n'),
  );
  return fc
    .tuple(bulletin, fc.constant('date: 2026-03-02\n'), fc.array(item(2), { minLength: count, maxLength: count }))
    .map(([yaml, date, list]) => issueOf(yaml, date, list));
}

function issueOf(bulletin: string, yaml: string, list: readonly Item[]): GeneratedIssue {
  // Titles are unique, as repeated items are reported.
  const items = list.map((each, at) => ({ ...each, title: `第${at + 1}篇${each.title}` }));
  const texts = items.map(({ written, ...rest }, at) => [
    `issue-1/${String(at + 1).padStart(3, '0')}.md`,
    itemFile({ ...rest, markdown: written.markdown }),
  ]);
  return {
    files: {
      'bulletin.yaml': bulletin,
      'issue-1/issue.yaml': yaml,
      'issue-1/images/dot.png': dot,
      'issue-1/images/sign.svg': SIGN,
      ...Object.fromEntries(texts),
    },
    items: items.map(({ title, note, written }) => [...(note === undefined ? [] : [note]), title, ...written.printed]),
  };
}
