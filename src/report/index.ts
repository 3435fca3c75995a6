/** What commands say of findings besides the reports themselves (`reporters.ts`). */
export { asJson } from './json.ts';
export { asTable, type Column } from './table.ts';
export { asText } from './text.ts';
export { visible } from './visible.ts';
export { counted, countPhrase, duration } from './words.ts';
