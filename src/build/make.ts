import { createDiagnostic, type Diagnostic, type Severity } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { sortByPlace } from '../diagnostics/order.ts';
import { countSeverities } from '../diagnostics/repeats.ts';
import { Failure } from '../failures.ts';
import { type Host, toPathBelow } from '../host/host.ts';
import type { Located } from '../issue/locate.ts';
import { countPrinted, type PrepareOptions, prepare, type Setting, subtract } from '../issue/prepare.ts';
import type { Session } from '../issue/session.ts';
import type { Bulletin } from '../model/bulletin.ts';
import { deriveIssueDate, deriveIssueNumber, isPrinted } from '../model/derive.ts';
import { toFileName } from '../model/file-name.ts';
import { type Format, type FormatOptions, isPublic, type PublicFormat, pickOptions } from '../model/formats.ts';
import { listDrafts, type Manuscript } from '../model/manuscript.ts';
import { toStanding } from '../model/series.ts';
import { packagedPath } from '../package-root.ts';
import { decideEditions, type Edition, type Editions } from '../publish/index.ts';
import { renderers } from '../render/index.ts';
import { createRasteriser } from '../render/rasterise.ts';
import type { EditionJob, FormatFile, RenderJob, SourceFile } from '../render/renderer.ts';
import { LicenceError, PictureError, TemplateBound, TemplateError } from '../render/template-error.ts';
import type { FoundCounts, Manifest, ManifestIssue } from '../write/manifest.ts';
import type { FinishedBuild, RenderedFile } from '../write/outputs.ts';

export interface MakeOptions extends PrepareOptions, FormatOptions {
  readonly formats: readonly Format[];
  /** Whether they only stand in `bulletin.yaml`, and nobody asked for them now. */
  readonly isStanding?: boolean | undefined;
  /** Treat warnings as errors. */
  readonly strict?: boolean | undefined;
}

/** The result of making an issue. */
interface MadeIssue {
  readonly diagnostics: readonly Diagnostic[];
  /** Decoded texts by `Place.file`; empty if there are no diagnostics. */
  readonly texts: ReadonlyMap<string, string>;
  readonly found: Manifest['found'];
  readonly items: number;
  /** Null if there are errors. */
  readonly made: Pick<FinishedBuild, 'issue' | 'withheld' | 'rendered'> | null;
}

/** Reads, checks, assembles, typesets and renders an issue. Throws a Failure if the template is wrong. */
export async function make(host: Host, located: Located, options: MakeOptions, session: Session): Promise<MadeIssue> {
  const { manuscript, setting, fromTypesetting, ...prepared } = await prepare(host, located, options, session);
  const { editions, withheld, diagnostics } = addEditions(manuscript, setting, prepared.diagnostics, options);
  const counts = countSeverities(diagnostics);
  // Checking without typesetting finds nothing about editions, either.
  const rest = subtract(counts, subtract(countSeverities(prepared.diagnostics), fromTypesetting));
  const found = toFound(toCounts(counts), toCounts(rest));
  const items = countPrinted(manuscript);
  // The texts are only for showing diagnostics; without any, spare copying them between threads.
  const texts = diagnostics.length === 0 ? new Map<string, string>() : prepared.texts;
  const refused = counts.error > 0 || (options.strict === true && found.warnings > 0);
  if (setting === null || refused) return { diagnostics, texts, found, items, made: null };
  const rendered = await renderAll(
    host,
    setting,
    editions,
    resolveOptions(manuscript, options),
    listSources(manuscript, prepared.texts),
  ).catch((error) => (error instanceof PictureError ? error : throwTemplateFailure(error)));
  if (rendered instanceof PictureError) {
    const { path, place } = rendered.image;
    const broken = createDiagnostic('image-format', place, { path: toExcerpt(path) });
    return { diagnostics: [...diagnostics, broken], texts: prepared.texts, found, items, made: null };
  }
  return { diagnostics, texts, found, items, made: { issue: toManifestIssue(manuscript, setting), withheld, rendered } };
}

/** The options of formats, those of `bulletin.yaml` where the command gave none. */
function resolveOptions({ publication }: Manuscript, options: MakeOptions): FormatOptions {
  return { ...options, archive: options.archive ?? (publication.values.ofd === 'archive' ? true : undefined) };
}

/** The files of the printed items; what is held back is none of them. */
function listSources({ items }: Manuscript, texts: ReadonlyMap<string, string>): SourceFile[] {
  const printed = items.filter(({ values }) => isPrinted(values));
  return printed.map(({ name, file }) => ({ name, text: texts.get(file) ?? '' }));
}

/** Decides what each format may print, and adds what was found to the diagnostics, in file order. */
function addEditions(
  manuscript: Manuscript,
  setting: Setting | null,
  diagnostics: readonly Diagnostic[],
  { formats, isStanding = false }: MakeOptions,
): Editions {
  if (setting === null) return { editions: [], withheld: [], diagnostics };
  const decided = decideEditions(manuscript, setting.bulletin, formats, isStanding);
  if (decided.diagnostics.length === 0) return { ...decided, diagnostics };
  const files = listDrafts(manuscript).map(({ file }) => file);
  return { ...decided, diagnostics: sortByPlace([...diagnostics, ...decided.diagnostics], files) };
}

function toCounts({ warning: warnings, note: notes }: Readonly<Record<Severity, number>>): FoundCounts {
  return { warnings, notes };
}

/** The counts of a manifest. */
export function toFound(all: FoundCounts, typesetting: FoundCounts): Manifest['found'] {
  const hasOwn = typesetting.warnings > 0 || typesetting.notes > 0;
  return { ...all, ...(hasOwn ? { typesetting } : {}) };
}

function toManifestIssue(manuscript: Manuscript, { layout }: Setting): ManifestIssue {
  const { issue, folder, items } = manuscript;
  const { values } = issue;
  const date = deriveIssueDate(
    values,
    items.map((item) => item.values),
  );
  const number = deriveIssueNumber(values, folder);
  if (number === undefined || date === undefined) throw new Error('An issue without number or date passed every check');
  return {
    number,
    supplement: values.supplement ?? false,
    total: values.total ?? null,
    date,
    items: countPrinted(manuscript),
    pages: layout.pages.length,
    revision: values.revision ?? 1,
    reason: values.revision_reason ?? null,
    standing: toStanding(values, folder),
    ...(values.stage === undefined ? {} : { stage: values.stage }),
  };
}

/** Renders a typeset issue in several formats. Throws a TemplateError if the template is wrong. */
export async function renderAll(
  host: Host,
  setting: Setting,
  editions: readonly Edition[],
  options: FormatOptions = {},
  sources: readonly SourceFile[] = [],
): Promise<RenderedFile[]> {
  const rendered: RenderedFile[] = [];
  const attach: EditionJob['attach'] = async (format) => {
    // Last of the formats, so that what it carries was mostly made.
    const made = rendered.find((file) => file.format === format);
    return (made ?? (await renderAttachment(host, setting, format))).data;
  };
  const isLast = ({ envelope }: Edition) => envelope != null;
  for (const edition of [...editions.filter((each) => !isLast(each)), ...editions.filter(isLast)]) {
    rendered.push(...(await renderEdition(host, setting, edition, options, sources, attach)));
  }
  return rendered;
}

async function renderAttachment(host: Host, setting: Setting, format: Format): Promise<RenderedFile> {
  const [file] = await renderEdition(host, setting, { format, bulletin: setting.bulletin });
  if (file === undefined) throw new Error('A format gave no file');
  return file;
}

/** Renders a typeset issue in one format and names the files, the issue's own first. Throws a TemplateError if the template is wrong. */
export async function renderEdition(
  host: Host,
  setting: Setting,
  { format, bulletin, envelope = null }: Edition,
  given: FormatOptions = {},
  sources: readonly SourceFile[] = [],
  attach: EditionJob['attach'] = async (other) => (await renderAttachment(host, setting, other)).data,
): Promise<RenderedFile[]> {
  const rasterise = createRasteriser(host, setting.faces, setting.drawn);
  const name = formatFileName(setting.bulletin);
  const job = { bulletin, rasterise, options: pickOptions(format, given), name };
  const files = isPublic(format)
    ? await (await renderers[format]())(job)
    : await renderPrinted(host, format, {
        ...createRenderJob(host, setting),
        ...job,
        envelope,
        attach,
        readFont: (path) => host.readFile(path),
        sources,
      });
  return files.map(({ ending, data }) => ({ format, file: `${name}${ending}`, data }));
}

async function renderPrinted(host: Host, format: Exclude<Format, PublicFormat>, job: EditionJob): Promise<readonly FormatFile[]> {
  const render = await renderers[format]();
  return host.withoutMachineFonts(() => render(job));
}

/** Gathers what the renderers need. A template that is not the package's is compiled in a process of its own. */
export function createRenderJob(host: Host, { bulletin, layout, template, faces }: Setting): Omit<RenderJob, 'rasterise'> {
  const apart = toPathBelow(packagedPath('templates'), template.typst.path) === null ? host.runIsolated : null;
  return { bulletin, layout, faces, page: template.page, template: template.typst, apart };
}

/** Throws a Failure for an error in the template, and anything else as it is. */
export function throwTemplateFailure(error: unknown): never {
  if (error instanceof LicenceError) throw toLicenceFailure(error);
  if (error instanceof TemplateBound) throw toBoundFailure(error);
  if (error instanceof PictureError) {
    const { path, place } = error.image;
    const at = `${place.file}:${place.line}:${place.column}`;
    throw new Failure('usage', { zh: `${at}：图片“${path}”打不开`, en: `${at}: cannot decode image “${path}”` });
  }
  if (!(error instanceof TemplateError)) throw error;
  const { file, line, column, message } = error;
  const place = line === null ? file : `${file}:${line}:${column}`;
  throw new Failure(
    'usage',
    { zh: `模板有误：${place}：${message}`, en: `The template is wrong: ${place}: ${message}` },
    { zh: '请改正模板，或换回自带的模板', en: 'Correct the template, or use one that ships with the package' },
  );
}

function toLicenceFailure({ font }: LicenceError): Failure {
  return new Failure(
    'usage',
    { zh: `字体“${font}”的许可不准嵌入，做不成 OFD-A`, en: `The licence of font “${font}” forbids embedding, which OFD-A requires` },
    { zh: '请加 --fonts bundled 改用随包字体，或不归档', en: 'Use --fonts bundled for the fonts of the package, or leave out the archive' },
  );
}

function toBoundFailure({ file, most }: TemplateBound): Failure {
  const [zh, en] =
    'seconds' in most ? [`${most.seconds} 秒`, `${most.seconds} s`] : [`${most.megabytes} MB 内存`, `${most.megabytes} MB of memory`];
  return new Failure(
    'usage',
    {
      zh: `模板有误：${file}：排版用了 ${zh}以上仍未结束，已停止`,
      en: `The template is wrong: ${file}: stopped after taking more than ${en}`,
    },
    {
      zh: '请检查模板里有没有死循环，或换回自带的模板',
      en: 'Look for an endless loop in it, or use a template that ships with the package',
    },
  );
}

/** `安庆组工信息第12期`, or `安庆组工信息第12期-送审稿` for a draft. */
function formatFileName({ masthead, draft }: Bulletin): string {
  return toFileName(`${masthead.name}${masthead.number}${draft === undefined ? '' : `-${draft.mark}`}`);
}
