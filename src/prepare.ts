import { dirname } from 'node:path';
import { assemble } from './assemble/index.ts';
import { type Diagnostic, diagnostic } from './diagnostics/diagnostic.ts';
import { byPlace } from './diagnostics/order.ts';
import { type FontOptions, findFaces } from './fonts/index.ts';
import { missingGlyphs } from './glyphs.ts';
import type { Host } from './host.ts';
import type { Located } from './locate.ts';
import type { Bulletin } from './model/bulletin.ts';
import type { Faces } from './model/faces.ts';
import type { Layout } from './model/layout.ts';
import type { Manuscript } from './model/manuscript.ts';
import { startOf } from './model/place.ts';
import { packaged } from './package-root.ts';
import { readIssue, readTemplate, type Template } from './read/index.ts';
import { runRules } from './rules/index.ts';
import { typeset } from './typeset/index.ts';

/** An issue after everything but rendering. */
export interface Prepared {
  readonly manuscript: Manuscript;
  /** All that was found, in file order. */
  readonly diagnostics: readonly Diagnostic[];
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
}

/** Reads, checks, assembles and typesets one issue: what `check` does, and the first half of `build`. */
export async function prepare(host: Host, { folder, publication }: Located, options: PrepareOptions = {}): Promise<Prepared> {
  const { manuscript, diagnostics } = await readIssue(host, folder, publication);
  const found = [...diagnostics, ...runRules({ manuscript })];
  const setting = hasErrors(found) ? null : await set(host, manuscript, dirname(publication), options, found);
  return {
    manuscript,
    diagnostics: byPlace(found, filesOf(manuscript)),
    setting: hasErrors(found) ? null : setting,
  };
}

/** Whether a build must write nothing. */
function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** Puts a faultless manuscript on its pages; what the page itself shows to be wrong is added to `found`. Null without a template. */
async function set(
  host: Host,
  manuscript: Manuscript,
  home: string,
  { fonts = 'office-first', preprinted }: PrepareOptions,
  found: Diagnostic[],
): Promise<Setting | null> {
  const { publication, issue, items } = manuscript;
  const [{ template, diagnostics }, { faces }] = await Promise.all([
    readTemplate(host, {
      name: publication.values.template ?? '',
      place: publication.place('template') ?? startOf(publication.file),
      home,
      shipped: packaged('templates'),
    }),
    findFaces(host, { assets: packaged('fonts'), fonts }),
  ]);
  found.push(...diagnostics);
  if (template === null) return null;

  const bulletin = assemble(manuscript, { preprinted, documentDate: epochDay(host.env.SOURCE_DATE_EPOCH) });
  const files = new Map(items.map((item) => [item.name, item.file]));
  const typesetting = typeset(bulletin, template.page, { placeOf: (item) => startOf(files.get(item ?? '') ?? issue.file) });
  found.push(...typesetting.diagnostics);
  for (const { character, face, place } of missingGlyphs(manuscript, bulletin, typesetting.layout, faces)) {
    const codePoint = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
    found.push(diagnostic('glyph-available', place, { character, codePoint, face }));
  }
  return { bulletin, layout: typesetting.layout, template, faces };
}

/** The day of SOURCE_DATE_EPOCH, seconds since 1970 by reproducible-builds.org, in UTC; undefined when it is not set or no such number. */
function epochDay(epoch: string | undefined): string | undefined {
  if (epoch === undefined || !/^\d{1,10}$/.test(epoch)) return undefined;
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
}

function filesOf({ publication, issue, items }: Manuscript): string[] {
  return [publication.file, issue.file, ...items.map((item) => item.file)];
}
