/** Applies fixes to texts and bytes. Pure; `src/check/mend.ts` reads and writes the files. */
export { applyEdits, chooseEdits } from './edits.ts';
export { createRewriter, type Rewriter } from './rewriter.ts';
