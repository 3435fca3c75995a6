import type { Line } from './lines.ts';
import type { Measure } from './measure.ts';

/** What begins a paragraph of its own whatever stands before it. */
export interface Starts {
  /** Whether a line is the title of a section, alone on its line. */
  readonly isTitle: (line: string) => boolean;
  /** Marks before items: △. */
  readonly marks: readonly string[];
}

/** White space at the start of a paragraph, in ems. */
const INDENT = 1.5;
/** Share of lines after a blank one from which on blank lines part nothing. */
const EVERYWHERE = 0.5;

const ENDED = /[。！？!?…：；][”’）》」』\])]*$/;
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
  lines: readonly Line[],
  measure: Measure,
  starts: Starts,
): { readonly paragraphs: readonly string[]; readonly joined: number } {
  const blanks = lines.filter(({ afterBlank, afterPage }) => afterBlank && !afterPage).length;
  const blanksPart = blanks < lines.length * EVERYWHERE;
  // In a text whose paragraphs are indented a line without one goes on.
  const indented = lines.filter(isIndent).length > 1;
  const paragraphs: string[] = [];
  let joined = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const paragraph = paragraphs.at(-1);
    if (before === undefined || paragraph === undefined || !goesOn(before, line, paragraph)) paragraphs.push(line.text);
    else {
      joined += 1;
      paragraphs[paragraphs.length - 1] = paragraph + joint(paragraph, line.text) + line.text;
    }
  }
  return { paragraphs, joined };

  function goesOn(before: Line, line: Line, paragraph: string): boolean {
    if (isStart(line) || starts.isTitle(before.text)) return false;
    if (isUnfinished(before, line, paragraph)) return true;
    if (indented && line.indent >= INDENT) return false;
    const ended = ENDED.test(before.text);
    if (line.afterBlank && blanksPart && ended && !line.afterPage) return false;
    if (ended && NUMBERED.test(line.text)) return false;
    const isFirst = paragraph === before.text;
    const isMarked = starts.marks.some((mark) => paragraph.startsWith(mark));
    // The first line of a paragraph has lost its indent where no line has any.
    if (measure.isFull(before, isFirst && !indented ? 2 : 0)) return true;
    // A title is the first of its lines, and may be as long; it has no mark and no indent.
    const isText = !isFirst || isMarked || isIndent(before);
    return isText && !ended && measure.isLong(before);
  }

  function isStart({ text }: Line): boolean {
    return starts.isTitle(text) || starts.marks.some((mark) => text.startsWith(mark)) || DISTRIBUTION.test(text);
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

function isUnfinished(before: Line, line: Line, paragraph: string): boolean {
  return UNFINISHED.test(before.text) || CONTINUES.test(line.text) || opened(paragraph);
}

const PAIRS: Readonly<Record<string, string>> = { '”': '“', '》': '《', '）': '（', '】': '【', '」': '「' };

/** Whether a quote or a bracket is still open at the end of a text; what is far back was hardly meant. */
function opened(text: string): boolean {
  const open: string[] = [];
  for (const character of text.slice(-200)) {
    if (Object.values(PAIRS).includes(character)) open.push(character);
    else if (open.at(-1) === PAIRS[character]) open.pop();
  }
  return open.length > 0;
}

/** What parts two lines that are one: nothing in Chinese; a blank between words of Latin letters. */
function joint(before: string, after: string): '' | ' ' {
  if (!/[A-Za-z,;]$/.test(before) || !/^[A-Za-z]/.test(after)) return '';
  // An abbreviation may be broken anywhere (PM|P); words are not.
  return /[A-Z]$/.test(before) && /^[A-Z]/.test(after) ? '' : ' ';
}
