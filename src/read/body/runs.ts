import type { Inline, Text } from '../../model/body.ts';
import type { Place } from '../../model/place.ts';
import { firstCharacter, isFullWidth, lastCharacter, softBreak } from './spacing.ts';

/** A piece of inline text before white space is settled; a line break has no value. */
export interface Run {
  readonly value: string | null;
  readonly strong: boolean;
  readonly place: Place;
}

/**
 * Settles the white space of a paragraph and joins what has one weight. Line ends of the source become nothing or a blank; the blank
 * that Markdown habit puts beside `**` goes where Chinese text goes on; ends are trimmed, as the page indents; other blanks stay.
 */
export function joined(runs: readonly Run[]): Inline[] {
  const weighed = merged(softBreaksJoined(runs));
  return merged(trimmed(weighed.map((run, index) => withoutSyntaxBlank(run, weighed[index - 1], weighed[index + 1])))).map(inline);
}

function inline(run: Run): Inline {
  return run.value === null
    ? { type: 'break', place: run.place }
    : ({ type: 'text', value: run.value, strong: run.strong, place: run.place } satisfies Text);
}

/** Line ends look at the characters on both sides, which may stand in other runs. */
function softBreaksJoined(runs: readonly Run[]): Run[] {
  return runs.map((run, index) => {
    const { value } = run;
    if (value === null || !value.includes('\n')) return run;
    const parts = value.split(/[ ]*\n[ ]*/);
    const text = parts.reduce((before, after, part) => {
      const previous = before === '' ? lastOf(runs.slice(0, index)) : lastCharacter(before);
      const next = after !== '' ? firstCharacter(after) : part === parts.length - 1 ? firstOf(runs.slice(index + 1)) : undefined;
      return before + softBreak(previous, next) + after;
    });
    return { ...run, value: text };
  });
}

function lastOf(runs: readonly Run[]): string | undefined {
  const run = runs.findLast(({ value }) => value !== '');
  return run === undefined ? undefined : lastCharacter(run.value?.trimEnd() ?? '');
}

function firstOf(runs: readonly Run[]): string | undefined {
  const run = runs.find(({ value }) => value !== '');
  return run === undefined ? undefined : firstCharacter(run.value?.trimStart() ?? '');
}

/** One run for neighbours of one weight; empty ones vanish. */
function merged(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    if (run.value === '') continue;
    const last = result.at(-1);
    if (last !== undefined && last.value !== null && run.value !== null && last.strong === run.strong) {
      result[result.length - 1] = { value: last.value + run.value, strong: run.strong, place: spanning(last.place, run.place) };
    } else {
      result.push(run);
    }
  }
  return result;
}

function spanning(first: Place, last: Place): Place {
  return { ...first, endLine: last.endLine, endColumn: last.endColumn };
}

/** `**制定计划。** 设置`: one ASCII blank between bold and Chinese text is there for Markdown's sake, not the reader's. */
function withoutSyntaxBlank(run: Run, before: Run | undefined, after: Run | undefined): Run {
  if (run.value === null || run.strong) return run;
  let { value } = run;
  if (before?.strong && before.value !== null && /^ [^ ]/.test(value) && isFullWidth(firstCharacter(value.slice(1))))
    value = value.slice(1);
  if (after?.strong && after.value !== null && /[^ ] $/.test(value) && isFullWidth(lastCharacter(value.slice(0, -1)))) {
    value = value.slice(0, -1);
  }
  return { ...run, value };
}

/** Without white space, U+3000 included, and line breaks at both ends. */
function trimmed(runs: readonly Run[]): Run[] {
  const rest = [...runs];
  const strip = (end: 0 | -1, trim: (value: string) => string) => {
    for (let run = rest.at(end); run !== undefined; run = rest.at(end)) {
      const value = run.value === null ? '' : trim(run.value);
      if (value !== '') {
        rest[end === 0 ? 0 : rest.length - 1] = { ...run, value };
        return;
      }
      if (end === 0) rest.shift();
      else rest.pop();
    }
  };
  strip(0, (value) => value.trimStart());
  strip(-1, (value) => value.trimEnd());
  return rest;
}
