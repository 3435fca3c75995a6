import { type Diagnostic, getHint, getMessage } from '../diagnostics/diagnostic.ts';
import type { Report, ReportStyle } from './reporter.ts';
import { makeVisible } from './visible.ts';

/** GitHub's names of the severities. */
const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** The report for GitHub Actions: a workflow command a finding, which GitHub shows at the line of the change. */
export function githubReport({ diagnostics }: Report, { language }: ReportStyle): string {
  return diagnostics.map((found) => command(found, language)).join('');
}

function command(found: Diagnostic, language: ReportStyle['language']): string {
  const { file, line, column, endLine, endColumn } = found.place;
  // GitHub's end is the last character and not the one behind it; it has columns for what stands on one line alone.
  const columns = endLine === line ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: found.code })
    .map(([name, value]) => `${name}=${property(makeVisible(String(value)))}`)
    .join(',');
  const message = [getMessage(found, language), getHint(found, language)].filter((text) => text !== null).map(makeVisible);
  return `::${commands[found.severity]} ${properties}::${data(message.join('\n'))}\n`;
}

/** Escapes what would end the command or a part of it, as GitHub's own toolkit does. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
