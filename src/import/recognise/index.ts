import { type Block, makeParagraph } from '../document.ts';
import { attribution } from './attribution.ts';
import { byline } from './byline.ts';
import { category } from './category.ts';
import { fileName } from './file-name.ts';
import { knownValues } from './known.ts';
import { labelled } from './labels.ts';
import { letterhead } from './letterhead.ts';
import { properties } from './properties.ts';
import { type Clue, type Field, fields, type Recogniser, type Subject } from './recogniser.ts';
import { signOff } from './sign-off.ts';
import { title } from './title.ts';

/**
 * All recognisers in order of evidence: the first certain clue for a field wins. A date thus comes from front matter, a label, the
 * sign-off, the letterhead, then the file name; document properties are only ever a guess.
 */
const recognisers: readonly Recogniser[] = [
  knownValues,
  labelled,
  signOff,
  attribution,
  letterhead,
  title,
  byline,
  fileName,
  properties,
  category,
];

/** Decision on a field. */
export interface FieldDecision {
  /** Null if nothing was certain: the field stays blank. */
  readonly clue: Clue | null;
  /** Other candidates without duplicates, likeliest first. */
  readonly others: readonly Clue[];
}

export interface Recognised {
  readonly fields: Readonly<Record<Field, FieldDecision>>;
  /** The text without what became fields. */
  readonly blocks: readonly Block[];
  /** Words that are neither, kept as comments. */
  readonly aside: readonly string[];
  /** Persons named beside the source, with their roles. */
  readonly people: readonly string[];
}

/** Recognises the fields of a submitted text. */
export function recognise(given: Omit<Subject, 'clues' | 'blocks'>): Recognised {
  let subject: Subject = { ...given, clues: [], blocks: given.document.blocks };
  const aside: string[] = [];
  const people: string[] = [];
  for (const recogniser of recognisers) {
    const { clues = [], blocks = subject.blocks, aside: words = [], people: named = [] } = recogniser(subject);
    subject = { ...subject, clues: [...subject.clues, ...clues], blocks };
    aside.push(...words);
    people.push(...named.filter((name) => !people.includes(name)));
  }
  const kept = keepAttached(given.document.blocks, subject.blocks);
  const settled = settleFields(subject.clues);
  return { fields: settled, blocks: kept, aside: [...aside, ...listOverruled(settled)], people };
}

const NAMES: Readonly<Record<Field, string>> = { title: '标题', source: '来源', category: '类别', date: '日期' };

/** Lists what the text says for certain of a field that has another value, as on the command line: its words left the text. */
function listOverruled(settled: Recognised['fields']): string[] {
  return fields.flatMap((field) => {
    const { clue, others } = settled[field];
    const overruled = others.filter(({ sure, origin }) => clue !== null && sure && FROM_TEXT.has(origin));
    return overruled.map(({ value, written = value }) => `原文的${NAMES[field]}：${written}`);
  });
}

/** Origins whose words are taken out of the text. */
const FROM_TEXT: ReadonlySet<Clue['origin']> = new Set(['label', 'sign-off', 'attribution', 'letterhead', 'byline', 'front-matter']);

/** Persons as a field of the item; none without any. */
export function toPeople(people: readonly string[]): { readonly people?: string[] } {
  return people.length === 0 ? {} : { people: [...people] };
}

/** Adds what removed lines contained besides words: notes, pictures and comments of a title or sign-off follow the text. */
function keepAttached(before: readonly Block[], after: readonly Block[]): readonly Block[] {
  const attached = (blocks: readonly Block[]) =>
    blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat(2) : block.pieces)).filter(({ kind }) => ATTACHED.has(kind));
  const kept = new Set(attached(after));
  const lost = attached(before).filter((piece) => !kept.has(piece));
  return lost.length === 0 ? after : [...after, makeParagraph(lost)];
}

const ATTACHED: ReadonlySet<string> = new Set(['note', 'picture', 'aside']);

/** Picks the first certain clue for each field. */
export function settleFields(clues: readonly Clue[]): Recognised['fields'] {
  const decide = (field: Field): FieldDecision => {
    const seen = clues.filter((clue) => clue.field === field);
    const clue = seen.find(({ sure }) => sure) ?? null;
    const others = seen.filter(({ value }, index) => value !== clue?.value && seen.findIndex((other) => other.value === value) === index);
    return { clue, others };
  };
  return Object.fromEntries(fields.map((field) => [field, decide(field)])) as Record<Field, FieldDecision>;
}
