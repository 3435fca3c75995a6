import type { Line } from './lines.ts';
import type { Measure } from './measure.ts';
import { whole } from './pieces.ts';
import { ENDED, INDENT, joint } from './sentence.ts';

/** What begins a paragraph of its own whatever stands before it. */
export interface Starts {
  /** Whether a line is the title of a section, alone on its line. */
  readonly isTitle: (line: string) => boolean;
  /** Marks before items: △. */
  readonly marks: readonly string[];
}

/** Share of lines after a blank one from which on blank lines part nothing. */
const EVERYWHERE = 0.5;

const UNFINISHED = /[，、；—“‘《〈（【〔「『,(]$/;
const CONTINUES = /^[，。、；：？！”’》〉）】〕」』…,.;:?!)]/;
const NUMBERED = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+[章节条])/;
/** The lines of an imprint: 报：, 抄送：. */
const DISTRIBUTION = /^(?:主?报|主?送|抄[报送]|分?发|印发)[：:]/;

/**
 * Joins lines into paragraphs, where a line is full or its sentence goes on, and tells how many line ends were taken for nothing but the end
 * of the measure.
 */
export function joinLines(
  given: readonly Line[],
  measure: Measure,
  starts: Starts,
): { readonly paragraphs: readonly string[]; readonly joined: number } {
  const lines = whole(given, { width: measure.width, isTitle: starts.isTitle, isStart });
  const blanks = lines.filter(({ afterBlank, afterPage }) => afterBlank && !afterPage).length;
  const blanksPart = blanks < lines.length * EVERYWHERE;
  // In a text whose paragraphs are indented a line without one goes on.
  const indented = lines.filter(isIndent).length > 1;
  const paragraphs: Paragraph[] = [];
  let joined = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const paragraph = paragraphs.at(-1);
    if (before !== undefined && paragraph !== undefined && goesOn(before, line, paragraph)) {
      joined += 1;
      goOn(paragraph, joint(before.text, line.text) + line.text);
    } else paragraphs.push(paragraphFrom(line.text));
  }
  return { paragraphs: paragraphs.map(({ parts }) => parts.join('')), joined };

  function goesOn(before: Line, line: Line, paragraph: Paragraph): boolean {
    if (isStart(line) || starts.isTitle(before.text)) return false;
    if (isUnfinished(before, line, paragraph)) return true;
    const isFirst = paragraph.parts.length === 1;
    const marked = isMarked(paragraph.first);
    // The office before a title, at the end of its line.
    if (isFirst && marked && /[：:]$/.test(before.text)) return true;
    if (indented && line.indent >= INDENT) return false;
    const ended = ENDED.test(before.text);
    if (line.afterBlank && blanksPart && ended && !line.afterPage) return false;
    if (ended && NUMBERED.test(line.text)) return false;
    // The first line of a paragraph has lost its indent where no line has any.
    if (measure.isFull(before, isFirst && !indented ? 2 : 0)) return true;
    // A title has no mark, no indent and hardly a comma. What is text goes on until its sentence ends; programs that read PDF files make
    // several lines of one that was squeezed.
    const isText = marked || isIndent(before) || paragraph.punctuated;
    return isText && !ended && (!isFirst || measure.isLong(before));
  }

  function isMarked(text: string): boolean {
    return starts.marks.some((mark) => text.startsWith(mark));
  }

  function isStart({ text }: Line): boolean {
    return starts.isTitle(text) || isMarked(text) || DISTRIBUTION.test(text);
  }
}

/** The two ems of a paragraph's first line; titles that were centred stand further in. */
function isIndent({ indent }: Line): boolean {
  return indent >= INDENT && indent < 4;
}

/** A title without the blanks that letter-space it. */
export function plain(title: string): string {
  return title.replace(/\s+/g, '');
}

/**
 * A paragraph as it grows line by line. What is asked of it is kept beside its parts, for a paragraph of many lines is not to be read anew for
 * each of them.
 */
interface Paragraph {
  /** Its first line. */
  readonly first: string;
  readonly parts: string[];
  /** Its last characters. */
  tail: string;
  /** Whether it has a comma, a semicolon or a full stop. */
  punctuated: boolean;
}

/** Characters before a line's end in which a quote or a bracket may be open; what is far back was hardly meant. */
const TAIL = 200;

function paragraphFrom(text: string): Paragraph {
  const paragraph = { first: text, parts: [], tail: '', punctuated: false };
  goOn(paragraph, text);
  return paragraph;
}

function goOn(paragraph: Paragraph, text: string): void {
  paragraph.parts.push(text);
  paragraph.tail = (paragraph.tail + text.slice(-TAIL)).slice(-TAIL);
  paragraph.punctuated ||= /[，。；]/.test(text);
}

function isUnfinished(before: Line, line: Line, { tail }: Paragraph): boolean {
  return UNFINISHED.test(before.text) || CONTINUES.test(line.text) || opened(tail);
}

const PAIRS: Readonly<Record<string, string>> = { '”': '“', '》': '《', '）': '（', '】': '【', '」': '「' };

/** Whether a quote or a bracket is still open at the end of a text. */
function opened(text: string): boolean {
  const open: string[] = [];
  for (const character of text) {
    if (Object.values(PAIRS).includes(character)) open.push(character);
    else if (open.at(-1) === PAIRS[character]) open.pop();
  }
  return open.length > 0;
}
