import type { PreviewDiagnostic, PreviewPage, PreviewState, Spot } from '../../../src/preview/state.ts';

/** A page of A4 whose picture has this name. */
export function page(hash: string, folio: number | null = null): PreviewPage {
  return { folio, hash, width: 595, height: 842 };
}

/** A finding, a warning on the first page. */
export function found(more: Partial<PreviewDiagnostic> = {}): PreviewDiagnostic {
  return {
    code: 'range-dash',
    severity: 'warning',
    file: 'issue-3/2.md',
    line: 7,
    column: 12,
    endLine: 7,
    endColumn: 15,
    message: '数的范围用了“-”',
    hint: null,
    certainty: null,
    suggestions: [],
    fix: null,
    fixId: null,
    more: 0,
    spots: [spot(1)],
    ...more,
  };
}

export function spot(number: number, more: Partial<Spot> = {}): Spot {
  return { page: number, left: 10, top: 20, width: 30, height: 4, ...more };
}

/** An issue of three pages without findings. */
export function state(more: Partial<PreviewState> = {}): PreviewState {
  return {
    title: '测试简报第3期',
    pages: [page('a', 1), page('b', 2), page('c', 3)],
    stale: false,
    faulty: false,
    diagnostics: [],
    failure: null,
    ...more,
  };
}
