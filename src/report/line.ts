import { getMessage } from '../diagnostics/diagnostic.ts';
import type { Report, ReportStyle } from './reporter.ts';
import { makeVisible } from './visible.ts';

/** Severities that editors' problem matchers know; a note is an `info` in VS Code. */
const severities = { error: 'error', warning: 'warning', note: 'info' } as const;

/** The report for editors, one line per diagnostic as compilers write it: `file:line:column: severity: sentence [code]`. */
export function lineReport({ diagnostics }: Report, { language }: ReportStyle): string {
  return diagnostics
    .map((found) => {
      const { file, line, column } = found.place;
      return `${makeVisible(file)}:${line}:${column}: ${severities[found.severity]}: ${makeVisible(getMessage(found, language))} [${found.code}]\n`;
    })
    .join('');
}
