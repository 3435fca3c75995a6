import type { ZodMiniObject } from 'zod/mini';
import { createDiagnostic, type Edit } from '../diagnostics/diagnostic.ts';
import type { Report, Source } from './source.ts';
import { findSpellings } from './spellings.ts';
import { explainError, isColonMistake, parseYaml, type YamlText } from './yaml.ts';

/** What could be recovered from YAML with errors, and the keys that could not. */
export interface RecoveredYaml {
  readonly yaml: YamlText;
  readonly lost: readonly string[];
}

/**
 * Reads YAML with errors line by line: reads a full-width colon after a key as the ASCII one, with a fix, and leaves out other entries with
 * an error, so that the rest is read and checked. Null if nothing can be recovered.
 */
export function recoverYaml(source: Source, start: number, end: number, schema: ZodMiniObject, report: Report): RecoveredYaml | null {
  const lines = source.text.slice(start, end).split('\n');
  const offsets = lines.map(() => 0);
  for (let index = 1; index < lines.length; index += 1) offsets[index] = (offsets[index - 1] ?? 0) + (lines[index - 1]?.length ?? 0) + 1;
  const known = findSpellings(schema);
  const repaired = lines.map((line, index) => repairColon(line, start + (offsets[index] ?? 0), known, source, report));
  const lost: string[] = [];
  for (const [first, last] of findEntries(repaired)) {
    const [error] = parseYaml(joinLines(repaired.slice(first, last))).errors;
    if (error === undefined) continue;
    const inside = joinLines(repaired.slice(first, last)).slice(0, error.pos[0]).split('\n').length - 1;
    // A quote that is never closed is missed only at the end.
    const at = error.code === 'MISSING_CHAR' ? first : Math.min(first + inside, last - 1);
    const line = lines[at] ?? '';
    const from = start + (offsets[at] ?? 0);
    const place = source.place(from + (/^\s*/.exec(line)?.[0].length ?? 0), from + Math.max(line.trimEnd().length, 1));
    const fix = last === first + 1 ? quoteValue(repaired[first]?.text ?? '', from, known) : null;
    report(createDiagnostic('yaml-valid', place, { problem: explainError(error.code, line) }, fix === null ? {} : { fix: [fix] }));
    const key = known.get(/^[^\s:：]+/.exec(repaired[first]?.text ?? '')?.[0] ?? '');
    if (key !== undefined) lost.push(key);
    for (let index = first; index < last; index += 1) repaired[index] = { text: ' '.repeat(lines[index]?.length ?? 0), edit: null };
  }
  const document = parseYaml(joinLines(repaired));
  const toOriginal = createMap(repaired, offsets);
  for (const error of document.errors.slice(0, 1)) {
    const at = start + toOriginal(error.pos[0]);
    report(createDiagnostic('yaml-valid', source.place(at, at + 1), { problem: explainError(error.code, '') }));
  }
  if (document.errors.length > 0) return null;
  return { yaml: { root: document.contents, toOffset: (at) => start + toOriginal(at) }, lost };
}

/** Quotes the value of a known key on a line of its own, where that makes it valid; null where it would hide another key or mistake. */
function quoteValue(line: string, at: number, known: ReadonlyMap<string, string>): Edit | null {
  const [, before = '', key = '', value = ''] = /^(\s*([^\s:]+):[ \t]+)(.*\S)\s*$/.exec(line) ?? [];
  const hasKey = [...value.matchAll(/([^\s;；,，:：]+)[:：]/g)].some(([, inner = '']) => known.has(inner));
  const isOpen = /^["'[{]/.test(value) && !/^(?:"[^"]+"|'[^']+'|\[[^[\]]+\]|\{[^{}]+\})./.test(value);
  if (!known.has(key) || value === '' || hasKey || isOpen || /[\\#]/.test(value)) return null;
  const text = value.includes('"') ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
  return { start: at + before.length, end: at + before.length + value.length, text };
}

function joinLines(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n');
}

interface Line {
  readonly text: string;
  /** The characters from `start` to before `end` of the line were replaced by this many. */
  readonly edit: { readonly start: number; readonly end: number; readonly length: number } | null;
}

function repairColon(line: string, at: number, known: ReadonlyMap<string, string>, source: Source, report: Report): Line {
  const [, before = '', key = '', colon = ''] =
    /^(\s*(?:- )?)([^\s:："'#[{]+)([ \t\u3000]*(?:：|:(?![ \t]|$))[ \t\u3000]*)/.exec(line) ?? [];
  // In lists and below other keys a full-width colon may be text.
  const isKey = known.has(key) || (before === '' && isColonMistake(line));
  if (!isKey || before.trim() !== '' || /^\/\//.test(line.slice(before.length + key.length + 1))) return { text: line, edit: null };
  const start = before.length + key.length;
  const end = start + colon.length;
  const text = end < line.length ? ': ' : ':';
  const fix = [{ start: at + start, end: at + end, text }];
  report(createDiagnostic('yaml-valid', source.place(at + before.length, at + line.trimEnd().length), { problem: 'colon' }, { fix }));
  return { text: `${line.slice(0, start)}${text}${line.slice(end)}`, edit: { start, end, length: text.length } };
}

/** The entries of the root, each with the lines below it; the last line is exclusive. */
function findEntries(lines: readonly Line[]): (readonly [number, number])[] {
  const starts = lines.flatMap(({ text }, index) => (index === 0 || /^[^\s#-]/.test(text) ? [index] : []));
  return starts.map((first, index) => [first, starts[index + 1] ?? lines.length] as const);
}

/** Maps offsets in the repaired lines to offsets in the original ones. */
function createMap(repaired: readonly Line[], offsets: readonly number[]): (at: number) => number {
  const begins: number[] = [];
  let begin = 0;
  for (const { text } of repaired) {
    begins.push(begin);
    begin += text.length + 1;
  }
  return (at) => {
    let low = 0;
    let high = begins.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((begins[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const column = at - (begins[low] ?? 0);
    const base = offsets[low] ?? 0;
    const edit = repaired[low]?.edit;
    if (edit === null || edit === undefined || column <= edit.start) return base + column;
    const after = edit.start + edit.length;
    return base + (column < after ? edit.start : column - after + edit.end);
  };
}
