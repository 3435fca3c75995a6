import type { Issue } from '../../model/issue.ts';
import type { ItemFields } from '../../model/item.ts';
import { listSectionCategories, type Publication } from '../../model/publication.ts';
import { ITEMS } from '../../read/bounds.ts';
import { type Block, type Document, getLine, isEmpty } from '../document.ts';
import { type Recognised, recognise } from '../recognise/index.ts';
import type { Clue, Subject } from '../recognise/recogniser.ts';
import { removeSpaces } from '../text/join.ts';
import { readImprint } from './imprint.ts';
import { type Items, splitItems } from './items.ts';
import { NOTE, readMasthead } from './masthead.ts';
import { type Part, splitSections, startsWithMark } from './sections.ts';

/** A printed issue taken apart. */
export interface Bulletin {
  readonly issue: Partial<Issue>;
  readonly items: readonly BulletinItem[];
  /** Lines of masthead and imprint that an issue has no key for. */
  readonly unknown: readonly string[];
}

export interface BulletinItem extends Recognised {
  readonly extra: Readonly<Partial<ItemFields>>;
}

/** Marks that bulletins set before items, for texts that have none of the publication's own. */
const USUAL_MARKS = ['△', '▲', '◆', '◇', '●', '○', '■', '□', '★', '☆', '※', '⊙', '▶', '►'];

/**
 * Takes a whole bulletin apart: masthead, sections by their titles, items by marks or titles, imprint. An item's category is its section's, its
 * date the masthead's, as printing keeps no other, and its order that of the print. Null when it would make more items than an issue may have.
 */
export function splitBulletin(document: Document, publication: Publication, known: readonly Clue[]): Bulletin | null {
  const blocks = document.blocks.filter((block) => !isEmpty(block));
  const imprint = readImprint(blocks);
  const text = blocks.slice(0, blocks.length - imprint.blocks);
  const marks = marksOf(text, publication);
  const { before, parts } = splitSections(text, publication, marks);
  const masthead = readMasthead(before.flatMap(linesOf), publication);
  const date: readonly Clue[] =
    masthead.issue.date === undefined ? [] : [{ field: 'date', value: masthead.issue.date, origin: 'masthead', sure: true }];
  // Told before any of them is recognised: of a text that is one mark on each of its lines there would be a hundred thousand.
  if (Math.max(parts.length, masthead.contents.length) > ITEMS) return null;
  const cut = parts.map((part) => ({ part, cut: splitItems(part.blocks, marks, masthead.contents) }));
  if (cut.reduce((sum, { cut: { items } }) => sum + items.length, 0) > ITEMS) return null;
  const items = cut.flatMap((each) => itemsOf(each, { document, publication, marks, known: [...known, ...date] }));
  const empty = parts.flatMap(({ title, section, blocks }) => (title !== null && section === null && blocks.length === 0 ? [title] : []));
  return {
    issue: { ...masthead.issue, ...imprint.issue },
    items,
    unknown: [...masthead.unknown, ...unlisted(masthead.contents, items), ...empty, ...imprint.others],
  };
}

/** Lines of the contents that are the title of no item, nor part of one, as titles of two lines are. */
function unlisted(contents: readonly string[], items: readonly BulletinItem[]): readonly string[] {
  const titles = items.flatMap(({ fields }) => removeSpaces([fields.title.clue, ...fields.title.others][0]?.value ?? ''));
  return contents.filter((line) => {
    const words = removeSpaces(line.replace(/^[^：:]{2,30}[：:]/, ''));
    return !titles.some((title) => title !== '' && (title.includes(words) || words.includes(title)));
  });
}

/** The marks of the publication's sections where the text has them, else the usual one that begins the most paragraphs. */
function marksOf(blocks: readonly Block[], { sections }: Publication): readonly string[] {
  const own = [...new Set(sections.map(({ mark }) => mark))].filter((mark) => mark !== '');
  if (blocks.some((block) => startsWithMark(block, own))) return own;
  const counted = USUAL_MARKS.map((mark) => ({ mark, count: blocks.filter((block) => startsWithMark(block, [mark])).length }));
  const most = counted.sort((one, other) => other.count - one.count)[0];
  return most === undefined || most.count === 0 ? own : [most.mark];
}

function linesOf(block: Block): readonly string[] {
  if (block.kind === 'table')
    return block.rows.map((row) =>
      row
        .flatMap((cell) => cell.map((piece) => (piece.kind === 'text' ? piece.text : ' ')))
        .join(' ')
        .trim(),
    );
  return [getLine(block)];
}

interface Whole extends Pick<Subject, 'document' | 'marks' | 'known'> {
  readonly publication: Publication;
}

/** A section and where its items begin. */
interface CutPart {
  readonly part: Part;
  readonly cut: Items;
}

function itemsOf({ part, cut: { before, items } }: CutPart, { document, publication, marks, known }: Whole): readonly BulletinItem[] {
  const categories = part.section === null ? [] : listSectionCategories(part.section);
  const clues: readonly Clue[] = categories.map((value) => ({
    field: 'category',
    value,
    origin: 'section',
    sure: categories.length === 1,
  }));
  return items.map((blocks, index): BulletinItem => {
    const [notes, words] = parted(index === 0 ? [...before, ...blocks] : blocks, marks);
    const recognised = recognise({
      document: { ...document, blocks: words.text, fields: {}, properties: { title: null, dates: [] } },
      fileName: '',
      publication,
      known: [...known, ...clues],
      marks,
    });
    const untitled = part.section === null && part.title !== null ? [`栏目：${part.title}`] : [];
    const aside = [...untitled, ...words.lost.map((line) => `栏目下的文字：${line}`), ...recognised.aside];
    return { ...recognised, aside, extra: { ...(notes === null ? {} : { note: notes }), order: index + 1 } };
  });
}

/** The editor's note before an item, the item, and what stands before its mark and is neither. */
function parted(
  blocks: readonly Block[],
  marks: readonly string[],
): [string | null, { readonly text: readonly Block[]; readonly lost: readonly string[] }] {
  const start = Math.max(
    0,
    blocks.findIndex((block) => startsWithMark(block, marks)),
  );
  const before = blocks.slice(0, start).map(getLine);
  const notes = before.filter((line) => NOTE.test(line)).map((line) => line.replace(NOTE, ''));
  return [notes.length === 0 ? null : notes.join(' '), { text: blocks.slice(start), lost: before.filter((line) => !NOTE.test(line)) }];
}
