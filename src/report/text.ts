import { type Diagnostic, getHint, getMessage, type Language } from '../diagnostics/diagnostic.ts';
import { foldRepeats } from '../diagnostics/repeats.ts';
import type { Place } from '../model/place.ts';
import { Source } from '../model/source.ts';
import { measureWidth } from './columns.ts';
import { formatMarkedLine } from './marked-line.ts';
import type { Report, ReportStyle } from './reporter.ts';
import { makeVisible } from './visible.ts';
import { severityNames } from './words.ts';
import { wrap } from './wrap.ts';

/**
 * Formats diagnostics for people, one block each: `file:line:column` (a link in many terminals), severity, sentence and code; the source line
 * with the place marked; the hint and the replacements. Ends with a line feed unless empty.
 *
 * @param texts decoded texts by `Place.file`; without one, the source line is omitted
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>, style: ReportStyle): string {
  const sources = new Map<string, Source>();
  const sourceOf = (file: string): Source | null => {
    const text = texts.get(file);
    if (text === undefined) return null;
    const source = sources.get(file) ?? new Source(file, maskSecrets(text, file, diagnostics));
    sources.set(file, source);
    return source;
  };
  return foldRepeats(diagnostics)
    .map((found) => formatBlock(found, sourceOf(found.place.file), style))
    .join('');
}

/** Replaces each letter and digit of personal data with *, keeping the length, as other diagnostics may show the same line. */
function maskSecrets(text: string, file: string, diagnostics: readonly Diagnostic[]): string {
  const source = new Source(file, text);
  const spans = diagnostics
    .filter(({ secret, place }) => secret === true && place.file === file)
    .flatMap(({ place, masked = [] }) => [place, ...masked])
    .map((place) => source.span(place))
    .sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (end <= at) continue;
    parts.push(text.slice(at, Math.max(at, start)), text.slice(Math.max(at, start), end).replace(/[\p{L}\p{N}]/gu, '*'));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** The report for people. */
export function textReport({ diagnostics, texts }: Report, style: ReportStyle): string {
  return formatDiagnostics(diagnostics, texts, style);
}

const COLOURS = { error: 31, warning: 33, note: 36 } as const;
const DIM = 2;

/** Indent of hints and of wrapped lines. */
const INDENT = '    ';

function formatBlock(found: Diagnostic, source: Source | null, style: ReportStyle): string {
  const { language, colour } = style;
  const { file, line, column } = found.place;
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const paintFound = (text: string) => paint(COLOURS[found.severity], text);
  const fold = (text: string, used = 0) =>
    style.wrapped ? wrap(text, { width: style.width, indent: INDENT, used, wide: style.wide }) : text;
  const place = `${makeVisible(file)}:${line}:${column}  `;
  const severity = severityNames[found.severity][language];
  const head = measureWidth(`${place}${severity}  `, style.wide);
  const message = fold(`${makeVisible(getMessage(found, language))}  ${found.code}`, head).slice(0, -found.code.length);
  const lines = [`${place}${paintFound(severity)}  ${message}${paint(DIM, found.code)}`];
  if (source !== null && !isWholeFile(found.place) && line <= source.lineCount) {
    const gutter = `  ${line} | `;
    const { mark, ...shown } = markPlace(source, found.place, style, gutter.length, paintFound);
    lines.push(`${paint(DIM, gutter)}${shown.source}`, `${paint(DIM, `${' '.repeat(gutter.length - 2)}| `)}${paintFound(mark)}`);
  }
  for (const advice of [getHint(found, language), formatRemedy(found, source, language)]) {
    if (advice !== null) lines.push(`${INDENT}${fold(makeVisible(advice), INDENT.length)}`);
  }
  return lines.map((text) => `${text}\n`).join('');
}

/** The first line of a place, marked. */
function markPlace(
  source: Source,
  { line, column, endLine, endColumn }: Place,
  style: ReportStyle,
  gutter: number,
  paint: (text: string) => string,
) {
  const text = source.lineText(line);
  const from = Math.min(column - 1, text.length);
  const to = endLine > line ? text.length : Math.min(Math.max(endColumn - 1, from), text.length);
  return formatMarkedLine(text, from, to, { width: style.width - gutter, wide: style.wide, paint });
}

/** A diagnostic about the whole file is placed at its start, which is not worth showing. */
function isWholeFile({ line, column, endLine, endColumn }: Place): boolean {
  return line === 1 && column === 1 && endLine === 1 && endColumn === 1;
}

/** Longest replacement to show, in UTF-16 code units. */
const LONGEST = 60;

/**
 * Formats the replacements of a diagnostic, nearest first: `可改为：“，”`. Null without any.
 *
 * @param source text of the file, to show the result of a fix; null when not available
 */
function formatRemedy(found: Diagnostic, source: Source | null, language: Language): string | null {
  const { suggestions = [], fix = [] } = found;
  const mended = fix.length === 0 || source === null ? null : applyFix(found, source);
  const choices = suggestions.length > 0 || mended === null ? suggestions : [mended];
  const zh = language === 'zh';
  if (choices.length === 0) return null;
  const quoted = choices.map((choice) => (choice === '' ? (zh ? '（删去）' : '(nothing)') : quote(choice)));
  return zh ? `可改为：${quoted.join('、')}` : `Change to: ${quoted.join(', ')}`;
}

/** Quotes a replacement; one with quotation marks of its own gets corner brackets, to be readable. */
function quote(text: string): string {
  return /["'‘’“”]/.test(text) ? `「${text}」` : `“${text}”`;
}

/** The text at the place after the fix; null when the fix reaches beyond the place or the text is too long to show. */
function applyFix({ place, fix = [] }: Diagnostic, source: Source): string | null {
  const { start, end } = source.span(place);
  if (fix.some((edit) => edit.start < start || edit.end > end)) return null;
  let at = start;
  let text = '';
  for (const edit of fix) {
    text += source.text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  text += source.text.slice(at, end);
  return text.length > LONGEST || text.includes('\n') ? null : text;
}
