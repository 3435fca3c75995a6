import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Failure } from '../failures.ts';
import { below, type Host } from '../host/host.ts';
import type { Located } from '../issue/locate.ts';
import { prepare, printedItems, type Setting } from '../issue/prepare.ts';
import type { Session } from '../issue/session.ts';
import type { Bulletin } from '../model/bulletin.ts';
import { deriveIssueDate, deriveIssueNumber } from '../model/derive.ts';
import { toFileName } from '../model/file-name.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { standingOf } from '../model/series.ts';
import { packaged } from '../package-root.ts';
import { type Format, formats } from '../render/index.ts';
import { createRasteriser } from '../render/rasterise.ts';
import type { RenderJob } from '../render/renderer.ts';
import { TemplateBound, TemplateError } from '../render/template-error.ts';
import type { Manifest, ManifestIssue } from '../write/manifest.ts';
import type { Rendered } from '../write/outputs.ts';
import type { BuildOptions } from './build.ts';

/** An issue that was read, and its files when it had no errors. */
export interface Making {
  readonly diagnostics: readonly Diagnostic[];
  /** Decoded texts by `Place.file`; none where nothing was found. */
  readonly texts: ReadonlyMap<string, string>;
  readonly found: Manifest['found'];
  readonly items: number;
  /** Null when there are errors. */
  readonly made: { readonly issue: ManifestIssue; readonly rendered: readonly Rendered[] } | null;
}

/**
 * Reads, checks, assembles, typesets and renders an issue: all of a build that is not about files that were written before. Loaded when an
 * issue has to be built. Throws a Failure when the template is wrong.
 */
export async function make(host: Host, located: Located, options: Omit<BuildOptions, 'issue'>, session: Session): Promise<Making> {
  const { manuscript, diagnostics, setting, ...prepared } = await prepare(host, located, options, session);
  const of = (severity: Diagnostic['severity']) => diagnostics.filter((each) => each.severity === severity).length;
  const found = { warnings: of('warning'), notes: of('note') };
  const items = printedItems(manuscript);
  // Texts are for showing lines, and a thousand issues without a finding need not hand them from thread to thread.
  const texts = diagnostics.length === 0 ? new Map<string, string>() : prepared.texts;
  const refused = options.strict === true && found.warnings > 0;
  if (setting === null || refused) return { diagnostics, texts, found, items, made: null };
  const rendered = await renderAll(host, setting, options.formats).catch(explained);
  return { diagnostics, texts, found, items, made: { issue: factsOf(manuscript, setting), rendered } };
}

function factsOf(manuscript: Manuscript, { layout }: Setting): ManifestIssue {
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
    items: printedItems(manuscript),
    pages: layout.pages.length,
    revision: values.revision ?? 1,
    reason: values.revision_reason ?? null,
    standing: standingOf(values, folder),
    ...(values.stage === undefined ? {} : { stage: values.stage }),
  };
}

/** The files of an issue that is on its pages. Throws a TemplateError when the template is wrong. */
export async function renderAll(host: Host, setting: Setting, wanted: readonly Format[]): Promise<Rendered[]> {
  const rendered: Rendered[] = [];
  for (const format of wanted) rendered.push(await renderOne(host, setting, format));
  return rendered;
}

/** An issue as one format, with the name its file gets. Throws a TemplateError when the template is wrong. */
export async function renderOne(host: Host, setting: Setting, format: Format): Promise<Rendered> {
  const render = await formats[format]();
  const job = { ...drawingJob(host, setting), rasterise: createRasteriser(host, setting.faces) };
  const data = await host.withoutMachineFonts(async () => render(job));
  return { format, file: `${fileName(setting.bulletin)}.${format}`, data };
}

/** What is drawn of an issue. */
export function drawingJob(host: Host, { bulletin, layout, template, faces }: Setting): Omit<RenderJob, 'rasterise'> {
  const apart = below(packaged('templates'), template.typst.path) === null ? host.runIsolated : null;
  return { bulletin, layout, faces, page: template.page, template: template.typst, apart };
}

/** A template an office changed and broke is its to mend; everything else is thrown on. */
export function explained(error: unknown): never {
  if (error instanceof TemplateBound) throw stopped(error);
  if (!(error instanceof TemplateError)) throw error;
  const { file, line, column, message } = error;
  const place = line === null ? file : `${file}:${line}:${column}`;
  throw new Failure(
    'usage',
    { zh: `模板有误：${place}：${message}`, en: `The template is wrong: ${place}: ${message}` },
    { zh: '请改正模板，或换回自带的模板', en: 'Mend the template, or use the one that ships with the package' },
  );
}

function stopped({ file, most }: TemplateBound): Failure {
  const [zh, en] =
    'seconds' in most ? [`${most.seconds} 秒`, `${most.seconds} s`] : [`${most.megabytes} MB 内存`, `${most.megabytes} MB of memory`];
  return new Failure(
    'usage',
    {
      zh: `模板有误：${file}：用了超过 ${zh}还没有排完，已经停止`,
      en: `The template is wrong: ${file}: it took more than ${en} without coming to an end, and was stopped`,
    },
    {
      zh: '请检查模板里有没有不会结束的循环，或换回自带的模板',
      en: 'Look for a loop in it that never ends, or use a template that ships with the package',
    },
  );
}

/** 安庆组工信息第12期, or 安庆组工信息第12期-送审稿 */
function fileName({ masthead, draft }: Bulletin): string {
  return toFileName(`${masthead.name}${masthead.number}${draft === undefined ? '' : `-${draft.mark}`}`);
}
