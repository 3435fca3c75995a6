import { sentence } from '../diagnostics/diagnostic.ts';
import type { Report, ReportStyle } from './reporter.ts';
import { visible } from './visible.ts';

/** What editors' problem matchers know; a note is an `info` to VS Code. */
const severities = { error: 'error', warning: 'warning', note: 'info' } as const;

/** The report for editors: a line a finding, `file:line:column: severity: sentence [code]`, as compilers write it. */
export function lineReport({ diagnostics }: Report, { language }: ReportStyle): string {
  return diagnostics
    .map((found) => {
      const { file, line, column } = found.place;
      return `${visible(file)}:${line}:${column}: ${severities[found.severity]}: ${visible(sentence(found, language))} [${found.code}]\n`;
    })
    .join('');
}
