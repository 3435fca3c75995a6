import { resolve } from 'node:path';
import {
  type CodeAction,
  CodeActionKind,
  DiagnosticSeverity,
  type Diagnostic as EditorDiagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import { type Diagnostic, type Edit, getHint, getMessage, type Language } from '../diagnostics/diagnostic.ts';
import { chooseEdits } from '../fix/index.ts';
import type { Place } from '../model/place.ts';
import { Source } from '../model/source.ts';
import type { CheckedIssue } from './workspace.ts';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
} as const;

/** Kind of the action that applies every safe fix of a file, for “fix all on save”. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.bulletin`;

/** The findings of an issue by the absolute path of their file. */
export function groupFindings(cwd: string, { prepared }: CheckedIssue): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  for (const one of prepared?.diagnostics ?? []) {
    const path = resolve(cwd, one.place.file);
    found.set(path, [...(found.get(path) ?? []), one]);
  }
  return found;
}

export function toEditorDiagnostic(found: Diagnostic, language: Language): EditorDiagnostic {
  const hint = getHint(found, language);
  const more = found.more === undefined ? '' : language === 'zh' ? `（本行还有 ${found.more} 处）` : ` (${found.more} more on this line)`;
  return {
    range: toRange(found.place),
    severity: severities[found.severity],
    code: found.code,
    source: 'bulletin',
    message: `${getMessage(found, language)}${more}${hint === null ? '' : `\n${hint}`}`,
  };
}

/**
 * The actions for the findings at a range of a file: the certain fix, preferred; each suggestion; and every certain fix of the file at once.
 *
 * @param text decoded text of the file that was checked
 * @param uri address of the file
 */
export function listActions(
  findings: readonly Diagnostic[],
  { text, uri, range, language }: { readonly text: string; readonly uri: string; readonly range: Range; readonly language: Language },
): readonly CodeAction[] {
  const source = new Source('', text);
  const toAction = (title: string, edits: readonly Edit[], rest: Partial<CodeAction>): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    edit: { changes: { [uri]: edits.map((edit) => toTextEdit(edit, source)) } },
    ...rest,
  });
  const zh = language === 'zh';
  const here = findings.filter(({ place }) => overlaps(toRange(place), range));
  const actions = here.flatMap((found) => {
    const { fix = [], place, code } = found;
    const diagnostics = [toEditorDiagnostic(found, language)];
    const { start, end } = source.span(place);
    const name = (to: string) => (to === '' ? (zh ? '删去' : 'Remove') : zh ? `改为“${to}”` : `Change to “${to}”`);
    return [
      ...(fix.length === 0 ? [] : [toAction(`${zh ? '改正' : 'Fix'}: ${code}`, fix, { diagnostics, isPreferred: true })]),
      ...listReplacements(found).map((to) => toAction(name(to), [{ start, end, text: to }], { diagnostics })),
    ];
  });
  const { edits } = chooseEdits(text, findings, () => true);
  const all = zh ? '改正全部有把握的地方' : 'Apply all safe fixes';
  return edits.length === 0 ? actions : [...actions, toAction(all, edits, { kind: FIX_ALL })];
}

/** Replacements for the place: the suggestions, otherwise the known names nearest to an unknown one. */
function listReplacements({ suggestions = [], args }: Diagnostic): readonly string[] {
  if (suggestions.length > 0) return suggestions;
  return 'nearest' in args && Array.isArray(args.nearest) ? args.nearest.filter((name) => typeof name === 'string') : [];
}

/** Lines and columns count from 0 in the protocol. Both count UTF-16 code units. */
export function toRange({ line, column, endLine, endColumn }: Place): Range {
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } };
}

/** Whether two ranges share a character or touch. */
export function overlaps(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(one: Range['start'], other: Range['start']): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

function toTextEdit({ start, end, text }: Edit, source: Source): TextEdit {
  return { range: toRange(source.place(start, end)), newText: text };
}
