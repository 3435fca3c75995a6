import { findContentsLines, isNumberedEntry, listContentsTitles } from './contents-lines.ts';
import type { Line } from './lines.ts';
import type { Measure } from './measure.ts';
import { rejoinPieces } from './pieces.ts';
import { chooseJoint, ENDED, INDENT } from './sentence.ts';

/** Lines that always begin a new paragraph. */
export interface ParagraphStarts {
  /** Whether a line is a section title. */
  readonly isTitle: (line: string) => boolean;
  /** Marks before items: △. */
  readonly marks: readonly string[];
}

/** Share of lines after blank lines above which blank lines do not separate paragraphs. */
const EVERYWHERE = 0.5;

const UNFINISHED = /[，、；—“‘《〈（【〔「『,(]$/;
const CONTINUES = /^[，。、；：？！”’》〉）】〕」』…,.;:?!)]/;
const NUMBERED = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+[章节条])/;
/** Lines of an imprint: 报：, 抄送：. */
const DISTRIBUTION = /^(?:本期|另)?(?:主|抄|呈|分|增|加|报|送|发|印)?[报送发呈](?:单位|范围)?\s*[：:]/;

/** Joins wrapped lines into paragraphs if a line is full or its sentence continues, and counts the joins. */
export function joinLines(
  given: readonly Line[],
  measure: Measure,
  starts: ParagraphStarts,
): { readonly paragraphs: readonly string[]; readonly joined: number } {
  const lines = rejoinPieces(given, { width: measure.width, isTitle: starts.isTitle, isStart });
  const blanks = lines.filter(({ afterBlank, afterPage }) => afterBlank && !afterPage).length;
  const blanksPart = blanks < lines.length * EVERYWHERE;
  // If paragraphs are indented, a line without indent continues one.
  const indented = lines.filter(isIndent).length > 1;
  const contents = findContentsLines(lines);
  const paragraphs: Paragraph[] = [];
  let titles: ReadonlySet<string> = new Set();
  let joined = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const paragraph = paragraphs.at(-1);
    if (index === contents.end) titles = listContentsTitles(paragraphs.map(({ parts }) => parts.join('')).filter(isNumberedEntry));
    if (before !== undefined && paragraph !== undefined && continues(index, before, line, paragraph)) {
      joined += 1;
      appendText(paragraph, chooseJoint(before.text, line.text) + line.text);
    } else paragraphs.push(readParagraph(line.text));
  }
  return { paragraphs: paragraphs.map(({ parts }) => parts.join('')), joined };

  function continues(index: number, before: Line, line: Line, paragraph: Paragraph): boolean {
    if (index < contents.start || index > contents.end) return isContinued(before, line, paragraph);
    // An entry of the contents ends with its page number.
    return index > contents.start && index < contents.end && !isNumberedEntry(before.text) && measure.isLong(before);
  }

  function isContinued(before: Line, line: Line, paragraph: Paragraph): boolean {
    if (isStart(line) || starts.isTitle(before.text) || isListed(paragraph) || titles.has(removeSpaces(line.text))) return false;
    if (isUnfinished(before, line, paragraph)) return true;
    const isFirst = paragraph.parts.length === 1;
    const marked = isMarked(paragraph.first);
    // The office before a title, at the end of its line.
    if (isFirst && marked && /[：:]$/.test(before.text)) return true;
    if (indented && line.indent >= INDENT) return false;
    const ended = ENDED.test(before.text);
    if (line.afterBlank && blanksPart && ended && !line.afterPage) return false;
    if (ended && NUMBERED.test(line.text)) return false;
    // If no line is indented, the first line of a paragraph has lost its indent.
    if (measure.isFull(before, isFirst && !indented ? 2 : 0)) return true;
    // A title has no final mark, no indent and rarely a comma. Text continues until its sentence ends; PDF readers split squeezed lines.
    const isText = marked || isIndent(before) || paragraph.punctuated;
    return isText && !ended && (!isFirst || measure.isLong(before));
  }

  /** Whether the paragraph is a title of the contents, which may take a few lines. */
  function isListed({ parts }: Paragraph): boolean {
    return titles.size > 0 && parts.length <= 3 && titles.has(removeSpaces(parts.join('')));
  }

  function isMarked(text: string): boolean {
    return starts.marks.some((mark) => text.startsWith(mark));
  }

  function isStart({ text }: Line): boolean {
    return starts.isTitle(text) || isMarked(text) || DISTRIBUTION.test(text);
  }
}

/** A first-line indent is two ems; centred titles are further in. */
function isIndent({ indent }: Line): boolean {
  return indent >= INDENT && indent < 4;
}

/** A title without letter-spacing. */
export function removeSpaces(title: string): string {
  return title.replace(/\s+/g, '');
}

/** A growing paragraph. Keeps summaries of its text, so that adding a line does not rescan it. */
interface Paragraph {
  /** First line. */
  readonly first: string;
  readonly parts: string[];
  /** Last characters. */
  tail: string;
  /** Whether it contains a comma, semicolon or full stop. */
  punctuated: boolean;
}

/** Characters at the end of a line that are searched for an open quote or bracket. */
const TAIL = 200;

function readParagraph(text: string): Paragraph {
  const paragraph = { first: text, parts: [], tail: '', punctuated: false };
  appendText(paragraph, text);
  return paragraph;
}

function appendText(paragraph: Paragraph, text: string): void {
  paragraph.parts.push(text);
  paragraph.tail = (paragraph.tail + text.slice(-TAIL)).slice(-TAIL);
  paragraph.punctuated ||= /[，。；]/.test(text);
}

function isUnfinished(before: Line, line: Line, { tail }: Paragraph): boolean {
  return UNFINISHED.test(before.text) || CONTINUES.test(line.text) || hasOpenBracket(tail);
}

const PAIRS: Readonly<Record<string, string>> = { '”': '“', '》': '《', '）': '（', '】': '【', '」': '「' };

/** Whether a quote or bracket is open at the end of a text. */
function hasOpenBracket(text: string): boolean {
  const open: string[] = [];
  for (const character of text) {
    if (Object.values(PAIRS).includes(character)) open.push(character);
    else if (open.at(-1) === PAIRS[character]) open.pop();
  }
  return open.length > 0;
}
