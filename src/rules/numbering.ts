import type { ItemDraft } from '../model/manuscript.ts';
import type { Passage } from '../model/passage.ts';
import { headingsOf } from './headings.ts';
import { type Form, type Marker, markerAt, markersOf } from './markers.ts';

/** Numbers that belong together: of headings of one level below one heading, or of paragraphs in one form. */
export interface Sequence {
  /** Level of headings; null for paragraphs. */
  readonly level: number | null;
  readonly form: Form;
  readonly members: Marker[];
  /** Text without a number that followed its last member. */
  plain: Passage | null;
}

/** A numbered heading, and where it stands. */
export interface NumberedHeading {
  readonly marker: Marker;
  readonly level: number;
  /** How many headings it stands below, itself counted: its level where none is skipped. */
  readonly depth: number;
  /** Whether it goes on with the numbers of another level: its # are wrong rather than its number. */
  readonly strayed: boolean;
}

export interface Numbering {
  readonly sequences: readonly Sequence[];
  readonly headings: readonly NumberedHeading[];
}

/** Sorts the numbers of an item into sequences, by the levels of its headings and the forms of its paragraphs. */
export function numberingOf({ body, passages }: ItemDraft): Numbering {
  const sequences: Sequence[] = [];
  const headings: NumberedHeading[] = [];
  const levels = new Map(headingsOf(body, passages).map(({ passage, heading }) => [passage, heading.level]));
  /** The sequences that may go on, outermost first. */
  const open: Sequence[] = [];
  /** The levels of the headings around. */
  const above: number[] = [];

  const begin = (level: number | null, marker: Marker) => {
    const sequence: Sequence = { level, form: marker.form, members: [marker], plain: null };
    sequences.push(sequence);
    open.push(sequence);
  };
  const goOn = (sequence: Sequence, marker: Marker) => {
    sequence.members.push(marker);
    sequence.plain = null;
    open.length = open.indexOf(sequence) + 1;
  };

  const heading = (passage: Passage, level: number) => {
    while ((above.at(-1) ?? 0) >= level) above.pop();
    above.push(level);
    const marker = markerAt(passage, 0);
    const home = marker === null || marker.form === level ? undefined : continued(open, marker);
    const strayed = home !== undefined && home.level !== null && home.level !== level;
    if (marker !== null) headings.push({ marker, level, depth: above.length, strayed });
    if (marker !== null && home !== undefined && strayed) {
      goOn(home, marker);
      return;
    }
    while (open.length > 0 && (open.at(-1)?.level ?? Number.POSITIVE_INFINITY) > level) open.pop();
    const last = open.at(-1);
    if (marker === null) return;
    if (last?.level === level) goOn(last, marker);
    else begin(level, marker);
  };

  const paragraph = (marker: Marker) => {
    const known = open.findLast(({ form }) => form === marker.form);
    if (known !== undefined && goesOn(known, marker)) {
      goOn(known, marker);
      return;
    }
    for (let last = open.at(-1); last?.level === null && last.form >= marker.form; last = open.at(-1)) open.pop();
    begin(null, marker);
  };

  for (const passage of passages) {
    const level = levels.get(passage);
    if (level !== undefined) heading(passage, level);
    if (passage.kind !== 'paragraph' && passage.kind !== 'entry') continue;
    // The entries of a numbered list have their numbers from the list.
    const markers = passage.kind === 'entry' ? [] : markersOf(passage);
    for (const marker of markers) paragraph(marker);
    if (markers.length === 0) for (const sequence of open) sequence.plain = passage;
  }
  return { sequences, headings };
}

/** The innermost sequence whose next number a marker is, in its form. */
function continued(open: readonly Sequence[], { form, number }: Marker): Sequence | undefined {
  return open.findLast((sequence) => sequence.form === form && sequence.members.at(-1)?.number === number - 1);
}

/**
 * Whether a paragraph's number belongs to a sequence that is open. To one of headings only when it is the next: the # was forgotten. After
 * text of its own another sequence may begin, which a 1 shows.
 */
function goesOn({ level, members, plain }: Sequence, { number }: Marker): boolean {
  if (level !== null) return number > 1 && members.at(-1)?.number === number - 1;
  const introduced = plain !== null && (members.length > 1 || /[:：][”）]?$/u.test(plain.text));
  return number !== 1 || !introduced;
}
