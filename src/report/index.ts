/** Reporters: pure functions from diagnostics to a string or a value. */
export { asJson } from './json.ts';
export { asText } from './text.ts';
export { visible } from './visible.ts';
export { countPhrase } from './words.ts';
