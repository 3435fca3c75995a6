import type { Inline, Text } from '../../model/body.ts';
import type { Place } from '../../model/place.ts';
import { findFirstCharacter, findLastCharacter, isFullWidth, joinCharacters } from './spacing.ts';

/**
 * Normalises the white space of a paragraph and merges runs of equal style. A line end becomes nothing or a space. Removes the space that
 * Markdown habit puts beside `**` before Chinese text, a space before a note mark, and white space at both ends; keeps other spaces.
 *
 * @param runs in the order of the source; their values may be empty and contain line ends
 */
export function joinRuns(runs: readonly Inline[]): Inline[] {
  const weighed = mergeRuns(joinSoftBreaks(runs));
  const spaced = weighed.map((run, index) => dropSyntaxSpace(run, weighed[index - 1], weighed[index + 1]));
  return mergeRuns(trimRuns(spaced));
}

/** Joins lines by the characters on both sides, which may be in other runs. */
function joinSoftBreaks(runs: readonly Inline[]): Inline[] {
  return runs.map((run, index) => {
    if (run.type !== 'text' || !run.value.includes('\n')) return run;
    const parts = run.value.split(/[ ]*\n[ ]*/);
    const text = parts.reduce((before, after, part) => {
      const previous = before === '' ? findLastCharacterOf(runs.slice(0, index)) : findLastCharacter(before);
      const next =
        after !== '' ? findFirstCharacter(after) : part === parts.length - 1 ? findFirstCharacterOf(runs.slice(index + 1)) : undefined;
      return before + joinCharacters(previous, next) + after;
    });
    return { ...run, value: text };
  });
}

function findLastCharacterOf(runs: readonly Inline[]): string | undefined {
  const run = runs.findLast(hasInk);
  return run?.type === 'text' ? findLastCharacter(run.value.trimEnd()) : undefined;
}

function findFirstCharacterOf(runs: readonly Inline[]): string | undefined {
  const run = runs.find(hasInk);
  return run?.type === 'text' ? findFirstCharacter(run.value.trimStart()) : undefined;
}

/** A note mark does not interrupt the text. */
function hasInk(run: Inline): boolean {
  return run.type === 'text' ? run.value !== '' : run.type !== 'note';
}

/** Merges neighbours of equal style and drops empty runs. */
function mergeRuns(runs: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (run.type !== 'text') result.push(run);
    else if (last?.type === 'text' && last.strong === run.strong && last.href === run.href) {
      result[result.length - 1] = { ...last, value: last.value + run.value, place: joinPlaces(last.place, run.place) };
    } else if (run.value !== '') result.push(run);
  }
  return result;
}

function joinPlaces(first: Place, last: Place): Place {
  return { ...first, endLine: last.endLine, endColumn: last.endColumn };
}

/** Drops the single space between bold and Chinese text (`**制定计划。** 设置`), which was typed only for Markdown. */
function dropSyntaxSpace(run: Inline, before: Inline | undefined, after: Inline | undefined): Inline {
  if (run.type !== 'text') return run;
  let { value } = run;
  if (!run.strong && isBold(before) && /^ [^ ]/.test(value) && isFullWidth(findFirstCharacter(value.slice(1)))) value = value.slice(1);
  if (!run.strong && isBold(after) && /[^ ] $/.test(value) && isFullWidth(findLastCharacter(value.slice(0, -1))))
    value = value.slice(0, -1);
  if (after?.type === 'note') value = value.trimEnd();
  return { ...run, value };
}

function isBold(run: Inline | undefined): boolean {
  return run?.type === 'text' && run.strong;
}

/** Trims white space, including U+3000, and line breaks at both ends. */
function trimRuns(runs: readonly Inline[]): Inline[] {
  const first = runs.findIndex((run) => !isBlank(run));
  if (first === -1) return [];
  const last = runs.findLastIndex((run) => !isBlank(run));
  return runs.slice(first, last + 1).map((run, index, kept) => {
    if (run.type !== 'text') return run;
    const value = index === 0 ? run.value.trimStart() : run.value;
    return { ...run, value: index === kept.length - 1 ? value.trimEnd() : value } satisfies Text;
  });
}

function isBlank(run: Inline): boolean {
  return run.type === 'text' ? run.value.trim() === '' : run.type === 'break';
}
