import type { Imprint } from '../model/bulletin.ts';
import type { PlacedImprint, SetLine } from '../model/layout.ts';
import { type PageSettings, POINTS_PER_MM } from '../model/page.ts';
import { breakLines, measureText, toPlainContent } from './paragraph.ts';
import type { Report } from './report.ts';
import { IMPRINT_FACE } from './styles.ts';

/** The imprint in lines, not yet on a page. */
export type SetImprint = Pick<PlacedImprint, 'rows' | 'entries' | 'copies' | 'issuer'>;

/** Clear at each side of the imprint, in its own characters (GB/T 9704-2012, 7.4: 左右各空一字). */
const SIDE = 1;

/**
 * Sets the imprint; null when it has nothing to say. Its characters are counted at their own size, 14 pt and not closed up: the standard
 * sets their size, but no number of them a line. Its lines keep the pitch of the grid, one row a line, so that it ends on the bottom of the
 * type area when its last row is the page's last. The print run has a row of its own, and so have the issuing office and the date below it.
 */
export function setImprint(imprint: Imprint, page: PageSettings, report: Report): SetImprint | null {
  const measure = (page.area.width * POINTS_PER_MM) / page.size.imprint - SIDE;
  const set: Setter = (text, indent, clear = 0) => {
    const { lines, overlong } = breakLines(toPlainContent(text, IMPRINT_FACE), { measure: measure - clear, first: indent, rest: indent });
    report.words(overlong, null);
    return lines;
  };
  const entries = imprint.distribution.map(({ label, to }) => setEntry(`${label}：`, to, set, measure));
  const copies = imprint.copies === null ? null : (set(imprint.copies, SIDE)[0] ?? null);
  const issuer = imprint.issuer === null ? null : setIssuer(imprint.issuer, set);
  const rows =
    entries.reduce((total, { lines }) => total + Math.max(1, lines.length), 0) +
    (copies === null ? 0 : 1) +
    (issuer === null ? 0 : 1 + (issuer.above?.length ?? 0));
  if (rows > page.grid.lines) report.imprint(rows, page.grid.lines);
  return rows === 0 ? null : { rows, entries, copies, issuer };
}

/** Sets text behind an indent, `clear` more characters than the side left free at its right. */
type Setter = (text: string, indent: number, clear?: number) => readonly SetLine[];

/**
 * Recipients turn below the first of them, right after the colon. A label that would leave them less than half a line is run in with them
 * instead, and all turns below its beginning.
 */
function setEntry(label: string, to: string, set: Setter, measure: number): PlacedImprint['entries'][number] {
  const clear = SIDE + measureText(label);
  const [line] = set(label, SIDE);
  if (line !== undefined && clear <= measure / 2) return { label: line, lines: set(to, clear) };
  return { label: { indent: SIDE, measure: measure - SIDE, fit: 'natural', hangs: false, runs: [] }, lines: set(label + to, SIDE) };
}

/** Least distance between the issuing office and the date. */
const GAP = 1;

/**
 * Office left and date right of one row (GB/T 9704-2012, 7.4.3). An office too long to stand beside the date turns before it reaches it;
 * its last line shares the row with the date.
 */
function setIssuer({ office, date }: NonNullable<Imprint['issuer']>, set: Setter): PlacedImprint['issuer'] {
  const [right] = set(date, SIDE);
  const lines = set(office, SIDE, GAP + measureText(date));
  const last = lines.at(-1);
  if (right === undefined || last === undefined) return null;
  return { office: last, date: right, ...(lines.length > 1 && { above: lines.slice(0, -1) }) };
}
