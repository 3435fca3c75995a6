import type { Texts } from './define.ts';

/** Why a code's state should hold, for `bulletin explain` and the reference. */
export interface Explanation {
  /** The reason, in a sentence or two. */
  readonly reason: Texts;
  /** A short wrong example and its corrected form. */
  readonly wrong: string;
  readonly right: string;
  /** Standard and clause, such as `GB/T 15834-2011, 4.5.3.5`. */
  readonly standard?: string;
}
