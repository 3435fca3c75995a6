import { getMessage } from '../diagnostics/diagnostic.ts';
import type { Report, ReportStyle } from './reporter.ts';
import { makeVisible } from './visible.ts';

/** What editors' problem matchers know; a note is an `info` to VS Code. */
const severities = { error: 'error', warning: 'warning', note: 'info' } as const;

/** The report for editors: a line a finding, `file:line:column: severity: sentence [code]`, as compilers write it. */
export function lineReport({ diagnostics }: Report, { language }: ReportStyle): string {
  return diagnostics
    .map((found) => {
      const { file, line, column } = found.place;
      return `${makeVisible(file)}:${line}:${column}: ${severities[found.severity]}: ${makeVisible(getMessage(found, language))} [${found.code}]\n`;
    })
    .join('');
}
