import type { Control, ReviewedDocument, ReviewedLine } from '../docx/reviewed.ts';
import { alignLines } from './align.ts';
import type { BaseDocument, BaseItem } from './base.ts';
import { measureSimilarity } from './words.ts';

/** Which lines of an edited document belong to which item. Lines are given by their index in the document. */
export interface MatchedItems {
  /** By the id of the item. An item without an entry is no longer in the document. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
  /** Ids of items that had lost their tag and were recognized by their text. */
  readonly byText: readonly string[];
  /** The lines of each control that was added, or copied from an item. */
  readonly strange: readonly (readonly number[])[];
  /** Differences outside of the items. */
  readonly outside: readonly { readonly before: string; readonly after: string }[];
  /** Ids of the items in document order. */
  readonly order: readonly string[];
}

/** A control whose text is less similar than this to an item's is another item. */
const MIN_SIMILARITY = 0.5;

/** A control and the indices of its lines. */
interface ControlLines {
  readonly control: Control;
  readonly lines: readonly number[];
}

/**
 * Finds the items of the base in an edited document: by the tags of their controls; by the titles and text of the controls if an editor
 * dropped the tags, as LibreOffice does; by their lines if the controls are gone too.
 */
export function matchItems({ items, outside }: BaseDocument, document: ReviewedDocument): MatchedItems {
  const found = new Map<string, readonly number[]>();
  const byText: string[] = [];
  /** Lines of items that may stand outside of their control. */
  const loose = new Map(items.map(({ id, lines }) => [id, lines]));
  const unmatched = new Set(listControls(document));
  for (const each of unmatched) {
    const item = items.find(({ tag, id }) => tag === each.control.tag && !found.has(id));
    if (item === undefined) continue;
    found.set(item.id, each.lines);
    loose.delete(item.id);
    unmatched.delete(each);
  }
  for (const each of unmatched) {
    const lines = each.lines.map((at) => document.lines[at] as ReviewedLine);
    const candidates = items.filter(({ id }) => !found.has(id));
    const item = findMostSimilar(each.control, lines, candidates);
    if (item === null) continue;
    found.set(item.id, each.lines);
    loose.set(item.id, findMissingLines(item.lines, lines));
    byText.push(item.id);
    unmatched.delete(each);
  }
  // A second control with a known tag is a copy. One without a tag may be the rest of an item: LibreOffice splits a control with a paragraph.
  const strange = [...unmatched].filter(({ control }) => control.tag !== null).map(({ lines }) => lines);
  const rest = matchRest(outside, loose, document.lines, { found, taken: new Set([...found.values(), ...strange].flat()) });
  for (const [id, lines] of rest.lines) {
    const known = found.get(id);
    if (known === undefined) byText.push(id);
    found.set(
      id,
      [...(known ?? []), ...lines].sort((one, other) => one - other),
    );
  }
  const order = [...found].sort(([, one], [, other]) => (one[0] as number) - (other[0] as number)).map(([id]) => id);
  return { lines: found, byText, strange, outside: rest.outside, order };
}

function listControls({ controls, lines }: ReviewedDocument): readonly ControlLines[] {
  return controls
    .map((control, index) => ({ control, lines: lines.flatMap((line, at) => (line.control === index ? [at] : [])) }))
    .filter((each) => each.lines.length > 0);
}

/** Finds the item of a control without a known tag: the only one with its title, or the one with the most similar text. */
function findMostSimilar({ title }: Control, lines: readonly ReviewedLine[], items: readonly BaseItem[]): BaseItem | null {
  const titled = items.filter((item) => title !== '' && item.title === title);
  const [only] = titled;
  if (titled.length === 1 && only !== undefined) return only;
  const toText = (some: readonly ReviewedLine[]) => some.map((line) => line.text).join('');
  const text = toText(lines);
  let best: BaseItem | null = null;
  let most = MIN_SIMILARITY;
  for (const item of titled.length > 0 ? titled : items) {
    const similarity = measureSimilarity(toText(item.lines), text);
    if (similarity >= most) [best, most] = [item, similarity];
  }
  return best;
}

/** Finds the lines of an item that its control does not contain. LibreOffice ends a control before a table. */
function findMissingLines(lines: readonly ReviewedLine[], contained: readonly ReviewedLine[]): readonly ReviewedLine[] {
  return alignLines(lines, contained, { allowRewrites: false })
    .filter(({ newStart, newEnd }) => newStart === newEnd)
    .flatMap(({ start, end }) => lines.slice(start, end));
}

/** Assigns the lines outside of controls to the items that miss them, and compares the rest. */
function matchRest(
  outside: BaseDocument['outside'],
  loose: ReadonlyMap<string, readonly ReviewedLine[]>,
  document: readonly ReviewedLine[],
  { found, taken }: { readonly found: ReadonlyMap<string, readonly number[]>; readonly taken: ReadonlySet<number> },
) {
  const base = outside.flatMap((each): { readonly line: ReviewedLine; readonly id: string | null }[] => {
    if (typeof each !== 'string') return each.text === '' ? [] : [{ line: each, id: null }];
    return (loose.get(each) ?? []).filter(({ text }) => text !== '').map((line) => ({ line, id: each }));
  });
  const edited = document.flatMap((line, at) => (taken.has(at) || line.text === '' ? [] : [{ line, at }]));
  /** The item of each line by the line's index; null for a line outside of the items. */
  const owners = new Map<number, string | null>([...found].flatMap(([id, own]) => own.map((at) => [at, id] as const)));
  const differences: { readonly before: string; readonly after: string; readonly added: number | null }[] = [];
  const toLines = (list: readonly { readonly line: ReviewedLine }[]) => list.map(({ line }) => line);
  for (const { start, end, newStart, newEnd } of alignLines(toLines(base), toLines(edited), { allowRewrites: false })) {
    const [old, fresh] = [base.slice(start, end), edited.slice(newStart, newEnd)];
    const id = old[0]?.id ?? null;
    if (old.length > 0) for (const { at } of fresh) owners.set(at, id);
    const [before, after] = [old, fresh].map((list) => toLines(list).map(withoutPageNumber).join('\n')) as [string, string];
    if (id === null && before !== after) differences.push({ before, after, added: old.length === 0 ? (fresh[0]?.at ?? null) : null });
  }
  const isOutside = ({ added }: (typeof differences)[number]) => added === null || !adoptLine(added, document, owners);
  const remaining = differences.filter(isOutside).map(({ before, after }) => ({ before, after }));
  const lines = new Map<string, number[]>();
  for (const { at } of edited) {
    const owner = owners.get(at);
    if (owner !== undefined && owner !== null) lines.set(owner, [...(lines.get(owner) ?? []), at]);
  }
  return { lines, outside: remaining };
}

/** Returns a line's text without the page number of a contents entry, which Word updates. */
export function withoutPageNumber({ text }: ReviewedLine): string {
  return text.replace(/\t\d*$/, '');
}

/** Assigns an added line to the item that surrounds it; false between two items, where either could own it. */
function adoptLine(at: number, document: readonly ReviewedLine[], owners: Map<number, string | null>): boolean {
  const findNeighbour = (step: number) => {
    for (let line = at + step; line >= 0 && line < document.length; line += step) {
      const owner = owners.get(line);
      if (owner !== undefined) return owner;
    }
    return null;
  };
  const [before, after] = [findNeighbour(-1), findNeighbour(1)];
  if (before === null || before !== after) return false;
  owners.set(at, before);
  return true;
}
