import type { Imprint } from '../model/bulletin.ts';
import type { PlacedImprint, SetLine } from '../model/layout.ts';
import { type PageSettings, POINTS_PER_MM } from '../model/page.ts';
import { widthOf } from './breaks.ts';
import { breakLines, stretchesOf, words } from './paragraph.ts';
import { IMPRINT_FACE } from './styles.ts';

/** The imprint in lines, not yet on a page. */
export type SetImprint = Pick<PlacedImprint, 'rows' | 'entries' | 'copies'>;

/** Clear at each side of the imprint, in its own characters (GB/T 9704-2012, 7.4: 左右各空一字). */
const SIDE = 1;

/**
 * Sets the imprint; null when it has nothing to say. Its characters are counted at their own size, 14 pt and not closed up: the standard
 * sets their size, but no number of them a line. Its lines keep the pitch of the grid, one row a line, so that it ends on the bottom of the
 * type area when its last row is the page's last. The print run has a row of its own.
 */
export function setImprint(imprint: Imprint, page: PageSettings): SetImprint | null {
  const measure = (page.area.width * POINTS_PER_MM) / page.size.imprint - SIDE;
  const entries = imprint.distribution.map(({ label, to }) => setEntry(`${label}：`, to, measure));
  const copies = imprint.copies === null ? null : (setText(imprint.copies, SIDE, measure)[0] ?? null);
  const rows = entries.reduce((total, { lines }) => total + Math.max(1, lines.length), copies === null ? 0 : 1);
  return rows === 0 ? null : { rows, entries, copies };
}

/** Recipients turn below the first of them, right after the colon. */
function setEntry(label: string, to: string, measure: number): PlacedImprint['entries'][number] {
  const [units = []] = stretchesOf(words(label, IMPRINT_FACE));
  const [line = { indent: SIDE, measure: measure - SIDE, fit: 'natural', hangs: false, runs: [] }] = setText(label, SIDE, measure);
  return { label: line, lines: setText(to, SIDE + widthOf(units, 0, units.length), measure) };
}

function setText(text: string, indent: number, measure: number): readonly SetLine[] {
  return breakLines(words(text, IMPRINT_FACE), { measure, first: indent, rest: indent }).lines;
}
