import { sameBytes } from './03-same-bytes.ts';
import { oldOrNew } from './07-old-or-new.ts';
import { warmAsFresh } from './11-warm-as-fresh.ts';
import type { Promised } from './promise.ts';

/** What is promised, in the order of docs/promises.md. */
export const promises: readonly Promised[] = [sameBytes, oldOrNew, warmAsFresh];
