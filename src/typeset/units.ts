import { eastAsianWidth } from 'get-east-asian-width';
import type { FaceRole } from '../model/layout.ts';
import type { Place } from '../model/place.ts';
import { plainRuler, type Ruler } from './ruler.ts';

/** Text of one face and weight. */
export interface Span {
  readonly text: string;
  /** Face of hanzi and full-width marks; letters, digits and ASCII marks are always Latin. */
  readonly face: FaceRole;
  readonly strong: boolean;
  /** Whether this is the mark of a note, set at half size and raised. */
  readonly raised?: boolean;
  /** Target of a link. */
  readonly href?: string;
  /** Place of the text in its source; null for words added by the bulletin. */
  readonly place: Place | null;
}

/**
 * - `hanzi`: ideographs, kana, hangul, which keep a quarter's distance from `word` characters;
 * - `word`: half-width letters and digits;
 * - `sign`: other half-width characters, such as '-', ',' and '%';
 * - `wide`: full-width marks and symbols, emoji;
 * - `note`: the raised mark of a note;
 * - `blank`: blanks of any width.
 */
type Kind = 'hanzi' | 'word' | 'sign' | 'wide' | 'note' | 'blank';

/** The smallest thing the breaker moves: one character with its combining marks, or a two-character mark that is never split (——, ……). */
export interface Unit {
  readonly text: string;
  readonly kind: Kind;
  /** In characters of the grid. */
  readonly width: number;
  readonly span: Span;
}

/** Space between a hanzi and an adjacent letter or digit. */
const QUARTER = 0.25;

/** Space between two neighbours on a line. */
function measureGap(before: Unit, after: Unit): number {
  const meets = (before.kind === 'hanzi' && after.kind === 'word') || (before.kind === 'word' && after.kind === 'hanzi');
  return meets ? QUARTER : 0;
}

/**
 * Space between a unit and the one before it on the line: a quarter, or the blanks in between, which count only once something follows
 * them. Zero for the first unit of the line, which begins at `start`.
 */
export function measureSpaceBefore(units: readonly Unit[], start: number, index: number): number {
  const before = units[index - 1];
  const unit = units[index];
  if (index <= start || before === undefined || unit === undefined) return 0;
  if (before.kind !== 'blank') return measureGap(before, unit);
  let space = 0;
  for (let at = index - 1; at >= start && units[at]?.kind === 'blank'; at--) space += units[at]?.width ?? 0;
  return space;
}

/** Whether a unit is set in the Latin face. */
export function isNarrow({ kind }: Unit): boolean {
  return kind === 'word' || kind === 'sign';
}

/** Splits text into units, each as wide as its face sets it, or as its class where the ruler does not know. */
export function toUnits(spans: readonly Span[], ruler: Ruler = plainRuler): Unit[] {
  const units: Unit[] = [];
  for (const span of spans) {
    if (span.raised === true) {
      units.push(toNoteUnit(span, ruler));
      continue;
    }
    for (const text of splitGraphemes(span.text)) {
      const found = findClass(text);
      const { kind } = found;
      const width = kind === 'hanzi' || found.width === 0 ? found.width : measureCharacter(text, found, span.face, ruler);
      const last = units[units.length - 1];
      if (last === undefined || !joinsPrevious(last, text, width)) units.push({ text, kind, width, span });
      else units[units.length - 1] = { ...last, text: last.text + text, width: width === 0 ? last.width : last.width * 2 };
    }
  }
  units.forEach((unit, index) => {
    const [before, after] = [units[index - 1], units[index + 1]];
    if (isApostrophe(unit, before, after)) units[index] = { ...unit, kind: 'sign', width: ruler.measure('latin', unit.text) ?? APOSTROPHE };
    if (unit.text === ' ' && before !== undefined && after !== undefined && isNarrow(before) && isNarrow(after)) {
      units[index] = { ...unit, width: ruler.measure('latin', ' ') ?? unit.width };
    }
  });
  return units;
}

/** Width of ’ in Times New Roman. */
const APOSTROPHE = 0.333;

function measureCharacter(text: string, { kind, width }: Class, face: FaceRole, ruler: Ruler): number {
  return ruler.measure(kind === 'word' || kind === 'sign' ? 'latin' : face, text) ?? width;
}

/** The mark of a note is one unit at half the width of its characters: ① takes 0.5, 21. takes 0.625. */
function toNoteUnit(span: Span, ruler: Ruler): Unit {
  const characters = Array.from(span.text, (text) => measureCharacter(text, findClass(text), span.face, ruler));
  return { text: span.text, kind: 'note', width: characters.reduce((sum, each) => sum + each, 0) / 2, span };
}

/**
 * Whether a character joins the previous unit: —— and …… are one mark of two characters (GB/T 15834, 5.1), and a zero-width character
 * belongs to the one before it. Never to a blank, with which it would be lost at a line end.
 */
function joinsPrevious(last: Unit, text: string, width: number): boolean {
  if (width === 0) return last.kind !== 'blank';
  return (text === '—' || text === '…') && last.text === text;
}

/** Full-width marks of common Chinese text, alone and in texts that need no further classification. */
const MARKS = '“”‘’—…·△\u3001-\u3004\u3008-\u3020\uff01-\uff5e';
const COMMON_MARK = new RegExp(`^[${MARKS}]$`);
const COMMON = new RegExp(`^[ -~\u4e00-\u9fff${MARKS}]*$`);

function isIdeograph(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

type Class = Pick<Unit, 'kind' | 'width'>;

const HANZI: Class = { kind: 'hanzi', width: 1 };

/** Cache of classes; only of single UTF-16 units, so that it is bounded. */
const classes = new Map<string, Class>();

/**
 * Class and width of a character, cached: a text has thousands of characters but few distinct ones besides basic ideographs. Full-width is
 * 1, half-width 0.5.
 */
function findClass(text: string): Class {
  if (isIdeograph(text.charCodeAt(0))) return HANZI;
  if (text.length > 1) return classify(text);
  const known = classes.get(text);
  if (known !== undefined) return known;
  const found = text <= '~' ? classifyAscii(text) : COMMON_MARK.test(text) ? { kind: 'wide' as const, width: 1 } : classify(text);
  classes.set(text, found);
  return found;
}

function classifyAscii(text: string): Class {
  return { kind: /\s/.test(text) ? 'blank' : /[A-Za-z0-9]/.test(text) ? 'word' : 'sign', width: 0.5 };
}

/**
 * Classifies a character. Characters of ambiguous width (“ ” — … ℃ ① Ⅰ) are full-width, as they are in Chinese text and faces; letters of
 * Latin, Greek and Cyrillic make words. Only invisible characters have no width. The regular expressions are inside the function because V8
 * spends half a millisecond on each the first time, and most issues need none.
 */
function classify(text: string): Class {
  const code = text.codePointAt(0) ?? 0;
  if (/^[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]+$/u.test(text)) return { kind: 'wide', width: 0 };
  const width = eastAsianWidth(code, { ambiguousAsWide: true }) / 2;
  if (/^\s$/u.test(text)) return { kind: 'blank', width };
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u.test(text)) {
    return { kind: 'hanzi', width };
  }
  if (/^\p{Nl}/u.test(text)) return { kind: 'wide', width: 1 };
  if (/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(text) && !isFullWidthForm(code)) return { kind: 'word', width: 0.5 };
  if (width === 1 || /^\p{Emoji_Presentation}|\ufe0f/u.test(text)) return { kind: 'wide', width: 1 };
  return { kind: /^[\p{L}\p{N}]/u.test(text) ? 'word' : 'sign', width };
}

function isFullWidthForm(code: number): boolean {
  return code >= 0xff01 && code <= 0xff5e;
}

/** Between two Latin letters ’ is an apostrophe: half a character and part of the word. Elsewhere it is a Chinese closing quote. */
function isApostrophe(unit: Unit, before: Unit | undefined, after: Unit | undefined): boolean {
  return unit.text === '’' && before?.kind === 'word' && after?.kind === 'word';
}

/** Whether a character may consist of several code points: combining and joining marks, conjoining hangul, flags, skin tones. */
function hasCombining(text: string): boolean {
  return /[\p{M}\p{Cf}\u1100-\u11ff\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]/u.test(text);
}

let segmenter: Intl.Segmenter | undefined;

/** Splits text into graphemes. Plain text skips the segmenter, which is some thirty times slower. */
function splitGraphemes(text: string): Iterable<string> {
  if (COMMON.test(text) || !hasCombining(text)) return text;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
