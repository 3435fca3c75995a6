/** Many issues: which are meant, their builds, and what became of each. */
export { sessionFor } from '../build.ts';
export { type Verdict, verifyIssue } from '../verify.ts';
export type { Outcome } from './outcome.ts';
export { buildMany } from './run.ts';
export { type Selection, select } from './select.ts';
