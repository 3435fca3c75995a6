import { type Diagnostic, hint, type Language, sentence } from '../diagnostics/diagnostic.ts';
import { visible } from './visible.ts';
import { severityNames } from './words.ts';

export interface TextStyle {
  readonly language: Language;
  readonly colour: boolean;
}

/**
 * Diagnostics for people, one block each: `file:line:column` (which terminals and editors make a link of), severity, sentence and code,
 * then what to do. Ends with a line feed when there is anything.
 */
export function asText(diagnostics: readonly Diagnostic[], style: TextStyle): string {
  return diagnostics.map((found) => block(found, style)).join('');
}

function block(found: Diagnostic, { language, colour }: TextStyle): string {
  const { file, line, column } = found.place;
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const severity = paint({ error: 31, warning: 33, note: 36 }[found.severity], severityNames[found.severity][language]);
  const advice = hint(found, language);
  const head = `${visible(file)}:${line}:${column}  ${severity}  ${visible(sentence(found, language))}  ${paint(2, found.code)}\n`;
  return advice === null ? head : `${head}    ${visible(advice)}\n`;
}
