import { join } from 'node:path';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { type PageSettings, pageSchema } from '../model/page.ts';
import { type Place, toFileStart } from '../model/place.ts';
import { readText } from './files.ts';
import { resolveInside } from './inside.ts';
import type { Report } from './source.ts';
import { readYamlFile } from './yaml-file.ts';

/** A template: page measures, and the Typst source that draws them. */
export interface Template {
  readonly page: PageSettings;
  /** The Typst source and its absolute path. */
  readonly typst: { readonly path: string; readonly source: string };
}

/** The template to read and where templates lie. Folders are absolute. */
export interface TemplateChoice {
  /** The publication's `template`: the name of a shipped one, or a folder inside the publication. */
  readonly name: string;
  /** Place of `template` in the publication. */
  readonly place: Place;
  /** The publication's folder. */
  readonly home: string;
  /** The folder of the templates that ship with the package. */
  readonly shipped: string;
}

/** Supplies the files that another template lacks. */
const BASE = 'jianbao';

/** Maximum size of a Typst source in bytes. */
const TYPST_BYTES = 1_000_000;

/** A template and its diagnostics; the template is null when it cannot be used. */
export interface TemplateReading {
  readonly template: Template | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a template: `constants.yaml` and `page.typ` of its folder. One may be missing and is then taken from the base template. A template
 * of the publication cannot reach outside the publication's folder, not even through links.
 *
 * @throws NodeJS.ErrnoException if the environment fails
 */
export async function readTemplate(host: Host, choice: TemplateChoice): Promise<TemplateReading> {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (found) => diagnostics.push(found);
  const own = await findTemplateFiles(host, choice);
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

/** The files of a template's folder; null when it has none. */
async function findTemplateFiles(host: Host, { name, home, shipped }: TemplateChoice) {
  const isShipped = /^[\w-]+$/.test(name) && (await host.stat(join(shipped, name)))?.kind === 'folder';
  const root = isShipped ? shipped : home;
  const find = async (file: string) => {
    const found = await resolveInside(host, root, join(root, name, file));
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
  const misfits = findMisfits(whole.data);
  for (const { path, larger } of misfits) report(createDiagnostic('measures-fit', place(path) ?? toFileStart(file), { path, larger }));
  return misfits.length === 0 ? whole.data : null;
}

/** Finds measures that are valid one by one but do not fit together: which one does not fit, and into which. */
function findMisfits({ sheet, margin, area, grid, masthead }: PageSettings) {
  return [
    { path: 'area.width', larger: 'sheet.width', fits: area.width > 0 && margin.binding + area.width <= sheet.width },
    { path: 'area.height', larger: 'sheet.height', fits: area.height > 0 && margin.top + area.height <= sheet.height },
    { path: 'masthead.rows', larger: 'grid.lines', fits: masthead.rows <= grid.lines },
  ].filter(({ fits }) => !fits);
}
