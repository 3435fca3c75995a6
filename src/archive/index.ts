/** Many issues: which are meant, their builds, and what became of each. */
export { sessionFor } from '../build.ts';
export type { Defect, Outcome } from './outcome.ts';
export { type Audience, buildMany, type Task } from './run.ts';
export { numbersNamed, type Selection, select, sinceNamed } from './select.ts';
export { shardNamed } from './shard.ts';
export { type Verdict, verifyIssue } from './verify.ts';
