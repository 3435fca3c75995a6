/** Reporters: pure functions from diagnostics to a string or a value. */
export { asJson, type JsonDiagnostic } from './json.ts';
export { asText, type TextStyle } from './text.ts';
export { visible } from './visible.ts';
export { countPhrase } from './words.ts';
