import { dirname } from 'node:path';
import { assemble } from '../assemble/index.ts';
import { createDiagnostic, type Diagnostic, type Severity } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { sortByPlace } from '../diagnostics/order.ts';
import { countSeverities, foldRepeats } from '../diagnostics/repeats.ts';
import type { FontOptions } from '../fonts/index.ts';
import type { Host } from '../host/host.ts';
import type { Bulletin } from '../model/bulletin.ts';
import { isPrinted, readEpochDay } from '../model/derive.ts';
import type { Faces } from '../model/faces.ts';
import type { Stage } from '../model/issue.ts';
import type { Layout } from '../model/layout.ts';
import { listDrafts, type Manuscript } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import { advanceOf } from '../model/widths.ts';
import { packagedPath } from '../package-root.ts';
import { readIssue, readTemplate, type Template } from '../read/index.ts';
import { createPolicy, runRules } from '../rules/index.ts';
import { typeset } from '../typeset/index.ts';
import { findManifest } from '../write/place.ts';
import { tryDrawings } from './drawings.ts';
import { findMissingGlyphs } from './glyphs.ts';
import type { Located } from './locate.ts';
import { createSiblingReader, readSiblings } from './series.ts';
import { createSession, type Session } from './session.ts';
import { type Sketch, sketchManuscript } from './sketch.ts';

/** Up to this many siblings are parsed rather than looked up in their manifests, which is faster than loading the code that hashes. */
const FEW = 8;

/** An issue after every phase but rendering. */
export interface Prepared {
  readonly manuscript: Manuscript;
  /** In file order. */
  readonly diagnostics: readonly Diagnostic[];
  /** Decoded texts by `Place.file`. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the renderers need; null if there are errors. */
  readonly setting: Setting | null;
  /** The findings that only typesetting gave, remarks on unused directives among them. */
  readonly fromTypesetting: Readonly<Record<Severity, number>>;
  /** An issue with errors, typeset as far as possible, for display only. Null unless `PrepareOptions.sketch` is set. */
  readonly sketch: Setting | null;
}

export interface Setting {
  readonly bulletin: Bulletin;
  readonly layout: Layout;
  readonly template: Template;
  readonly faces: Faces;
  /** Bitmaps of the SVGs that were tried, see `tryDrawings`. */
  readonly drawn: ReadonlyMap<Uint8Array, Uint8Array>;
}

export interface PrepareOptions {
  /** Prefer this machine's office fonts, or use only the package's, so that all machines print alike. Default: what `bulletin.yaml` says. */
  readonly fonts?: FontOptions['fonts'] | undefined;
  /** The paper is preprinted with the red parts of the masthead (套红纸). */
  readonly preprinted?: boolean | undefined;
  /**
   * Nothing will be rendered. The setting then has the package's faces, and the machine's are searched only for characters these lack.
   */
  readonly unprinted?: boolean | undefined;
  /** Check without typesetting: there is no setting, and what only typesetting finds is not found. */
  readonly unset?: boolean | undefined;
  /** Default: what `issue.yaml` says. Null: no stage, whatever `issue.yaml` says. */
  readonly stage?: Stage | null | undefined;
  /** Number the lines of a draft for sign-off in the margin. */
  readonly lineNumbers?: boolean | undefined;
  /** List every diagnostic, as fixing needs, instead of counting repeats on a line. */
  readonly everyFinding?: boolean | undefined;
  /** Typeset an issue with errors as well, as far as possible. */
  readonly sketch?: boolean | undefined;
}

/** Reads, checks, assembles and typesets one issue. Throws a `NodeJS.ErrnoException`. */
export async function prepare(
  host: Host,
  { folder, publication }: Located,
  options: PrepareOptions = {},
  session: Pick<Session, 'faces' | 'siblings' | 'printed'> = createSession(host, {
    siblings: (parent) => readSiblings(host, parent, (issue) => findManifest(host, issue), FEW),
  }),
): Promise<Prepared> {
  const { manuscript, diagnostics } = await readIssue(host, folder, publication, { siblings: createSiblingReader(session, folder) });
  const { stage = manuscript.issue.values.stage ?? null, everyFinding = false } = options;
  const home = dirname(publication);
  const policy = createPolicy(manuscript);
  const read = policy.apply([...diagnostics, ...runRules(manuscript)]);
  const unset = [...read, ...policy.findUnused(false)];
  const { setting, diagnostics: shown } =
    options.unset === true || hasErrors(read) ? UNSET : await typesetIssue(host, { manuscript }, home, { ...options, stage }, session);
  const found =
    setting === null && shown.length === 0 ? [...unset] : [...read, ...policy.apply(shown), ...policy.findUnused(setting !== null)];
  const fromTypesetting = subtract(countSeverities(found), countSeverities(unset));
  // Not subject to the policy: no comment or setting may let a remark stay open.
  if (stage === 'final') found.push(...findOpenRemarks(manuscript));
  const sorted = sortByPlace(
    found,
    listDrafts(manuscript).map(({ file }) => file),
  );
  const isFaulty = hasErrors(found);
  return {
    manuscript,
    diagnostics: everyFinding ? sorted : foldRepeats(sorted),
    texts: new Map(listDrafts(manuscript).map(({ file, text }) => [file, text])),
    setting: isFaulty ? null : setting,
    fromTypesetting,
    sketch:
      isFaulty && options.sketch === true ? (setting ?? (await sketchIssue(host, manuscript, home, { ...options, stage }, session))) : null,
  };
}

/** Finds the reviewers' remarks that are not marked as done; a final issue must have none. */
function findOpenRemarks({ reviewRemarks }: Manuscript): Diagnostic[] {
  return reviewRemarks.flatMap(({ file, values, place }) =>
    (values.remarks ?? []).flatMap(({ author, text, done }, index) => {
      if (done) return [];
      const at = place(`remarks.${index}.author`) ?? toFileStart(file);
      return [createDiagnostic('remarks-done', at, { author: toExcerpt(author), text: toExcerpt(text) })];
    }),
  );
}

/** Subtracts counts of diagnostics. */
export function subtract(all: Readonly<Record<Severity, number>>, some: Readonly<Record<Severity, number>>): Record<Severity, number> {
  return { error: all.error - some.error, warning: all.warning - some.warning, note: all.note - some.note };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** A typeset issue and the findings that typesetting gave. */
interface TypesetIssue {
  /** Null if the template cannot be used. */
  readonly setting: Setting | null;
  readonly diagnostics: readonly Diagnostic[];
}

const UNSET: TypesetIssue = { setting: null, diagnostics: [] };

/** Typesets a manuscript with errors, its gaps filled; null if that is not possible. */
async function sketchIssue(
  host: Host,
  manuscript: Manuscript,
  home: string,
  options: PrepareOptions,
  session: Pick<Session, 'faces'>,
): Promise<Setting | null> {
  const sketch = sketchManuscript(manuscript);
  return sketch === null ? null : (await typesetIssue(host, sketch, home, options, session)).setting;
}

/** Typesets a manuscript without errors, or a sketch. */
async function typesetIssue(
  host: Host,
  { manuscript, markGaps = (bulletin) => bulletin }: Pick<Sketch, 'manuscript'> & Partial<Sketch>,
  home: string,
  { fonts, preprinted, unprinted = false, stage, lineNumbers = false }: PrepareOptions,
  session: Pick<Session, 'faces'>,
): Promise<TypesetIssue> {
  const { publication, issue, items } = manuscript;
  const chosen = fonts ?? publication.values.fonts ?? 'office-first';
  const [{ template, diagnostics }, faces] = await Promise.all([
    readTemplate(host, {
      name: publication.values.template ?? '',
      place: publication.place('template') ?? toFileStart(publication.file),
      home,
      shipped: packagedPath('templates'),
    }),
    session.faces(unprinted ? 'bundled' : chosen),
  ]);
  if (template === null) return { setting: null, diagnostics };

  const draft = stage === 'review' ? { lineNumbers } : null;
  const bulletin = markGaps(assemble(manuscript, { preprinted, draft, documentDate: readEpochDay(host.env.SOURCE_DATE_EPOCH) }));
  const files = new Map<string | null, string>(items.map((item) => [item.name, item.file]));
  const typesetting = typeset(bulletin, template.page, {
    placeOf: (item) => toFileStart(files.get(item) ?? issue.file),
    resolution: publication.values.limits?.resolution ?? 0,
    advance: advanceOf(faces),
  });
  const { drawn, diagnostics: undrawn } = await tryDrawings(host, typesetting.layout, faces);
  const found = [...diagnostics, ...typesetting.diagnostics, ...undrawn];
  const missing = findMissingGlyphs(manuscript, bulletin, typesetting.layout, faces);
  const lacking =
    missing.length > 0 && unprinted ? findMissingGlyphs(manuscript, bulletin, typesetting.layout, await session.faces(chosen)) : missing;
  for (const { character, face, place } of lacking) {
    const codePoint = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
    found.push(createDiagnostic('glyph-available', place, { character, codePoint, face }));
  }
  return { setting: { bulletin, layout: typesetting.layout, template, faces, drawn }, diagnostics: found };
}

/** Counts the items that are printed; the folder also contains held and rejected ones. */
export function countPrinted({ items }: Manuscript): number {
  return items.filter(({ values }) => isPrinted(values)).length;
}
