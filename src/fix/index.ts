/** What `--fix` does to texts and bytes. Pure; which files are read and written is `src/check/mend.ts`. */
export { choose, edited } from './edits.ts';
export { type Rewriter, rewriterOf } from './rewriter.ts';
