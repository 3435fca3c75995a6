import type { Language } from '../../diagnostics/terms.ts';
import type { Statistics } from '../figures.ts';

/** How an output is to be written. */
export interface OutputSetting {
  readonly language: Language;
  /** Columns of the terminal. */
  readonly width: number;
  /** Front matter of the item to be made. */
  readonly item: { readonly title: string; readonly source: string; readonly category: string; readonly date: string };
  readonly shortcomings: Shortcomings;
}

/** What the figures lack. */
export interface Shortcomings {
  /** Files of items and issues that could not be counted. */
  readonly leftOut: readonly string[];
  /** What was found in them, and what else makes the figures doubtful, as scripts read it. */
  readonly diagnostics: readonly object[];
  /** Issues that could not be read at all. */
  readonly failures: readonly { readonly issue: string; readonly message: string; readonly hint: string | null }[];
}

/** Statistics → bytes or text of one format. Pure: the same statistics give the same bytes, whenever and wherever. */
export type Output = (statistics: Statistics, setting: OutputSetting) => string | Uint8Array;
