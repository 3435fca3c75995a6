import { type Block, formatEntryLabel, formatNoteLabel, formatNoteNumber, type Inline, type List } from '../../model/body.ts';
import { type Bulletin, type BulletinItem, EDITORS_NOTE, formatNumberLine, type Masthead, NOTES } from '../../model/bulletin.ts';
import { wrap } from '../../report/wrap.ts';
import { writeTable } from './table.ts';

/** Two hanzi, as a paragraph is indented in print. */
const INDENT = '　　';

/**
 * Writes a bulletin as plain text in printed order. Paragraphs are one line each, or wrapped.
 *
 * @param columns display width of a line, a hanzi taking two; null for lines of any length
 */
export function writeText(bulletin: Bulletin, columns: number | null): string {
  const parts = listParts(bulletin, columns);
  const wrapped = parts.map((lines) => lines.map((line) => wrapLine(line, columns)).join('\n'));
  return `${wrapped.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A table is as wide as it is. */
function wrapLine(line: string, columns: number | null): string {
  return columns === null || line.includes('\n') ? line : wrap(line, { width: columns, indent: '', wide: true });
}

/** The parts of a bulletin, with a blank line between them; a line that holds line ends is a table. */
function listParts({ masthead, contents, note, sections, imprint }: Bulletin, columns: number | null): string[][] {
  const { distribution, copies, issuer } = imprint;
  return [
    listMasthead(masthead),
    ...(contents === null
      ? []
      : [
          [
            contents.title,
            ...contents.sections.flatMap(({ title, entries }) => [title, ...entries.map((entry) => `${INDENT}${entry.title}`)]),
          ],
        ]),
    note === null ? [] : [`${INDENT}${EDITORS_NOTE}${note}`],
    ...sections.flatMap(({ under, title, items }) => [
      typeof under === 'string' ? [under, title] : [title],
      ...items.map((item) => listItem(item, columns)),
    ]),
    [
      ...distribution.map(({ label, to }) => `${label}：${to}`),
      ...(copies === null ? [] : [copies]),
      ...(issuer === null ? [] : [`${issuer.office}　${issuer.date}`]),
    ],
  ];
}

function listMasthead(masthead: Masthead): string[] {
  const { notice, copy, above, name, signer, publisher, date } = masthead;
  const beside = (...words: (string | null | undefined)[]) => words.filter((each) => each !== null && each !== undefined).join('　');
  return [beside(notice, copy), beside(above), name, beside(formatNumberLine(masthead), signer), beside(publisher, date)].filter(
    (line) => line !== '',
  );
}

function listItem({ mark, title, titleStyle, byline, note, body, attribution, notes }: BulletinItem, columns: number | null): string[] {
  const [first, ...others] = body;
  const isRunIn = titleStyle === 'run-in' && first?.type === 'paragraph';
  const opening = `${INDENT}${mark}${title}`;
  const lines = [
    ...(isRunIn ? [`${opening}${toText(first.children)}`] : [opening, ...(byline === undefined ? [] : [`${INDENT}${byline}`])]),
    ...(isRunIn ? others : body).flatMap((block) => listBlock(block, columns)),
  ];
  const signed = attribution ?? '';
  const closed =
    body.at(-1)?.type === 'paragraph' ? [...lines.slice(0, -1), `${lines.at(-1) ?? ''}${signed}`] : [...lines, INDENT + signed];
  return [
    ...(note === null ? [] : [`${INDENT}${EDITORS_NOTE}${note}`]),
    ...(attribution === null ? lines : closed),
    ...notes.map((each, index) => `${INDENT}${index === 0 ? NOTES : ''}${formatNoteLabel(each)}${toText(each.children)}`),
  ].flatMap((line) => (line.includes('\n') ? [line] : line.split('\u2028')));
}

type Handlers = {
  readonly [T in Block['type']]: (block: Extract<Block, { type: T }>, columns: number | null) => readonly string[];
};

const handlers = {
  paragraph: ({ children }) => [`${INDENT}${toText(children)}`],
  heading: ({ children }) => [`${INDENT}${toText(children)}`],
  list: (list) => listEntries(list, 0),
  table: ({ align, head, rows }, columns) => {
    const words = [head, ...rows].map((row) => row.map(({ children }) => toText(children).replaceAll(BREAK, ' ')));
    return [writeTable(words, align, columns)];
  },
  image: ({ alt, caption }) => [`${INDENT}［图片${alt === '' ? '' : `：${alt}`}］`, ...(caption === null ? [] : [`${INDENT}${caption}`])],
} satisfies Handlers;

function listBlock(block: Block, columns: number | null): readonly string[] {
  return (handlers[block.type] as (block: Block, columns: number | null) => readonly string[])(block, columns);
}

function listEntries(list: List, depth: number): string[] {
  return list.entries.flatMap(({ blocks }, index) =>
    blocks.flatMap((block, at) => {
      if (block.type === 'list') return listEntries(block, depth + 1);
      return [`${INDENT.repeat(depth + 1)}${at === 0 ? formatEntryLabel(list, index, depth) : ''}${toText(block.children)}`];
    }),
  );
}

/** A hard line break until lines are split. */
const BREAK = '\u2028';

/** The words of a paragraph; the address of a link follows it. */
function toText(children: readonly Inline[]): string {
  return children
    .map((child) => {
      if (child.type === 'note') return formatNoteNumber(child.number);
      if (child.type === 'break') return BREAK;
      const { value, href } = child;
      return href === undefined || href.replace(/^mailto:/, '') === value ? value : `${value} <${href}>`;
    })
    .join('');
}
