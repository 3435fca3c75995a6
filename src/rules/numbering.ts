import type { ItemDraft } from '../model/manuscript.ts';
import type { Passage } from '../model/passage.ts';
import { collectHeadings } from './headings.ts';
import { type Form, findMarkers, type Marker, readMarker } from './markers.ts';

/** Numbers that belong together: of sibling headings, or of paragraphs in one form. */
export interface Sequence {
  /** Heading level; null for paragraphs. */
  readonly level: number | null;
  readonly form: Form;
  readonly members: Marker[];
  /** Expected first number. */
  readonly first: number;
  /** Unnumbered text after the last member. */
  plain: Passage | null;
}

/** A numbered heading and its position. */
export interface NumberedHeading {
  readonly marker: Marker;
  readonly level: number;
  /** Number of headings it is nested in, itself included. */
  readonly depth: number;
  /** Whether it continues another level: its # are wrong rather than its number. */
  readonly strayed: boolean;
}

export interface Numbering {
  readonly sequences: readonly Sequence[];
  readonly headings: readonly NumberedHeading[];
}

/** Groups the numbers of an item into sequences. */
export function readNumbering({ body, passages }: ItemDraft): Numbering {
  const sequences: Sequence[] = [];
  const headings: NumberedHeading[] = [];
  const levels = new Map(collectHeadings(body, passages).map(({ passage, heading }) => [passage, heading.level]));
  /** Sequences that may continue, outermost first. */
  const open: Sequence[] = [];
  /** Levels of the enclosing headings. */
  const above: number[] = [];

  const begin = (level: number | null, marker: Marker, first = 1) => {
    const sequence: Sequence = { level, form: marker.form, members: [marker], first, plain: null };
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
    const marker = readMarker(passage, 0);
    const home = marker === null || marker.form === level ? undefined : findContinued(open, marker);
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

  /** Entries of lists since the last number of a paragraph. */
  let entries = 0;

  const paragraph = (marker: Marker) => {
    const known = open.findLast(({ form }) => form === marker.form);
    const last = known?.members.at(-1)?.number;
    // 5.甲, then 6. 乙 with a blank, which makes it a list, then 7.丙.
    if (marker.form === 3 && entries > 0 && last !== undefined && marker.number === last + entries + 1) {
      begin(null, marker, marker.number);
      return;
    }
    if (known !== undefined && isContinued(known, marker)) {
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
    // Entries of numbered lists are numbered by the renderer.
    const markers = passage.kind === 'entry' ? [] : findMarkers(passage);
    if (passage.kind === 'entry') entries += 1;
    for (const marker of markers) {
      paragraph(marker);
      entries = 0;
    }
    if (markers.length === 0) for (const sequence of open) sequence.plain = passage;
  }
  return { sequences, headings };
}

/** Finds the innermost sequence that a marker continues, in the same form. */
function findContinued(open: readonly Sequence[], { form, number }: Marker): Sequence | undefined {
  return open.findLast((sequence) => sequence.form === form && sequence.members.at(-1)?.number === number - 1);
}

/**
 * Whether a paragraph's number continues an open sequence: one of headings only if it is the next number (a forgotten #). After
 * introductory text a 1 starts a new sequence.
 */
function isContinued({ level, members, plain }: Sequence, { number }: Marker): boolean {
  if (level !== null) return number > 1 && members.at(-1)?.number === number - 1;
  const introduced = plain !== null && (members.length > 1 || /[:：][”）]?$/u.test(plain.text));
  return number !== 1 || !introduced;
}

/** A number out of order. */
export interface MisplacedNumber {
  readonly marker: Marker;
  readonly expected: number;
  /** The number before it; 0 for the first. */
  readonly before: number;
}

/**
 * Finds numbers out of order in a sequence. Reports each slip once: afterwards the sequence may continue from the number written or from
 * the one expected.
 *
 * @param first expected first number
 */
export function findDisorders(markers: readonly Marker[], first: number): MisplacedNumber[] {
  const found: MisplacedNumber[] = [];
  let [expected, other, before] = [first, first, first - 1];
  /** Expected number before one that may not be a number. */
  let unsure: number | null = null;
  for (const marker of markers) {
    const { number } = marker;
    const fits = number === expected || number === other;
    if (!fits && marker.unsure) continue;
    // The one before was not a number.
    if (!fits && unsure !== null && number === unsure) [before, unsure] = [number - 1, null];
    else if (!fits) {
      found.push({ marker, expected, before });
      [other, expected, before] = [number + 1, expected + 1, number];
      unsure = null;
      continue;
    } else unsure = marker.unsure ? number : null;
    [expected, other, before] = [number + 1, number + 1, number];
  }
  return found;
}
