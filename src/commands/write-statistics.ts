import { basename, dirname, resolve } from 'node:path';
import { Failure } from '../failures.ts';
import { toPathBelow } from '../host/host.ts';
import { toFileName } from '../model/file-name.ts';
import { makeLinesVisible, makeVisible } from '../report/index.ts';
import { escapeJson } from '../report/json-document.ts';
import type { Statistics } from '../statistics/figures.ts';
import type { OutputFormat } from '../statistics/outputs/index.ts';
import { writeTitle } from '../statistics/outputs/words.ts';
import { changeFolder } from '../write/change.ts';
import type { Context } from './command.ts';

/** Writes the result to standard output, or to a file and prints its path. */
export async function writeStatistics(
  data: string | Uint8Array,
  { format, output }: { readonly format: OutputFormat; readonly output: string | undefined },
  statistics: Statistics,
  { host, language }: Context,
): Promise<void> {
  if (typeof data === 'string' && output === undefined) {
    const shown = format === 'json' ? escapeJson(data) : makeLinesVisible(data);
    // A terminal needs neither byte order mark nor CRLF.
    host.stdout.write(format === 'table' || host.stdout.isTerminal ? shown.replace(/^\ufeff/, '').replaceAll('\r\n', '\n') : shown);
    return;
  }
  const path = resolve(host.cwd, output ?? nameStatistics(statistics, format, language));
  const there = await host.stat(path);
  if (there?.kind === 'folder') throw createFolderFailure(path);
  if (there !== null && format === 'item') throw createExistsFailure(path);
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  await changeFolder(host, dirname(path), [{ name: basename(path), data: bytes }], { failure: (error) => cannotWrite(path, error) });
  host.stdout.write(`${makeVisible(toPathBelow(host.cwd, path) ?? path)}\n`);
}

/** The default name, such as `安庆组工信息 2021年第三季度采用情况.xlsx`. */
function nameStatistics(statistics: Statistics, format: OutputFormat, language: Context['language']): string {
  return `${toFileName(writeTitle(statistics)[language])}.${format}`;
}

function createFolderFailure(path: string): Failure {
  return new Failure(
    'usage',
    { zh: `“${path}”是文件夹`, en: `“${path}” is a folder` },
    { zh: '请在后面写上文件名', en: 'Add a file name' },
  );
}

/** A notice that exists is kept: an editor may have worked on it. */
function createExistsFailure(path: string): Failure {
  return new Failure(
    'usage',
    { zh: `“${path}”已经存在，没有改动`, en: `“${path}” exists already and was not changed` },
    { zh: '请换一个文件名，或先删去原来的文件', en: 'Choose another name, or delete the file first' },
  );
}

function cannotWrite(path: string, { code, message }: NodeJS.ErrnoException): Failure {
  return new Failure(
    'environment',
    {
      zh: `写不进文件“${path}”（${code ?? message}），原有文件没有改动`,
      en: `Cannot write “${path}” (${code ?? message}); existing files were not changed`,
    },
    {
      zh: '文件如果正在 Excel 或 WPS 里打开，请关闭后重试；也可以用 --output 换一个文件',
      en: 'Close it if it is open in a spreadsheet program, or choose another file with --output',
    },
  );
}
