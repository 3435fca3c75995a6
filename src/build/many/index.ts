/** Builds of many issues: which are selected, their builds, and the outcome of each. */
export type { Outcome } from './outcome.ts';
export { type PlannedIssue, planMany } from './plan-many.ts';
export { buildMany, type Task } from './run.ts';
export { type Selection, select } from './select.ts';
