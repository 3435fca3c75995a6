import type { JsonDiagnostic } from '../report/json.ts';

/** What the page in the browser is told, whole, each time something changed. Plain data; the words in the language of the command. */
export interface PreviewState {
  /** Name and number of the issue: 安庆组工信息第12期; its folder's name as long as it never could be set. */
  readonly title: string;
  /** The pages as they last were without an error; empty when they never were. */
  readonly pages: readonly PreviewPage[];
  /** Whether the pages are older than the files, as what is in the files now has errors. */
  readonly stale: boolean;
  readonly diagnostics: readonly PreviewDiagnostic[];
  /** What keeps the issue from being read at all, or from being drawn: a folder that is gone, a broken template. */
  readonly failure: { readonly message: string; readonly hint: string | null } | null;
}

export interface PreviewPage {
  /** The number printed on it, or null on a page that bears none. */
  readonly folio: number | null;
  /** Name of its picture; pages of one name look alike. */
  readonly hash: string;
  /** Size in pt. */
  readonly width: number;
  readonly height: number;
}

export type PreviewDiagnostic = JsonDiagnostic & {
  /** What it is about, as the pages show it, from top to bottom; empty when no page shows it. */
  readonly spots: readonly Spot[];
};

/** An area of a page, in percent of the page's width and height. */
export interface Spot {
  /** Position of the page, from 1. */
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
