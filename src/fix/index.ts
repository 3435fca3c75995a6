/** Applies fixes to texts and bytes. Pure; `src/check/mend.ts` reads and writes the files. */
export { choose, edited } from './edits.ts';
export { type Rewriter, rewriterOf } from './rewriter.ts';
