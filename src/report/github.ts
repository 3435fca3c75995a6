import { type Diagnostic, getHint, getMessage } from '../diagnostics/diagnostic.ts';
import type { Report, ReportStyle } from './reporter.ts';
import { makeVisible } from './visible.ts';

/** GitHub's names of the severities. */
const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** The report for GitHub Actions: one workflow command per diagnostic, shown at its line. */
export function githubReport({ diagnostics }: Report, { language }: ReportStyle): string {
  return diagnostics.map((found) => formatCommand(found, language)).join('');
}

function formatCommand(found: Diagnostic, language: ReportStyle['language']): string {
  const { file, line, column, endLine, endColumn } = found.place;
  // GitHub's end column is inclusive, and columns are allowed only within one line.
  const columns = endLine === line ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: found.code })
    .map(([name, value]) => `${name}=${escapeProperty(makeVisible(String(value)))}`)
    .join(',');
  const message = [getMessage(found, language), getHint(found, language)].filter((text) => text !== null).map(makeVisible);
  return `::${commands[found.severity]} ${properties}::${escapeData(message.join('\n'))}\n`;
}

/** Escapes a command's data as GitHub's toolkit does. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes a command's property as GitHub's toolkit does. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
