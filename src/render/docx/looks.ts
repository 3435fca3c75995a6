import type { SetLine } from '../../model/layout.ts';
import { isLatin, type OfficeRun, SCRIPTLESS } from './office-line.ts';

/** A line of the layout, its runs split wherever the document gives text another look. */
export type OfficeSetLine = Omit<SetLine, 'runs'> & { readonly runs: readonly OfficeRun[] };

/** Marks which of the differently styled parts of its paragraph each run belongs to; a run over a border is split. */
export function partLines(lines: readonly OfficeSetLine[], parts: readonly string[]): readonly OfficeSetLine[] {
  const owners = parts.flatMap((text, part) => Array.from(stripBlanks(text), () => part));
  let at = 0;
  return lines.map((line) => {
    const from = at;
    at += [...readLine(line)].length;
    return splitRuns(line, (index) => ({ part: owners[from + index] ?? parts.length - 1 }));
  });
}

/**
 * Tags words Chinese. LibreOffice breaks between a mark and a word only by the rules of Chinese, in which a word may be broken anywhere: the
 * word must be tagged, and the line full.
 */
export function tagWords<L extends OfficeSetLine>(lines: readonly L[]): readonly L[] {
  return lines.map((line, index) => {
    const before = lines[index - 1];
    const length = [...readLine(line)].length;
    const head = before === undefined ? 0 : countHead(before, line);
    const tail = countTail(line, lines[index + 1]);
    return head + tail === 0 ? line : splitRuns(line, (at) => (at < head || at >= length - tail ? { chinese: true } : {}));
  });
}

/** Whether a line ends with a mark before a word. */
export function hasChineseBreak(line: OfficeSetLine, next: OfficeSetLine | undefined): boolean {
  return next !== undefined && /[^\p{Script=Han}!-~]$/u.test(readLine(line)) && isLatin(readLine(next).charAt(0));
}

/** Characters at the start of a line that must be tagged: a word below a mark, or a mark below a word. */
function countHead(before: OfficeSetLine, line: OfficeSetLine): number {
  const characters = [...readText(line)];
  if (SCRIPTLESS.test(characters[0] ?? '')) return isLatin(readLine(before).at(-1) ?? '') ? 1 : 0;
  if (!hasChineseBreak(before, line)) return 0;
  const end = characters.findIndex((character) => !isLatin(character));
  return end === -1 ? characters.length : end;
}

/** Characters of the word at the end of a line before a mark on the next. */
function countTail(line: OfficeSetLine, next: OfficeSetLine | undefined): number {
  if (next === undefined || !/^[^\p{Script=Han}!-~]/u.test(readLine(next))) return 0;
  return /[!-\u024f\u0370-\u052f]*$/u.exec(readText(line))?.[0].length ?? 0;
}

/** Splits runs where the look of a line's characters changes, blanks not counted. */
function splitRuns<L extends OfficeSetLine>(line: L, lookOf: (index: number) => Pick<OfficeRun, 'part' | 'chinese'>): L {
  let at = 0;
  const runs = line.runs.flatMap((run) => {
    const cut: OfficeRun[] = [];
    for (const character of run.text) {
      const look = lookOf(stripBlanks(character) === '' ? Math.max(0, at - 1) : at++);
      const last = cut.at(-1);
      if (last !== undefined && last.part === (look.part ?? run.part) && last.chinese === look.chinese) {
        cut[cut.length - 1] = { ...last, text: last.text + character };
      } else cut.push({ ...run, ...look, text: character, gap: last === undefined ? run.gap : 0 });
    }
    return cut;
  });
  return { ...line, runs };
}

/** Text of a line, without blanks. */
export function readLine(line: OfficeSetLine): string {
  return stripBlanks(readText(line));
}

/** Text of a line. */
export function readText({ runs }: OfficeSetLine): string {
  return runs.map(({ text }) => text).join('');
}

/** Removes blanks, which the layout drops at line ends. */
export function stripBlanks(text: string): string {
  return text.replace(/\s+/gu, '');
}
