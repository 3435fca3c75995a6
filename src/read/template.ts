import { join } from 'node:path';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { type PageSettings, pageSchema } from '../model/page.ts';
import { type Place, startOf } from '../model/place.ts';
import { readText } from './files.ts';
import { insideFolder } from './inside.ts';
import type { Report } from './source.ts';
import { readYamlFile } from './yaml-file.ts';

/** A template, read: the measures of the page and the Typst that draws it. */
export interface Template {
  readonly page: PageSettings;
  /** The Typst source and where it lies, absolute. */
  readonly typst: { readonly path: string; readonly source: string };
}

/** Which template is wanted, and where templates lie; folders are absolute. */
export interface TemplateChoice {
  /** The publication's `template`: the name of a shipped one, or a folder inside the publication's. */
  readonly name: string;
  /** Where the publication says so. */
  readonly place: Place;
  /** The publication's folder. */
  readonly home: string;
  /** The folder of the templates that ship with the package. */
  readonly shipped: string;
}

/** The template whose files stand in for those another one leaves out. */
const BASE = 'jianbao';

/** Typst of more than this is no page. */
const TYPST_BYTES = 1_000_000;

/** A template as it was read, and what is wrong with it; null when that keeps it from being used. */
export interface TemplateReading {
  readonly template: Template | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a template: `constants.yaml` and `page.typ` of its folder; of the two, one may be missing and is then the base template's. What an
 * office's own template may reach ends at the publication's folder, links followed.
 *
 * @throws NodeJS.ErrnoException when the surroundings fail
 */
export async function readTemplate(host: Host, choice: TemplateChoice): Promise<TemplateReading> {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (found) => diagnostics.push(found);
  const own = await filesOf(host, choice);
  if (own === null) {
    return { template: null, diagnostics: [createDiagnostic('template-known', choice.place, { template: choice.name })] };
  }
  const base = join(choice.shipped, BASE);
  const page = await readMeasures(host, own.constants ?? join(base, 'constants.yaml'), report);
  const path = own.typst ?? join(base, 'page.typ');
  const source = await readText(host, path, TYPST_BYTES, report);
  const template = page === null || source === null ? null : { page, typst: { path, source: source.text } };
  return { template, diagnostics };
}

/** The files a template's folder has; null when there is no such folder, or nothing of a template in it. */
async function filesOf(host: Host, { name, home, shipped }: TemplateChoice) {
  const isShipped = /^[\w-]+$/.test(name) && (await host.stat(join(shipped, name)))?.kind === 'folder';
  const root = isShipped ? shipped : home;
  const find = async (file: string) => {
    const found = await insideFolder(host, root, join(root, name, file));
    return found === null || found === 'outside' ? null : found.path;
  };
  const constants = await find('constants.yaml');
  const typst = await find('page.typ');
  return constants === null && typst === null ? null : { constants, typst };
}

async function readMeasures(host: Host, path: string, report: Report): Promise<PageSettings | null> {
  const { file, values, place } = await readYamlFile(host, path, pageSchema, report);
  const whole = pageSchema.safeParse(values);
  if (!whole.success) return null;
  const misfits = misfitsOf(whole.data);
  for (const { path, larger } of misfits) report(createDiagnostic('measures-fit', place(path) ?? startOf(file), { path, larger }));
  return misfits.length === 0 ? whole.data : null;
}

/** Measures that are right each for itself and cannot be together: what does not fit, and into what. */
function misfitsOf({ sheet, margin, area, grid, masthead }: PageSettings) {
  return [
    { path: 'area.width', larger: 'sheet.width', fits: area.width > 0 && margin.binding + area.width <= sheet.width },
    { path: 'area.height', larger: 'sheet.height', fits: area.height > 0 && margin.top + area.height <= sheet.height },
    { path: 'masthead.rows', larger: 'grid.lines', fits: masthead.rows <= grid.lines },
  ].filter(({ fits }) => !fits);
}
