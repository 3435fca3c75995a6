import type { Diagnostic } from '../diagnostics/diagnostic.ts';

export { Source } from '../model/source.ts';

/** Receives what a reader finds. */
export type Report = (found: Diagnostic) => void;
