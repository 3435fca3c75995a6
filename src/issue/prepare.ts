import { dirname } from 'node:path';
import { assemble } from '../assemble/index.ts';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortByPlace } from '../diagnostics/order.ts';
import type { FontOptions } from '../fonts/index.ts';
import type { Host } from '../host/host.ts';
import type { Bulletin } from '../model/bulletin.ts';
import { isPrinted, readEpochDay } from '../model/derive.ts';
import type { Faces } from '../model/faces.ts';
import type { Stage } from '../model/issue.ts';
import type { Layout } from '../model/layout.ts';
import { listDrafts, type Manuscript } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import { packaged } from '../package-root.ts';
import { readIssue, readTemplate, type Template } from '../read/index.ts';
import { createPolicy, runRules } from '../rules/index.ts';
import { typeset } from '../typeset/index.ts';
import { manifestInDist } from '../write/place.ts';
import { missingGlyphs } from './glyphs.ts';
import type { Located } from './locate.ts';
import { newSession, type Session } from './session.ts';
import { siblingsIn, siblingsOf } from './siblings.ts';

/** So few issues are parsed sooner than the code is loaded that hashes them. */
const FEW = 8;

/** An issue after everything but rendering. */
export interface Prepared {
  readonly manuscript: Manuscript;
  /** All that was found, in file order. */
  readonly diagnostics: readonly Diagnostic[];
  /** The decoded text of every file by its name in `Place.file`, for showing the line a diagnostic is about. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the renderers need; null when there is an error, as nothing is printed then. */
  readonly setting: Setting | null;
}

export interface Setting {
  readonly bulletin: Bulletin;
  readonly layout: Layout;
  readonly template: Template;
  readonly faces: Faces;
}

export interface PrepareOptions {
  /** Whether the office's fonts of this machine come first (the default), or the package's alone are used, so that machines agree. */
  readonly fonts?: FontOptions['fonts'] | undefined;
  /** The sheets bear the red parts of the masthead already (套红纸). */
  readonly preprinted?: boolean | undefined;
  /**
   * Nothing is rendered afterwards. The faces in the setting are the package's own then, and the machine's are looked for only when these,
   * which any others fall back on, lack a character.
   */
  readonly unprinted?: boolean | undefined;
  /** The stage it is prepared for; what `issue.yaml` says when left out, and none, whatever it says, for null. */
  readonly stage?: Stage | null | undefined;
  /** Lines of a draft for sign-off are numbered in the margin. */
  readonly lineNumbers?: boolean | undefined;
}

/** Reads, checks, assembles and typesets one issue: what `check` does, and the first half of `build`. */
export async function prepare(
  host: Host,
  { folder, publication }: Located,
  options: PrepareOptions = {},
  session: Pick<Session, 'faces' | 'siblings' | 'printed'> = newSession(host, (parent) => siblingsIn(host, parent, manifestInDist, FEW)),
): Promise<Prepared> {
  const { manuscript, diagnostics } = await readIssue(host, folder, publication, { siblings: siblingsOf(session, folder) });
  const { stage = manuscript.issue.values.stage ?? null } = options;
  const open = stage === 'final' && manuscript.reviewRemarks.length > 0 ? (await import('./open-remarks.ts')).openRemarks(manuscript) : [];
  const policy = createPolicy(manuscript);
  const found = policy.apply([...diagnostics, ...runRules(manuscript)]);
  const { setting, diagnostics: shown } = hasErrors(found)
    ? UNSET
    : await set(host, manuscript, dirname(publication), { ...options, stage }, session);
  // Nobody can settle that a remark may stay open.
  found.push(...policy.apply(shown), ...policy.findUnused(setting !== null), ...open);
  return {
    manuscript,
    diagnostics: sortByPlace(
      found,
      listDrafts(manuscript).map(({ file }) => file),
    ),
    texts: new Map(listDrafts(manuscript).map(({ file, text }) => [file, text])),
    setting: hasErrors(found) ? null : setting,
  };
}

/** Whether a build must write nothing. */
function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** An issue on its pages, and what the pages themselves show to be wrong. */
interface Paged {
  /** Null without a template. */
  readonly setting: Setting | null;
  readonly diagnostics: readonly Diagnostic[];
}

const UNSET: Paged = { setting: null, diagnostics: [] };

/** Puts a faultless manuscript on its pages. */
async function set(
  host: Host,
  manuscript: Manuscript,
  home: string,
  { fonts = 'office-first', preprinted, unprinted = false, stage, lineNumbers = false }: PrepareOptions,
  session: Pick<Session, 'faces'>,
): Promise<Paged> {
  const { publication, issue, items } = manuscript;
  const [{ template, diagnostics }, faces] = await Promise.all([
    readTemplate(host, {
      name: publication.values.template ?? '',
      place: publication.place('template') ?? toFileStart(publication.file),
      home,
      shipped: packaged('templates'),
    }),
    session.faces(unprinted ? 'bundled' : fonts),
  ]);
  if (template === null) return { setting: null, diagnostics };

  const draft = stage === 'review' ? { lineNumbers } : null;
  const bulletin = assemble(manuscript, { preprinted, draft, documentDate: readEpochDay(host.env.SOURCE_DATE_EPOCH) });
  const files = new Map<string | null, string>(items.map((item) => [item.name, item.file]));
  const typesetting = typeset(bulletin, template.page, {
    placeOf: (item) => toFileStart(files.get(item) ?? issue.file),
    resolution: publication.values.limits?.resolution ?? 0,
  });
  const found = [...diagnostics, ...typesetting.diagnostics];
  const missing = missingGlyphs(manuscript, bulletin, typesetting.layout, faces);
  const lacking =
    missing.length > 0 && unprinted ? missingGlyphs(manuscript, bulletin, typesetting.layout, await session.faces(fonts)) : missing;
  for (const { character, face, place } of lacking) {
    const codePoint = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
    found.push(createDiagnostic('glyph-available', place, { character, codePoint, face }));
  }
  return { setting: { bulletin, layout: typesetting.layout, template, faces }, diagnostics: found };
}

/** How many items the issue prints: held and rejected ones lie in its folder as well. */
export function printedItems({ items }: Manuscript): number {
  return items.filter(({ values }) => isPrinted(values)).length;
}
