import { basename, dirname, join } from 'node:path';
import { createRenderJob, renderOne, throwTemplateFailure } from '../build/make.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import { severities } from '../diagnostics/terms.ts';
import { toFailure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { locateIssue } from '../issue/locate.ts';
import { type Prepared, type PrepareOptions, prepare, type Setting } from '../issue/prepare.ts';
import { createSession, type Session } from '../issue/session.ts';
import type { Format } from '../render/index.ts';
import { type Outlines, type PageSvg, renderPages } from '../render/pdf/index.ts';
import { toJsonDiagnostics } from '../report/json.ts';
import { spotFinder } from './spots.ts';
import type { PreviewState } from './state.ts';

/** What other issues printed is read again after so many milliseconds: it changes seldom, and an archive has hundreds. */
const SIBLINGS_AGE = 10_000;

/** An issue as it is previewed: what its files came to last, and the last pages without an error. */
export interface PreviewSession {
  readonly state: PreviewState;
  /** Folders outside the issue's that it is made of as well, absolute: the publication's, and that of a template in it. */
  readonly folders: readonly string[];
  /** Reads, checks, sets and draws the issue anew; false when nothing came out that was not there. Never throws; one call at a time. */
  refresh(): Promise<boolean>;
  /** The SVG of a page of the state, or of the state before, which a browser may still be asking for; null for any other name. */
  page(hash: string): string | null;
  /** The pages of the state as a file; null when there are none. */
  download(format: Format): Promise<{ readonly file: string; readonly data: Uint8Array } | null>;
}

export interface PreviewOptions extends PrepareOptions {
  /** The issue's folder, absolute or from the current one. */
  readonly issue: string;
  readonly language: Language;
  /** Is told of what went wrong through a fault of ours; the preview goes on. */
  readonly defect: (error: unknown) => void;
}

interface Good {
  readonly setting: Setting;
  readonly pages: readonly PageSvg[];
}

/** Nothing is read before the first `refresh`. */
export function newPreview(host: Host, { issue, language, defect, ...options }: PreviewOptions): PreviewSession {
  const { faces } = createSession(host);
  const outlines: Outlines = new Map();
  let siblings: { readonly session: Session; readonly since: number } | null = null;
  let good: Good | null = null;
  let folders: readonly string[] = [];
  let known = new Map<string, string | PageSvg>();
  let state: PreviewState = { title: basename(issue), pages: [], stale: false, diagnostics: [], failure: null };

  const current = (): Pick<Session, 'faces' | 'siblings' | 'printed'> => {
    if (siblings === null || host.elapsed() - siblings.since > SIBLINGS_AGE) {
      siblings = { session: createSession(host), since: host.elapsed() };
    }
    return { siblings: siblings.session.siblings, printed: siblings.session.printed, faces };
  };

  const read = async (): Promise<PreviewState> => {
    const located = await locateIssue(host, issue);
    const home = dirname(located.publication);
    folders = [home];
    const prepared = await prepare(host, located, options, current());
    folders = [home, join(home, prepared.manuscript.publication.values.template ?? '')];
    if (prepared.setting !== null) {
      const job = createRenderJob(host, prepared.setting);
      const pages = await host.withoutMachineFonts(() => renderPages(job, outlines)).catch(throwTemplateFailure);
      good = { setting: prepared.setting, pages };
      known = new Map([...known].filter(([hash]) => state.pages.some((page) => page.hash === hash)));
      // What was written out once is kept; a page that was not asked for yet holds on to the whole document it was cut from.
      for (const page of pages) if (typeof known.get(page.hash) !== 'string') known.set(page.hash, page);
    }
    return stateOf(prepared, good, language, basename(dirname(prepared.manuscript.issue.file)));
  };

  const failed = (error: unknown): PreviewState => {
    const failure = toFailure(error);
    if (failure === null) defect(error);
    const { found, todo } = failure ?? DEFECT;
    return { ...state, stale: good !== null, diagnostics: [], failure: { message: found[language], hint: todo?.[language] ?? null } };
  };

  return {
    get state() {
      return state;
    },
    get folders() {
      return folders;
    },
    refresh: async () => {
      const next = await read().catch(failed);
      const changed = JSON.stringify(next) !== JSON.stringify(state);
      if (changed) state = next;
      return changed;
    },
    page: (hash) => {
      const page = known.get(hash);
      if (page === undefined || typeof page === 'string') return page ?? null;
      const svg = page.svg();
      known.set(hash, svg);
      return svg;
    },
    download: async (format) => (good === null ? null : renderOne(host, good.setting, format).catch(throwTemplateFailure)),
  };
}

const DEFECT = {
  found: { zh: '这是 bulletin 自身的缺陷，不是稿件的问题', en: 'This is a defect of bulletin, not of your files' },
  todo: {
    zh: '终端里有详情，请反馈；改动稿件后预览会再试',
    en: 'The terminal says more; please report it. The next change is tried again',
  },
};

function stateOf({ manuscript, diagnostics, setting }: Prepared, good: Good | null, language: Language, folder: string): PreviewState {
  const find = good === null ? () => [] : spotFinder(manuscript, { ...good.setting, page: good.setting.template.page });
  // Errors first, as they keep the pages from following; each kind in file order.
  const sorted = [...diagnostics].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const json = toJsonDiagnostics(sorted, language);
  const masthead = good?.setting.bulletin.masthead;
  return {
    title: masthead === undefined ? folder : `${masthead.name}${masthead.number}`,
    pages: (good?.pages ?? []).map(({ hash, width, height }, index) => ({
      folio: good?.setting.layout.pages[index]?.folio ?? null,
      hash,
      width,
      height,
    })),
    stale: setting === null && good !== null,
    diagnostics: sorted.map((found, index) => ({ ...(json[index] as (typeof json)[number]), spots: find(found) })),
    failure: null,
  };
}
