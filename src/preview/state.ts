import type { JsonDiagnostic } from '../report/json.ts';

/** The state that the page in the browser receives after each change. Plain data, with messages in the language of the command. */
export interface PreviewState {
  /** Name and number of the issue, such as 安庆组工信息第12期; the folder name until it can be set. */
  readonly title: string;
  /** The last pages that could be drawn; empty if there are none. */
  readonly pages: readonly PreviewPage[];
  /** Whether the pages are older than the files, which cannot be drawn. */
  readonly stale: boolean;
  /** Whether the pages are of files with errors: drawn as far as possible, and not for download. */
  readonly faulty: boolean;
  readonly diagnostics: readonly PreviewDiagnostic[];
  /** Why the issue cannot be read or drawn at all: a missing folder, a broken template. */
  readonly failure: { readonly message: string; readonly hint: string | null } | null;
}

export interface PreviewPage {
  /** The printed page number; null on a page without one. */
  readonly folio: number | null;
  /** Name of its picture: pages with the same hash look the same. */
  readonly hash: string;
  /** Size in pt. */
  readonly width: number;
  readonly height: number;
}

export type PreviewDiagnostic = JsonDiagnostic & {
  /** Its areas on the pages, from top to bottom; empty if no page shows it. */
  readonly spots: readonly Spot[];
  /** Name of its safe fix for the server; null if there is none, or fixing was not allowed at the start. */
  readonly fixId: string | null;
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
