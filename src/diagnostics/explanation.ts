import type { Texts } from './define.ts';

/** Why something should hold, for `bulletin explain` and the reference. */
export interface Explanation {
  /** The reason, in a sentence or two. */
  readonly reason: Texts;
  /** A short example that is wrong, as an author would write it, and the same put right. */
  readonly wrong: string;
  readonly right: string;
  /** Standard and clause it follows, such as `GB/T 15834-2011, 4.5.3.5`. */
  readonly standard?: string;
}
