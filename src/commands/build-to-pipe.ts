import { make } from '../build/make.ts';
import { type ExitCode, exitCodes, Failure } from '../failures.ts';
import { locateIssue } from '../issue/locate.ts';
import { createSession } from '../issue/session.ts';
import { formatDiagnostics } from '../report/index.ts';
import type { BuildCommandOptions } from './build-options.ts';
import type { Context } from './command.ts';
import { toExitCode } from './exit.ts';
import { createStyle } from './shared.ts';

/** Builds one issue in one format to standard output, with no manifest. Throws a Failure for more than one, and at a terminal. */
export async function buildToPipe(issues: readonly string[], options: BuildCommandOptions, context: Context): Promise<ExitCode> {
  const { host } = context;
  const [issue] = issues;
  if (issue === undefined || issues.length > 1) throw refuse({ zh: '一次只能输出一期', en: 'Only one issue can be written to a pipe' });
  if (options.mode !== 'build' || options.json || options.jsonLines) {
    throw refuse({
      zh: '-o - 不能与 --json、--json-lines、--dry-run、--check 同用',
      en: '-o - excludes --json, --json-lines, --dry-run and --check',
    });
  }
  const session = createSession(host);
  const located = await locateIssue(host, issue);
  const defaults = await session.defaults(located.publication);
  const { formats = defaults.formats, fonts = defaults.fonts } = options;
  if (formats.length !== 1) throw refuse({ zh: '请用 -f 指定一种格式，如 -f pdf', en: 'Choose one format, such as -f pdf' });
  if (host.stdout.isTerminal)
    throw refuse({ zh: '终端上不能显示文件的内容，请接到管道或文件', en: 'Send it to a pipe or a file, not to a terminal' });
  const { each, columns, archive, sources, preprinted, stage, lineNumbers, strict } = options;
  const { diagnostics, texts, made } = await make(
    host,
    located,
    { formats, each, columns, archive, sources, fonts, preprinted, stage, lineNumbers, strict },
    session,
  );
  host.stderr.write(formatDiagnostics(diagnostics, texts, createStyle(context, host.stderr)));
  if (made === null) return toExitCode(diagnostics, strict);
  const [rendered] = made.rendered;
  if (rendered === undefined || made.rendered.length > 1) throw refuse({ zh: '这种格式有几个文件', en: 'This format has several files' });
  (host.openStdio().output as { write(data: Uint8Array): void }).write(rendered.data);
  return exitCodes.done;
}

function refuse(todo: Failure['found']): Failure {
  return new Failure('usage', { zh: '不能写到标准输出', en: 'Cannot write to standard output' }, todo);
}
