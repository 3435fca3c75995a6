import { basename, dirname, resolve } from 'node:path';
import { type ExitCode, Failure } from '../failures.ts';
import { fileName, MAX_FILE } from '../host/host.ts';
import { withFiles } from '../host/overlay.ts';
import { findIssueAround } from '../issue/locate-publication.ts';
import type { CheckOptions } from './check-options.ts';
import type { Context } from './command.ts';
import { conflictingOptions } from './usage-failures.ts';

/** Checks standard input as a file of an issue, saved or not, and reports what is found in it. */
export async function withStdin(
  options: CheckOptions,
  context: Context,
  run: (options: CheckOptions, context: Context) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { host } = context;
  const { stdinFilename, selection, fix } = options;
  if (selection.paths[0] !== '-') throw conflictingOptions('--stdin-filename', selection.paths[0] ?? '');
  if (fix !== 'none') throw conflictingOptions('--stdin-filename', '--fix');
  const path = resolve(host.cwd, stdinFilename ?? '');
  const data = await readAll(host.openStdio().input as AsyncIterable<Uint8Array>);
  const overlaid = { ...context, host: await withFiles(host, dirname(path), new Map([[basename(path), data]])) };
  const issue = await findIssueAround(overlaid.host, path);
  if (issue === null) {
    throw new Failure(
      'usage',
      { zh: `“${stdinFilename}”不在一期的文件夹里`, en: `“${stdinFilename}” is in no issue` },
      { zh: '--stdin-filename 请写一期里的文件，如 issue-12/01.md', en: 'Name a file of an issue, such as issue-12/01.md' },
    );
  }
  return run({ ...options, only: fileName(host, path), selection: { ...selection, paths: [issue] } }, overlaid);
}

/** Reads a stream to its end. Throws a Failure if it is larger than any file may be. */
async function readAll(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of input) {
    parts.push(part);
    length += part.length;
    if (length > MAX_FILE) throw new Failure('usage', { zh: '标准输入太大', en: 'Standard input is too large' });
  }
  return Buffer.concat(parts);
}
