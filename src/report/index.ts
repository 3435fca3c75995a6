/** What commands say of findings besides the reports themselves (`reporters.ts`). */
export { toJsonDiagnostics } from './json.ts';
export { type Column, formatTable } from './table.ts';
export { formatDiagnostics } from './text.ts';
export { makeVisible } from './visible.ts';
export { formatCount, formatCounts, formatDuration } from './words.ts';
