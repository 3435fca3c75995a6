import type { Imprint } from '../model/bulletin.ts';
import type { PlacedImprint, SetLine } from '../model/layout.ts';
import { type PageSettings, POINTS_PER_MM } from '../model/page.ts';
import { breakLines, measureText, toPlainContent } from './paragraph.ts';
import type { Report } from './report.ts';
import type { Ruler } from './ruler.ts';
import { IMPRINT_FACE } from './styles.ts';

/** The imprint in lines, not yet placed on a page. */
export type SetImprint = Pick<PlacedImprint, 'rows' | 'entries' | 'copies' | 'issuer'>;

/** Clear space at each side, in characters of the imprint (GB/T 9704-2012, 7.4: 左右各空一字). */
const SIDE = 1;

/**
 * Sets the imprint; null when it is empty. Its characters are counted at their own size (14 pt, not tightened): the standard fixes their
 * size but not a number per line. Every line takes one row of the grid, so the imprint ends at the bottom of the type area. The print run,
 * and the issuing office with its date, have a row each.
 */
export function setImprint(imprint: Imprint, page: PageSettings, ruler: Ruler, report: Report): SetImprint | null {
  const measure = (page.area.width * POINTS_PER_MM) / page.size.imprint - SIDE;
  const set: SetText = (text, indent, clear = 0) => {
    const { lines, overlong } = breakLines(toPlainContent(text, IMPRINT_FACE), {
      measure: measure - clear,
      first: indent,
      rest: indent,
      ruler,
    });
    report.words(overlong, null);
    return lines;
  };
  const entries = imprint.distribution.map(({ label, to, above }) => ({
    ...setEntry(`${label}：`, to, set, { measure, ruler }),
    ...(above && { above }),
  }));
  const copies = imprint.copies === null ? null : (set(imprint.copies, SIDE)[0] ?? null);
  const issuer = imprint.issuer === null ? null : setIssuer(imprint.issuer, set, ruler);
  const rows =
    entries.reduce((total, { lines }) => total + Math.max(1, lines.length), 0) +
    (copies === null ? 0 : 1) +
    (issuer === null ? 0 : 1 + (issuer.above?.length ?? 0));
  if (rows > page.grid.lines) report.imprint(rows, page.grid.lines);
  return rows === 0 ? null : { rows, entries, copies, issuer };
}

/** Sets text with an indent; `clear` is extra space kept free at its right, in characters. */
type SetText = (text: string, indent: number, clear?: number) => readonly SetLine[];

/**
 * Sets recipients with turned lines aligned after the colon. A label that would leave less than half a line is run in with the recipients,
 * and turned lines align with its start.
 */
function setEntry(
  label: string,
  to: string,
  set: SetText,
  { measure, ruler }: { measure: number; ruler: Ruler },
): PlacedImprint['entries'][number] {
  const clear = SIDE + measureText(label, ruler);
  const [line] = set(label, SIDE);
  if (line !== undefined && clear <= measure / 2) return { label: line, lines: set(to, clear) };
  return { label: { indent: SIDE, measure: measure - SIDE, fit: 'natural', hangs: false, runs: [] }, lines: set(label + to, SIDE) };
}

/** Minimum space between the issuing office and the date. */
const GAP = 1;

/**
 * Sets office (left) and date (right) in one row (GB/T 9704-2012, 7.4.3). A long office wraps before it reaches the date; its last line
 * shares the row with the date.
 */
function setIssuer({ office, date }: NonNullable<Imprint['issuer']>, set: SetText, ruler: Ruler): PlacedImprint['issuer'] {
  const [right] = set(date, SIDE);
  const lines = set(office, SIDE, GAP + measureText(date, ruler));
  const last = lines.at(-1);
  if (right === undefined || last === undefined) return null;
  return { office: last, date: right, ...(lines.length > 1 && { above: lines.slice(0, -1) }) };
}
