import type { Language } from '../../diagnostics/terms.ts';
import type { Statistics } from '../figures.ts';

/** Settings of an output. */
export interface OutputSetting {
  readonly language: Language;
  /** Width of the terminal in columns. */
  readonly width: number;
  /** Front matter of the notice. */
  readonly item: { readonly title: string; readonly source: string; readonly category: string; readonly date: string };
  readonly shortcomings: Shortcomings;
}

/** What is missing from the figures. */
export interface Shortcomings {
  /** Files of items and issues that could not be counted. */
  readonly leftOut: readonly string[];
  /** Diagnostics of those files and others that make the figures doubtful, as JSON. */
  readonly diagnostics: readonly object[];
  /** Issues that could not be read. */
  readonly failures: readonly { readonly issue: string; readonly message: string; readonly hint: string | null }[];
}

/** Formats statistics as bytes or text. Pure: the same statistics give the same bytes. */
export type Output = (statistics: Statistics, setting: OutputSetting) => string | Uint8Array;
