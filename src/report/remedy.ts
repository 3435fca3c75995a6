import type { Diagnostic, Language } from '../diagnostics/diagnostic.ts';
import type { Source } from '../model/source.ts';

/** Longest replacement to show, in UTF-16 code units. */
const LONGEST = 60;

/**
 * Formats the replacements of a diagnostic, nearest first: `可改为：“，”`. Null without any.
 *
 * @param source text of the file, to show the result of a fix; null when not available
 */
export function formatRemedy(found: Diagnostic, source: Source | null, language: Language): string | null {
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
