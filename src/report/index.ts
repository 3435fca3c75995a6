import { eastAsianWidth } from 'get-east-asian-width';

/** Formatting for commands; the reports of `check` are in `reporters.ts`. */
export { toJsonDiagnostics } from './json.ts';
export { formatDiagnostics } from './text.ts';
export { makeLinesVisible, makeVisible } from './visible.ts';
export { formatCount, formatCounts, formatDuration } from './words.ts';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** Formats a table for a terminal, with hanzi two columns wide. Ends with a line feed. Cells must have passed `makeVisible`. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => measureWidth(line[column] as string))));
  return lines
    .map((line) => {
      const cells = columns.map(({ align }, column) => {
        const text = line[column] as string;
        const blanks = ' '.repeat((widths[column] as number) - measureWidth(text));
        return align === 'left' ? text + blanks : blanks + text;
      });
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}

function measureWidth(text: string): number {
  return [...text].reduce((width, character) => width + eastAsianWidth(character.codePointAt(0) as number), 0);
}
