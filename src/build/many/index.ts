/** Builds of many issues: which are selected, their builds, and the outcome of each. */
export type { Outcome } from './outcome.ts';
export { buildMany } from './run.ts';
export { type Selection, select } from './select.ts';
