import type { Issue } from '../../model/issue.ts';
import type { ItemFields } from '../../model/item.ts';
import { listSectionCategories, type Publication } from '../../model/publication.ts';
import { ITEMS } from '../../read/bounds.ts';
import { type Block, type Document, getLine, getText, isEmpty, makeText, type Paragraph, type Piece, removeStart } from '../document.ts';
import { findAttribution, isAttributionLine } from '../recognise/attribution.ts';
import { type Recognised, recognise, toPeople } from '../recognise/index.ts';
import type { Clue } from '../recognise/recogniser.ts';
import { removeSpaces } from '../text/join.ts';
import { findContents } from './contents.ts';
import { readImprint } from './imprint.ts';
import { BRACKETED, findItemNumber, findLead, type Items, splitItems } from './items.ts';
import { findIssueDate, findMastheadEnd, readMasthead, readNote } from './masthead.ts';
import { readNotes } from './notes.ts';
import { isUpper, type Part, splitSections, startsWithMark } from './sections.ts';

/** A printed issue split into items. */
export interface Bulletin {
  readonly issue: Partial<Issue>;
  readonly items: readonly BulletinItem[];
  /** Lines of masthead and imprint without a key in `issue.yaml`. */
  readonly unknown: readonly string[];
  /** Notes printed at the ends of items, by label. */
  readonly notes: ReadonlyMap<string, readonly Piece[]>;
  /** Number of items recognised only by lines that look like titles. */
  readonly assumed: number;
}

export interface BulletinItem extends Recognised {
  readonly extra: Readonly<Partial<ItemFields>>;
}

/** Common marks before items; hollow and solid ones of a form are together. */
const MARK_FAMILIES = ['△▲▽▼', '◆◇', '●○◎', '■□', '★☆', '※', '⊙', '▶►➤☞', '✦❖'].map((family) => [...family]);
/** All of them. */
export const USUAL_MARKS: readonly string[] = MARK_FAMILIES.flat();

/**
 * Splits a whole bulletin: imprint, masthead, contents, sections, items. An item's category comes from its section, its date from the
 * masthead, and its order from the print. Null if there are more items than an issue may have.
 */
export function splitBulletin(document: Document, publication: Publication, known: readonly Clue[]): Bulletin | null {
  const blocks = document.blocks.filter((block) => !isEmpty(block));
  const imprint = readImprint(blocks, publication);
  const printed = blocks.slice(0, blocks.length - imprint.blocks);
  const contents = findContents(printed, publication.masthead.contents_title);
  const text = contents === null ? printed : [...printed.slice(0, contents.start), ...printed.slice(contents.end)];
  const marks = findMarks(text, publication);
  const { before, parts } = splitSections(text, publication, marks);
  const opening = readOpening(before, { publication, marks, contents: contents?.start ?? null, isParted: parts.length > 0 });
  const all: readonly Part[] = [...(opening.rest.length === 0 ? [] : [{ title: null, section: null, blocks: opening.rest }]), ...parts].map(
    (part) => ({ ...part, blocks: part.blocks.filter((block) => !isRule(block)) }),
  );
  const day = opening.issue.date ?? findIssueDate(opening.unknown, imprint.others, publication);
  const issue = day === undefined ? opening.issue : { ...opening.issue, date: day };
  const date: readonly Clue[] = issue.date === undefined ? [] : [{ field: 'date', value: issue.date, origin: 'masthead', sure: true }];
  const titles = contents?.titles ?? [];
  // Checked before recognition: text with a mark on each line would give a hundred thousand items.
  if (Math.max(all.length, titles.length) > ITEMS) return null;
  const cuts = all.map((part) => ({ part, cut: splitItems(part.blocks, { marks, contents: titles, publication }) }));
  // Text that does not look like a bulletin: no masthead, imprint, section, or mark of an item.
  const isBulletin =
    parts.length > 0 || Object.keys({ ...issue, ...imprint.issue }).length > 0 || cuts.some(({ cut: { untold } }) => !untold);
  const cut = isBulletin ? cuts : [];
  if (cut.reduce((sum, { cut: { items } }) => sum + items.length, 0) > ITEMS) return null;
  const notes = new Map<string, readonly Piece[]>();
  const items = cut.flatMap((each) => recogniseItems(each, { document, publication, marks, known: [...known, ...date], notes }));
  const empty = all.flatMap(({ title, section, blocks: inside }) =>
    title !== null && section === null && inside.length === 0 && !isUpper(title, publication) ? [title] : [],
  );
  return {
    issue: { ...issue, ...imprint.issue },
    items: items.map((item) => restoreBlanks(item, titles)),
    unknown: [...opening.unknown, ...findUnlisted(titles, items, publication), ...empty, ...imprint.others],
    notes,
    assumed: cut.reduce((sum, { cut: { assumed, items: found } }) => sum + (assumed ? found.length : 0), 0),
  };
}

/** Whether a line only parts items: ─────, * * *. */
function isRule(block: Block): boolean {
  return block.kind === 'paragraph' && /^[-—―─━_=*＊※＿～~·.…☆★◆◇●○■□△▲\s]{3,}$/.test(getLine(block));
}

interface Opening {
  readonly issue: Partial<Issue>;
  readonly unknown: readonly string[];
  /** Text that belongs to items. */
  readonly rest: readonly Block[];
}

/** Reads what is above the first section: masthead, the issue's note, and items without a section. */
function readOpening(
  before: readonly Block[],
  {
    publication,
    marks,
    contents,
    isParted,
  }: {
    readonly publication: Publication;
    readonly marks: readonly string[];
    readonly contents: number | null;
    /** Whether sections follow. */
    readonly isParted: boolean;
  },
): Opening {
  const firstMarked = before.findIndex((block) => startsWithMark(block, marks));
  const head = firstMarked === -1 ? before : before.slice(0, firstMarked);
  const found = Math.max(findMastheadEnd(head, publication), Math.min(contents ?? 0, head.length));
  const isAlone = firstMarked === -1 && !head.slice(found).some((block) => /[。！？]/.test(getLine(block)) || block.kind === 'table');
  // If there is only short text and then sections, all of it is masthead.
  const end = isAlone ? head.length : found;
  const lines: Block[] = [...head.slice(0, end)];
  let rest = before.slice(end);
  let note: string | null = null;
  for (const from of [lines, rest]) {
    const at = from.findIndex((_, index) => readNote(from, index) !== null);
    const read = at === -1 || (from === rest && at > 0) ? null : readNote(from, at);
    if (read === null || note !== null) continue;
    note = read.words;
    if (from === rest) rest = rest.slice(read.blocks);
    else lines.splice(at, read.blocks);
  }
  // Between the note and the first section, sentences that nobody signed belong to the note.
  const isNote = (block: Block) =>
    block.kind === 'paragraph' && /[。！？]$/.test(getLine(block)) && !startsWithMark(block, marks) && !findAttribution(block, publication);
  if (note !== null && isParted && rest.every(isNote)) {
    note += rest.map(getLine).join('');
    rest = [];
  }
  const { issue, unknown } = readMasthead(lines, publication);
  return { issue: note === null ? issue : { ...issue, note }, unknown, rest };
}

/** A title with the blanks that the contents have in it; one at the end of a line is lost in the text of a PDF. */
function restoreBlanks(item: BulletinItem, contents: readonly string[]): BulletinItem {
  const { clue, others } = item.fields.title;
  if (clue === null) return item;
  const words = removeSpaces(clue.value);
  const listed = contents.map((line) => line.replace(/^[^：:]{2,30}[：:]/, '').trim()).find((line) => removeSpaces(line) === words);
  if (listed === undefined || listed.length <= clue.value.length) return item;
  return { ...item, fields: { ...item.fields, title: { clue: { ...clue, value: listed.replace(/\s+/g, ' ') }, others } } };
}

/** Lines of the contents that are neither the title of an item or a part of one, nor of a section. */
function findUnlisted(contents: readonly string[], items: readonly BulletinItem[], { sections }: Publication): readonly string[] {
  const titles = items.flatMap(({ fields }) => removeSpaces([fields.title.clue, ...fields.title.others][0]?.value ?? ''));
  const known = new Set(sections.map(({ title }) => removeSpaces(title)));
  return contents.filter((line) => {
    const words = removeSpaces(line.replace(/^[^：:]{2,30}[：:]/, '').replace(/[【】]/g, ''));
    return words !== '' && !known.has(words) && !titles.some((title) => title !== '' && (title.includes(words) || words.includes(title)));
  });
}

/**
 * Marks before items: the publication's own if the text has them, otherwise the common one before the most paragraphs, with those of the
 * same form and others whose paragraphs all end with an attribution.
 */
function findMarks(blocks: readonly Block[], publication: Publication): readonly string[] {
  const own = [...new Set([...publication.sections, ...publication.marks].map(({ mark }) => mark))].filter((mark) => mark !== '');
  const count = (marks: readonly string[]) => blocks.filter((block) => startsWithMark(block, marks) && isLong(block, marks)).length;
  const families = [...MARK_FAMILIES, ...findOddMarks(blocks)];
  const counted = families.map((family) => ({ family, count: count(family) })).sort((one, other) => other.count - one.count);
  const most = counted[0];
  const main = blocks.some((block) => startsWithMark(block, own)) ? own : most === undefined || most.count === 0 ? own : most.family;
  const kin = MARK_FAMILIES.filter((family) => family.some((mark) => main.includes(mark))).flat();
  const others = MARK_FAMILIES.filter((family) => {
    const marked = blocks.filter((block) => startsWithMark(block, family));
    return marked.length > 0 && marked.every((block) => block.kind === 'paragraph' && findAttribution(block, publication) !== null);
  }).flat();
  return [...new Set([...main, ...kin, ...others])];
}

const SIGN = /^([\p{So}\p{Sm}*＊·•‧∙√§#-])\s*(?=[\p{Script=Han}“《【])/u;

/** Signs that are no usual marks, before two or more paragraphs with no unmarked text above them; else they may be those of a list. */
function findOddMarks(blocks: readonly Block[]): readonly (readonly string[])[] {
  const above = blocks.findIndex((block, index) => /[。！？]/.test(getLine(block)) && readNote(blocks, index) === null);
  const signs = blocks.flatMap((block) => SIGN.exec(getLine(block))?.[1] ?? []).filter((sign) => !USUAL_MARKS.includes(sign));
  const isOpening = (sign: string) => blocks.slice(0, above + 1).some((block) => SIGN.exec(getLine(block))?.[1] === sign);
  return [...new Set(signs)].filter((sign) => signs.indexOf(sign) !== signs.lastIndexOf(sign) && isOpening(sign)).map((sign) => [sign]);
}

/** A mark with a few words may be the ornament of a section title. */
function isLong(block: Block, marks: readonly string[]): boolean {
  const line = getLine(block);
  return line.length > 10 || (line.length > 4 && !marks.some((mark) => line.endsWith(mark)));
}

interface CutPart {
  readonly part: Part;
  readonly cut: Items;
}

interface SplitContext {
  readonly document: Document;
  readonly publication: Publication;
  readonly marks: readonly string[];
  readonly known: readonly Clue[];
  /** Collects the notes of all items. */
  readonly notes: Map<string, readonly Piece[]>;
}

function recogniseItems({ part, cut }: CutPart, { document, publication, marks, known, notes }: SplitContext): readonly BulletinItem[] {
  const categories = part.section === null ? [] : listSectionCategories(part.section);
  const clues: readonly Clue[] = categories.map((value) => ({
    field: 'category',
    value,
    origin: 'section',
    sure: categories.length === 1,
  }));
  const isOwn = part.section !== null && removeSpaces(part.section.title) === part.title;
  const section = part.title === null || isOwn ? [] : [`栏目：${part.title}`];
  return cut.items.map((blocks, index): BulletinItem => {
    const { note, lost, text } = readItemNote(blocks, marks);
    const printed = readNotes(text, `p${notes.size}-`);
    for (const [label, pieces] of printed.notes) notes.set(label, pieces);
    const recognised = recognise({
      document: {
        ...document,
        blocks: bracketOffice(replaceNumber(printed.blocks, marks, publication), publication),
        fields: {},
        properties: { title: null, dates: [] },
      },
      fileName: '',
      publication,
      known: [...known, ...clues],
      marks: marks.length === 0 ? [SUBSTITUTE] : [...marks, SUBSTITUTE],
    });
    const aside = [...section, ...lost.map((line) => `栏目下的文字：${line}`), ...recognised.aside];
    return {
      ...recognised,
      blocks: [...recognised.blocks, ...printed.rest],
      aside,
      extra: { ...(note === null ? {} : { note }), order: index + 1, ...toMark(text, publication), ...toPeople(recognised.people) },
    };
  });
}

/** The meaning of the mark before an item, if the publication gives it one. */
function toMark([first]: readonly Block[], { marks }: Publication): Pick<Partial<ItemFields>, 'mark'> {
  const found = marks.find(({ mark }) => getLine(first).startsWith(mark));
  return found === undefined ? {} : { mark: found.meaning };
}

/** Replaces what opens an item instead of a mark: a number, a title in brackets, its source. */
const SUBSTITUTE = '△';

function replaceNumber(blocks: readonly Block[], marks: readonly string[], publication: Publication): readonly Block[] {
  const [first, ...rest] = blocks;
  if (first === undefined || first.kind === 'table') return blocks;
  const line = getLine(first);
  const mark = marks.find((each) => line.startsWith(each));
  if (mark !== undefined) {
    const indent = getText(first.pieces).indexOf(mark) + mark.length;
    const marked = removeStart(first, indent);
    const plain = unbracketLead(marked, publication);
    return plain === marked ? blocks : [{ ...plain, markdown: null, pieces: [makeText(mark), ...plain.pieces] }, ...rest];
  }
  const opens = BRACKETED.test(line) || findLead(line, publication) !== null ? 0 : null;
  const length = findItemNumber(line)?.length ?? opens;
  if (length === null) return blocks;
  const bare = unbracketLead(removeStart(first, length), publication);
  return [{ ...bare, pieces: [makeText(SUBSTITUTE), ...bare.pieces] }, ...rest];
}

/** `【县农业局】标题` as `县农业局：标题`. */
function unbracketLead(block: Paragraph, publication: Publication): Paragraph {
  const line = getText(block.pieces).trimStart();
  const lead = /^[【〔[〖]/.test(line) ? findLead(line, publication) : null;
  if (lead === null) return block;
  const bare = removeStart(block, getText(block.pieces).length - line.length + lead.length);
  return { ...bare, pieces: [makeText(`${lead.words}：`), ...bare.pieces] };
}

/** Converts an office on its own line after a sentence to an attribution in brackets. */
function bracketOffice(blocks: readonly Block[], publication: Publication): readonly Block[] {
  const last = blocks.at(-1);
  const isOffice = last?.kind === 'paragraph' && findAttribution(last, publication) === null && isAttributionLine(last, publication);
  if (!isOffice || !/[。！？”]$/.test(getLine(blocks.at(-2)))) return blocks;
  return [...blocks.slice(0, -1), { ...last, markdown: null, pieces: [makeText('（'), ...last.pieces, makeText('）')] }];
}

/** The editor's note above an item, unrecognised lines above its mark, and the item. */
function readItemNote(
  blocks: readonly Block[],
  marks: readonly string[],
): { readonly note: string | null; readonly lost: readonly string[]; readonly text: readonly Block[] } {
  const marked = blocks.findIndex((block) => startsWithMark(block, marks));
  const read = readNote(blocks, 0);
  const from = read?.blocks ?? 0;
  const above = blocks.slice(from, Math.max(from, marked));
  // Sentences above a mark are text; in an item without a mark everything is.
  const isLost = marked > from && above.every((block) => block.kind === 'paragraph' && !/[。！？]/.test(getLine(block)));
  return { note: read?.words ?? null, lost: isLost ? above.map(getLine) : [], text: blocks.slice(isLost ? marked : from) };
}
