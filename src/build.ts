import { basename, join, resolve } from 'node:path';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { Failure } from './failures.ts';
import { asFileName } from './file-name.ts';
import type { Host } from './host.ts';
import { locateIssue } from './locate.ts';
import type { Bulletin } from './model/bulletin.ts';
import { isPrinted } from './model/item.ts';
import type { Manuscript } from './model/manuscript.ts';
import { type PrepareOptions, prepare, type Setting } from './prepare.ts';
import { rasteriser } from './rasterise.ts';
import { type Format, formats } from './render/index.ts';
import { TemplateError } from './render/template-error.ts';
import { lastLines } from './typeset/index.ts';

export interface BuildOptions extends PrepareOptions {
  /** The issue's folder, absolute or from the current one. */
  readonly issue: string;
  readonly formats: readonly Format[];
  /** Folder for what is written; `dist` in the issue's folder unless given. */
  readonly output?: string | undefined;
  /** Warnings count as errors: nothing is written when there is one. */
  readonly strict?: boolean | undefined;
}

/** What became of one issue. */
export interface BuildResult {
  /** Decoded texts by `Place.file`, for showing the line a diagnostic is about. */
  readonly texts: ReadonlyMap<string, string>;
  /** All that was found, in file order. When one of them is an error, nothing was written and `outputs` is empty. */
  readonly diagnostics: readonly Diagnostic[];
  readonly outputs: readonly Output[];
  readonly pages: number;
  readonly items: number;
}

export interface Output {
  readonly format: Format;
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
}

/**
 * Builds one issue: check, assemble, typeset, render every format, then write all of them or none. Throws a Failure when the path is no
 * issue or the output cannot be written.
 */
export async function build(host: Host, options: BuildOptions): Promise<BuildResult> {
  const located = await locateIssue(host, options.issue);
  const { manuscript, diagnostics, texts, setting } = await prepare(host, located, options);
  const items = printedItems(manuscript);
  const refused = options.strict === true && diagnostics.some(({ severity }) => severity === 'warning');
  if (setting === null || refused) return { diagnostics, texts, outputs: [], pages: 0, items };

  const folder = resolve(host.cwd, options.output ?? join(located.folder, 'dist'));
  const rendered = await renderAll(host, setting, options.formats).catch(explained);
  await write(host, folder, rendered);
  return {
    diagnostics,
    texts,
    outputs: [...rendered].map(([name, { format, data }]) => ({ format, path: join(folder, name), bytes: data.length })),
    pages: setting.layout.pages.length,
    items,
  };
}

/** What checking one issue found. `pages` is null when errors kept it from being typeset. */
export interface CheckResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Decoded texts by `Place.file`, for showing the line a diagnostic is about. */
  readonly texts: ReadonlyMap<string, string>;
  readonly items: number;
  readonly pages: number | null;
  /** Lines of text on the last page that has any; null when errors kept it from being typeset. */
  readonly lastLines: number | null;
}

/** Everything but rendering and writing. Throws a Failure when the path is no issue. */
export async function check(host: Host, issue: string): Promise<CheckResult> {
  const { manuscript, diagnostics, texts, setting } = await prepare(host, await locateIssue(host, issue));
  const layout = setting?.layout;
  return {
    diagnostics,
    texts,
    items: printedItems(manuscript),
    pages: layout?.pages.length ?? null,
    lastLines: layout === undefined ? null : lastLines(layout),
  };
}

/** How many items the issue prints: held and rejected ones lie in its folder as well. */
function printedItems({ items }: Manuscript): number {
  return items.filter(({ values }) => isPrinted(values)).length;
}

async function renderAll(host: Host, { bulletin, layout, template, faces }: Setting, wanted: readonly Format[]) {
  const rendered = new Map<string, { format: Format; data: Uint8Array }>();
  for (const format of wanted) {
    const render = await formats[format]();
    const data = await render({
      bulletin,
      layout,
      faces,
      page: template.page,
      rasterise: rasteriser(host, faces),
      template: template.typst,
    });
    rendered.set(`${fileName(bulletin)}.${format}`, { format, data });
  }
  return rendered;
}

/** A template an office changed and broke is its to mend; everything else is thrown on. */
function explained(error: unknown): never {
  if (!(error instanceof TemplateError)) throw error;
  const { file, line, column, message } = error;
  const place = line === null ? file : `${file}:${line}:${column}`;
  throw new Failure(
    'usage',
    { zh: `模板有误：${place}：${message}`, en: `The template is wrong: ${place}: ${message}` },
    { zh: '请改正模板，或换回自带的模板', en: 'Mend the template, or use the one that ships with the package' },
  );
}

/** 安庆组工信息第12期 */
function fileName({ masthead }: Bulletin): string {
  return asFileName(`${masthead.name}${masthead.number}`);
}

async function write(host: Host, folder: string, rendered: ReadonlyMap<string, { data: Uint8Array }>): Promise<void> {
  try {
    await host.replace(folder, new Map([...rendered].map(([name, { data }]) => [name, data])));
  } catch (error) {
    throw cannotWrite(folder, error as NodeJS.ErrnoException);
  }
}

/** What an editor can do about an output that could not be written. */
export function cannotWrite(folder: string, error: NodeJS.ErrnoException): Failure {
  const found = {
    zh: `写不进文件夹“${folder}”（${error.code ?? error.message}），原有文件没有改动`,
    en: `Cannot write into “${folder}” (${error.code ?? error.message}); the files there are as they were`,
  };
  if (error.code === 'ENOSPC') {
    return new Failure('surroundings', found, { zh: '磁盘已满，请腾出空间后重试', en: 'The disk is full: free some space and try again' });
  }
  if (error.code === 'EBUSY' || (error.code === 'EPERM' && basename(error.path ?? '') !== '')) {
    return new Failure('surroundings', found, {
      zh: '文件可能正在 Word 或 WPS 里打开，请关闭后重试',
      en: 'A file may be open in Word or WPS: close it and try again',
    });
  }
  return new Failure('surroundings', found, {
    zh: '请检查该文件夹的写入权限，或用 --output 换一个文件夹',
    en: 'Check that you may write there, or choose another folder with --output',
  });
}
