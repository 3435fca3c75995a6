import type { Block } from '../document.ts';
import { attribution } from './attribution.ts';
import { category } from './category.ts';
import { fileName } from './file-name.ts';
import { labelled } from './labels.ts';
import { letterhead } from './letterhead.ts';
import { properties } from './properties.ts';
import { type Clue, type Field, fields, type Recogniser, type Subject } from './recogniser.ts';
import { signOff } from './sign-off.ts';
import { title } from './title.ts';
import { told } from './told.ts';

/**
 * The one list of recognisers. Its order is the order of evidence: of two that are sure of a field the first decides. So a date is that of
 * the front matter, a label, the sign-off, the letterhead, the file's name; a document's properties are never more than a guess.
 */
const recognisers: readonly Recogniser[] = [told, labelled, signOff, attribution, letterhead, title, fileName, properties, category];

/** What became of a field. */
export interface Settled {
  /** Null when nothing was sure: it stays blank. */
  readonly clue: Clue | null;
  /** Other values that were seen, each once, the likeliest first. */
  readonly others: readonly Clue[];
}

export interface Recognised {
  readonly fields: Readonly<Record<Field, Settled>>;
  /** The text without what went into the fields. */
  readonly blocks: readonly Block[];
  /** Words that are neither, kept beside the text. */
  readonly aside: readonly string[];
}

/** Recognises what a submitted text says of itself. */
export function recognise(given: Omit<Subject, 'clues' | 'blocks'>): Recognised {
  let subject: Subject = { ...given, clues: [], blocks: given.document.blocks };
  const aside: string[] = [];
  for (const recogniser of recognisers) {
    const { clues = [], blocks = subject.blocks, aside: words = [] } = recogniser(subject);
    subject = { ...subject, clues: [...subject.clues, ...clues], blocks };
    aside.push(...words);
  }
  return { fields: settled(subject.clues), blocks: subject.blocks, aside };
}

/** Decides each field. */
export function settled(clues: readonly Clue[]): Recognised['fields'] {
  const decide = (field: Field): Settled => {
    const seen = clues.filter((clue) => clue.field === field);
    const clue = seen.find(({ sure }) => sure) ?? null;
    const others = seen.filter(({ value }, index) => value !== clue?.value && seen.findIndex((other) => other.value === value) === index);
    return { clue, others };
  };
  return Object.fromEntries(fields.map((field) => [field, decide(field)])) as Record<Field, Settled>;
}
