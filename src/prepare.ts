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
import { readIssue } from './read/index.ts';
import { runRules } from './rules/index.ts';
import { readTemplate, type Template } from './template.ts';
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
  readonly fonts?: FontOptions['fonts'];
}

/** Reads, checks, assembles and typesets one issue: what `check` does, and the first half of `build`. */
export async function prepare(host: Host, { folder, publication }: Located, options: PrepareOptions = {}): Promise<Prepared> {
  const { manuscript, diagnostics: reading } = await readIssue(host, folder, publication);
  const found = [...reading, ...runRules({ manuscript })];
  const setting = hasErrors(found) ? null : await set(host, manuscript, found, options);
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

/** Puts a faultless manuscript on its pages; what the page itself shows to be wrong is added to `found`. */
async function set(host: Host, manuscript: Manuscript, found: Diagnostic[], options: PrepareOptions): Promise<Setting> {
  const [template, { faces }] = await Promise.all([
    readTemplate(host, packaged('templates/jianbao')),
    findFaces(host, { assets: packaged('fonts'), fonts: options.fonts ?? 'office-first' }),
  ]);
  const bulletin = assemble(manuscript);
  const files = new Map(manuscript.items.map((item) => [item.name, item.file]));
  const { layout, diagnostics } = typeset(bulletin, template.page, {
    placeOf: (item) => startOf(files.get(item) ?? manuscript.issue.file),
  });
  found.push(...diagnostics);
  for (const { character, face, place } of missingGlyphs(manuscript, bulletin, layout, faces)) {
    const codePoint = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
    found.push(diagnostic('glyph-available', place, { character, codePoint, face }));
  }
  return { bulletin, layout, template, faces };
}

function filesOf(manuscript: Manuscript): string[] {
  return [manuscript.publication.file, manuscript.issue.file, ...manuscript.items.map((item) => item.file)];
}
