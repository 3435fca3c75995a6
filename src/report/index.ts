/** Reporters: pure functions from diagnostics to a string or a value. */
export { asJson } from './json.ts';
export { asTable, type Column } from './table.ts';
export { asText } from './text.ts';
export { visible } from './visible.ts';
export { counted, countPhrase, duration } from './words.ts';
