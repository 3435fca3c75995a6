/** Formatting for commands; the reports of `check` are in `reporters.ts`. */
export { toJsonDiagnostics } from './json.ts';
export { type Column, formatTable } from './table.ts';
export { formatDiagnostics } from './text.ts';
export { makeVisible } from './visible.ts';
export { formatCount, formatCounts, formatDuration } from './words.ts';
