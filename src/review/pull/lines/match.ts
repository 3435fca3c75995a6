import type { Control, Reviewed, ReviewedLine } from '../docx/read.ts';
import { alignLines } from './align.ts';
import { similarity } from './words.ts';

/** An item of the base: its control, and its lines. */
export interface BaseItem {
  /** File name. */
  readonly id: string;
  readonly tag: string;
  /** As its control has it: as it was printed when the document was made, cut to what Word takes. */
  readonly title: string;
  readonly lines: readonly ReviewedLine[];
}

/** Which lines of an edited document are which item's. */
export interface Matched {
  /** By the item's id; an item that is not among them is no longer in the document. Each line as its index in the document. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
  /** Items whose control was lost, and that were told by their text. */
  readonly byText: readonly string[];
  /** Lines of controls that are no item's: a copy of one, or one that was added. */
  readonly strange: readonly (readonly number[])[];
  /** Lines outside of the items that the base does not have so, and what it has instead. */
  readonly outside: readonly { readonly before: string; readonly after: string }[];
  /** Ids of the items in the order in which they stand in the document. */
  readonly order: readonly string[];
}

/** Below it, a control's text is another item's. */
const ALIKE = 0.5;

/**
 * Finds the items of a document that came back: by the tags of their controls; by the controls' titles and text where a program has dropped
 * the tags, as LibreOffice does; by their lines where the controls are gone too.
 *
 * @param outside the lines of the base that are no item's, and where the items stand among them: an id in the place of each
 */
export function matchItems(items: readonly BaseItem[], outside: readonly (ReviewedLine | string)[], document: Reviewed): Matched {
  const inControl = document.controls.map((control, index) => ({
    control,
    lines: document.lines.flatMap((line, at) => (line.control === index ? [at] : [])),
  }));
  const lineAt = (at: number) => document.lines[at] as ReviewedLine;
  const found = new Map<string, readonly number[]>();
  const left = new Set(inControl.filter(({ lines }) => lines.length > 0));
  const byText: string[] = [];
  /** Items whose control was not found by its tag: some of their lines may be outside of it. */
  const loose = new Map(items.map(({ id, lines }) => [id, lines]));
  for (const each of left) {
    const item = items.find(({ tag, id }) => tag === each.control.tag && !found.has(id));
    if (item === undefined) continue;
    found.set(item.id, each.lines);
    loose.delete(item.id);
    left.delete(each);
  }
  for (const each of left) {
    const item = likest(
      each.control,
      each.lines.map((at) => lineAt(at).text),
      items.filter(({ id }) => !found.has(id)),
    );
    if (item === null) continue;
    found.set(item.id, each.lines);
    loose.set(item.id, missingFrom(item.lines, each.lines.map(lineAt)));
    byText.push(item.id);
    left.delete(each);
  }
  // A second control of one tag is a copy. One without a tag may be the rest of an item: LibreOffice parts a control with a paragraph.
  const strange = [...left].filter(({ control }) => control.tag !== null).map(({ lines }) => lines);
  const taken = new Set([...found.values(), ...strange].flat());
  const rest = matchRest(outside, loose, document.lines, { found, taken });
  for (const [id, lines] of rest.lines) {
    if (!found.has(id)) byText.push(id);
    found.set(
      id,
      [...(found.get(id) ?? []), ...lines].sort((one, other) => one - other),
    );
  }
  const order = [...found].sort(([, one], [, other]) => (one[0] as number) - (other[0] as number)).map(([id]) => id);
  return { lines: found, byText, strange, outside: rest.outside, order };
}

/** The item a control without a known tag is: the one of its title, or the one whose text is most like its own. */
function likest({ title }: Control, lines: readonly string[], items: readonly BaseItem[]): BaseItem | null {
  const titled = items.filter((item) => title !== '' && item.title === title);
  const [only] = titled;
  if (titled.length === 1 && only !== undefined) return only;
  const text = lines.join('');
  let best: BaseItem | null = null;
  let most = ALIKE;
  for (const item of titled.length > 0 ? titled : items) {
    const alike = similarity(item.lines.map((line) => line.text).join(''), text);
    if (alike >= most) [best, most] = [item, alike];
  }
  return best;
}

/** The lines of an item that a control does not hold. LibreOffice ends a control before a table. */
function missingFrom(lines: readonly ReviewedLine[], held: readonly ReviewedLine[]): readonly ReviewedLine[] {
  return alignLines(lines, held, false)
    .filter(({ newStart, newEnd }) => newStart === newEnd)
    .flatMap(({ start, end }) => lines.slice(start, end));
}

/**
 * The lines outside of controls: those of items, and the rest, which is compared.
 *
 * @param loose the lines of items that are to be found there, by id
 */
function matchRest(
  outside: readonly (ReviewedLine | string)[],
  loose: ReadonlyMap<string, readonly ReviewedLine[]>,
  document: readonly ReviewedLine[],
  { found, taken }: { readonly found: ReadonlyMap<string, readonly number[]>; readonly taken: ReadonlySet<number> },
) {
  const base = outside.flatMap((each): { readonly line: ReviewedLine; readonly id: string | null }[] => {
    if (typeof each !== 'string') return each.text === '' ? [] : [{ line: each, id: null }];
    return (loose.get(each) ?? []).filter(({ text }) => text !== '').map((line) => ({ line, id: each }));
  });
  const edited = document.flatMap((line, at) => (taken.has(at) || line.text === '' ? [] : [{ line, at }]));
  /** By the index of a line, whose it is; null for one that is no item's. */
  const owners = new Map<number, string | null>([...found].flatMap(([id, own]) => own.map((at) => [at, id] as const)));
  const differences: { readonly before: string; readonly after: string; readonly at: number | null }[] = [];
  for (const { start, end, newStart, newEnd } of alignLines(
    base.map(({ line }) => line),
    edited.map(({ line }) => line),
    false,
  )) {
    const [old, now] = [base.slice(start, end), edited.slice(newStart, newEnd)];
    const id = old[0]?.id ?? null;
    if (old.length > 0) for (const { at } of now) owners.set(at, id);
    const texts = (list: readonly { readonly line: ReviewedLine }[]) => list.map(({ line }) => withoutPage(line)).join('\n');
    if (id === null && texts(old) !== texts(now)) {
      differences.push({ before: texts(old), after: texts(now), at: old.length === 0 ? (now[0] as (typeof now)[number]).at : null });
    }
  }
  const inside = differences.filter(({ at }) => at !== null && belongs(at, document, owners));
  const lines = new Map<string, number[]>();
  for (const { at } of edited) {
    const owner = owners.get(at);
    if (owner !== undefined && owner !== null) lines.set(owner, [...(lines.get(owner) ?? []), at]);
  }
  return { lines, outside: differences.filter((each) => !inside.includes(each)).map(({ before, after }) => ({ before, after })) };
}

/** An entry of the contents without the page, which Word counts anew; any other line as it is. */
export function withoutPage({ text }: ReviewedLine): string {
  return text.replace(/\t\d*$/, '');
}

/** Gives a new line to the item in which it stands; between two of them, nobody can tell whose it is. */
function belongs(at: number, document: readonly ReviewedLine[], owners: Map<number, string | null>): boolean {
  const beside = (step: number) => {
    for (let line = at + step; line >= 0 && line < document.length; line += step) {
      if (owners.has(line)) return owners.get(line) as string | null;
    }
    return null;
  };
  const [before, after] = [beside(-1), beside(1)];
  if (before === null || before !== after) return false;
  owners.set(at, before);
  return true;
}
