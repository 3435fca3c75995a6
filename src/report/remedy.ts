import type { Diagnostic, Language } from '../diagnostics/diagnostic.ts';
import type { Source } from '../model/source.ts';

/** More of a text than this is no suggestion but an article. */
const LONGEST = 60;

/**
 * What could stand at the place instead, nearest first, and whether `--fix` sees to it: `可改为：“，”（--fix 可自动改正）`. Null when nothing is
 * known.
 *
 * @param source of the file, to show what a fix would make of the place; null when it is not at hand
 */
export function formatRemedy(found: Diagnostic, source: Source | null, language: Language): string | null {
  const { suggestions = [], fix = [] } = found;
  const mended = fix.length === 0 || source === null ? null : mendedPlace(found, source);
  const choices = suggestions.length > 0 || mended === null ? suggestions : [mended];
  const zh = language === 'zh';
  if (choices.length === 0) return fix.length === 0 ? null : zh ? '可用 bulletin check --fix 自动改正' : 'bulletin check --fix mends it';
  const quoted = choices.map((choice) => (choice === '' ? (zh ? '（删去）' : '(nothing)') : `“${choice}”`));
  const automatic = fix.length === 0 ? '' : zh ? '（bulletin check --fix 可自动改正）' : ' (bulletin check --fix does it)';
  return zh ? `可改为：${quoted.join('、')}${automatic}` : `Could be: ${quoted.join(', ')}${automatic}`;
}

/** What stands at the place once it is mended; null when the fix reaches beyond it, or it is too long to be shown. */
function mendedPlace({ place, fix = [] }: Diagnostic, source: Source): string | null {
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
