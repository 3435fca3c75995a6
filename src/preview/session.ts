import { basename, dirname, join, resolve } from 'node:path';
import { createRenderJob, renderEdition, throwTemplateFailure } from '../build/make.ts';
import type { Diagnostic, Language } from '../diagnostics/diagnostic.ts';
import { severities } from '../diagnostics/terms.ts';
import { toFailure } from '../failures.ts';
import { applyEdits, createRewriter } from '../fix/index.ts';
import type { Host } from '../host/host.ts';
import { createLiveSession } from '../issue/live-session.ts';
import { locateIssue } from '../issue/locate.ts';
import { type Prepared, type PrepareOptions, prepare, type Setting } from '../issue/prepare.ts';
import type { Format } from '../model/formats.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { decideEditions } from '../publish/index.ts';
import { decode, replaceUnprintable } from '../read/index.ts';
import { type Outlines, type PageSvg, renderPages } from '../render/pdf/index.ts';
import { toJsonDiagnostics } from '../report/json.ts';
import { changeFolder } from '../write/change.ts';
import { hashSha256 } from '../write/recorder.ts';
import { createSpotFinder } from './spots.ts';
import type { PreviewState } from './state.ts';

/** The state of a previewed issue: the diagnostics of its files, and the last pages that could be set. */
export interface PreviewSession {
  readonly state: PreviewState;
  /** Absolute paths of further source folders: the publication's, and that of its template. */
  readonly folders: readonly string[];
  /** Reads, checks, sets and draws the issue again. Returns whether the state changed. Never throws; calls must not overlap. */
  refresh(): Promise<boolean>;
  /** Returns the SVG of a page of this state or the one before, which a browser may still request; null for an unknown hash. */
  page(hash: string): string | null;
  /** Writes a safe fix by its id; false if it no longer applies. */
  fix(id: string): Promise<boolean>;
  /** Renders the pages as a file; null when there are none. */
  download(format: Format): Promise<{ readonly file: string; readonly data: Uint8Array } | null>;
}

export interface PreviewOptions extends PrepareOptions {
  /** Folder of the issue, absolute or relative to the current folder. */
  readonly issue: string;
  readonly language: Language;
  /** Whether the page may write safe fixes to the files. */
  readonly allowFixes?: boolean;
  /** Called with an error that is a defect of the program; the preview continues. */
  readonly onDefect: (error: unknown) => void;
}

/** The pages drawn last. */
interface DrawnPages {
  readonly setting: Setting;
  readonly manuscript: Manuscript;
  readonly pages: readonly PageSvg[];
  /** Whether they are of an issue with errors. */
  readonly isFaulty: boolean;
}

/** Creates a session. Nothing is read before the first `refresh`. */
export function createPreviewSession(
  host: Host,
  { issue, language, onDefect, allowFixes = false, ...options }: PreviewOptions,
): PreviewSession {
  const share = createLiveSession(host);
  const outlines: Outlines = new Map();
  let drawn: DrawnPages | null = null;
  let folders: readonly string[] = [];
  let fixes: ReadonlyMap<string, FixableDiagnostic> = new Map();
  let known = new Map<string, string | PageSvg>();
  let state: PreviewState = { title: basename(issue), pages: [], stale: false, faulty: false, diagnostics: [], failure: null };

  const read = async (): Promise<PreviewState> => {
    const located = await locateIssue(host, issue);
    const home = dirname(located.publication);
    folders = [home];
    const prepared = await prepare(host, located, { ...options, sketch: true }, share());
    folders = [home, join(home, prepared.manuscript.publication.values.template ?? '')];
    const setting = prepared.setting ?? prepared.sketch;
    if (setting !== null) {
      const job = createRenderJob(host, setting);
      const pages = await host.withoutMachineFonts(() => renderPages(job, outlines)).catch(throwTemplateFailure);
      drawn = { setting, manuscript: prepared.manuscript, pages, isFaulty: prepared.setting === null };
      known = new Map([...known].filter(([hash]) => state.pages.some((page) => page.hash === hash)));
      // Keep SVGs that were written already: an unwritten page keeps the whole document in memory.
      for (const page of pages) if (typeof known.get(page.hash) !== 'string') known.set(page.hash, page);
    }
    fixes = allowFixes ? listFixes(prepared) : new Map();
    return toState(prepared, { drawn, fixes, language });
  };

  const toFailedState = (error: unknown): PreviewState => {
    const failure = toFailure(error);
    if (failure === null) onDefect(error);
    const { found, todo } = failure ?? DEFECT;
    return { ...state, stale: drawn !== null, diagnostics: [], failure: { message: found[language], hint: todo?.[language] ?? null } };
  };

  return {
    get state() {
      return state;
    },
    get folders() {
      return folders;
    },
    refresh: async () => {
      const next = await read().catch(toFailedState);
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
    fix: async (id) => {
      const fixable = fixes.get(id);
      return fixable !== undefined && (await applyFix(host, fixable));
    },
    download: async (format) => {
      if (drawn === null || drawn.isFaulty) return null;
      const { editions } = decideEditions(drawn.manuscript, drawn.setting.bulletin, [format], true);
      const [edition] = editions;
      if (edition === undefined) return null;
      const [file] = await renderEdition(host, drawn.setting, edition).catch(throwTemplateFailure);
      return file ?? null;
    },
  };
}

function listFixes({ diagnostics, texts }: Prepared): ReadonlyMap<string, FixableDiagnostic> {
  const fixable = diagnostics.filter(({ fix }) => fix !== undefined && fix.length > 0);
  return new Map(fixable.map((found) => [toFixId(found), { found, text: texts.get(found.place.file) ?? '' }]));
}

function toFixId({ code, place, fix }: Diagnostic): string {
  return hashSha256(JSON.stringify([code, place, fix ?? null]));
}

const DEFECT = {
  found: { zh: '这是 bulletin 自身出错，不是稿件的问题', en: 'This is a bug in bulletin, not a problem of your files' },
  todo: {
    zh: '终端里有详情，请反馈；改动稿件后预览会再试',
    en: 'See the terminal for details, and please report it. The preview tries again after the next change',
  },
};

interface ViewContext {
  readonly drawn: DrawnPages | null;
  readonly fixes: ReadonlyMap<string, FixableDiagnostic>;
  readonly language: Language;
}

function toState({ manuscript, diagnostics, setting, sketch }: Prepared, { drawn, fixes, language }: ViewContext): PreviewState {
  const find = drawn === null ? () => [] : createSpotFinder(manuscript, { ...drawn.setting, page: drawn.setting.template.page });
  // Errors first, since they block the pages; each severity in file order.
  const sorted = [...diagnostics].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const json = toJsonDiagnostics(sorted, language);
  const masthead = drawn?.setting.bulletin.masthead;
  return {
    title: masthead === undefined ? basename(dirname(manuscript.issue.file)) : `${masthead.name}${masthead.number}`,
    pages: (drawn?.pages ?? []).map(({ hash, width, height }, index) => ({
      folio: drawn?.setting.layout.pages[index]?.folio ?? null,
      hash,
      width,
      height,
    })),
    stale: setting === null && sketch === null && drawn !== null,
    faulty: drawn?.isFaulty === true,
    diagnostics: sorted.map((found, index) => ({
      ...(json[index] as (typeof json)[number]),
      spots: find(found),
      fixId: fixes.has(toFixId(found)) ? toFixId(found) : null,
    })),
    failure: null,
  };
}

/** A diagnostic with a safe fix, and the text that its edits refer to. */
interface FixableDiagnostic {
  readonly found: Diagnostic;
  /** Decoded text of the file. */
  readonly text: string;
}

/**
 * Writes the safe fix of one diagnostic.
 *
 * @returns false if the file has changed since it was checked, or its encoding lacks a character
 * @throws Failure when the file cannot be written
 */
async function applyFix(host: Host, { found, text }: FixableDiagnostic): Promise<boolean> {
  const { place, fix = [] } = found;
  const path = await host.realPath(resolve(host.cwd, place.file));
  const bytes = await host.readFile(path);
  const decoded = decode(bytes);
  if (fix.length === 0 || decoded === null || replaceUnprintable(decoded.text) !== text) return false;
  const rewriter = await createRewriter(bytes, decoded.encoding);
  if (!fix.every((edit) => rewriter.canWrite(edit))) return false;
  const data = rewriter.rewrite(fix);
  // A short GBK text can be valid UTF-8 by chance: write nothing that would be read differently.
  if (decode(data)?.text !== applyEdits(decoded.text, fix)) return false;
  const change = { name: basename(path), data, was: bytes };
  return (await changeFolder(host, dirname(path), [change], { onConflict: 'skip' })).conflicts.length === 0;
}
