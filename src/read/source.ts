import type { Diagnostic } from '../diagnostics/diagnostic.ts';

export { Source } from '../model/source.ts';

/** Receives the diagnostics of a reader. */
export type Report = (found: Diagnostic) => void;
