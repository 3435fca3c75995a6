import { Option } from 'commander';
import type { Texts } from '../diagnostics/define.ts';
import { type Failure, toFailure } from '../failures.ts';
import type { Stream } from '../host/host.ts';
import { formatJson } from '../report/json-document.ts';
import type { ReportStyle } from '../report/reporter.ts';
import { wrap } from '../report/wrap.ts';
import { createChoiceOption } from './choices.ts';
import type { Context } from './command.ts';

/** `--json`, for every command with a machine-readable result. */
export function createJsonOption(say: (texts: Texts) => string): Option {
  return new Option('--json', say({ zh: '以 JSON 输出结果，供脚本读取', en: 'print the result as JSON' }));
}

/** `--strict`, for the commands whose exit code depends on diagnostics. */
export function createStrictOption(say: (texts: Texts) => string): Option {
  return new Option('--strict', say({ zh: '警告也按错误处理', en: 'treat warnings as errors' }));
}

/** `office-first` prefers installed office fonts; `bundled` uses only the package's, so that every machine prints the same. */
const fontChoices = { 'office-first': '本机优先', bundled: '只用随包' } as const;
export type FontChoice = keyof typeof fontChoices;

/** `--fonts`, for the commands that typeset. */
export function createFontsOption(say: (texts: Texts) => string): Option {
  const description = say({
    zh: '用哪里的字体（默认按 bulletin.yaml，不写是优先用本机的）',
    en: 'bundled uses only the package’s fonts (default: as in bulletin.yaml, else office-first)',
  });
  return createChoiceOption('--fonts <choice>', description, fontChoices);
}

/** Columns assumed when the width is unknown. */
const COLUMNS = 100;

/** Narrowest width to format for, in columns. */
const FEWEST = 40;

/** The style of a report on a stream. */
export function createStyle({ host, language, colour }: Context, stream: Stream): ReportStyle {
  const { platform, env } = host;
  // Windows Terminal and VS Code identify themselves; anything else is the legacy console.
  const isOldConsole = platform === 'win32' && env.WT_SESSION === undefined && env.TERM_PROGRAM === undefined;
  return {
    language,
    colour: colour && stream.isTerminal,
    // Some terminals wrap when the last column is filled.
    width: Math.max(FEWEST, stream.columns === undefined ? COLUMNS : stream.columns - 1),
    wrapped: stream.isTerminal && stream.columns !== undefined,
    wide: isOldConsole && stream.isTerminal && env.LANG !== undefined && /^zh/i.test(env.LANG),
  };
}

/** Wraps what is written to a terminal at its width; lines with escape sequences pass as they are. Other streams are returned unchanged. */
export function wrapStream(context: Context, stream: Stream): Stream {
  if (!stream.isTerminal || stream.columns === undefined) return stream;
  const wrapLine = (line: string) => {
    const { width, wide } = createStyle(context, stream);
    return line.includes('\r') || line.includes('\u001b') ? line : wrap(line, { width, indent: /^ */.exec(line)?.[0] || '    ', wide });
  };
  return {
    isTerminal: true,
    get columns() {
      return stream.columns;
    },
    write: (text) => stream.write(text.split('\n').map(wrapLine).join('\n')),
  };
}

/** Turns what one issue threw into its Failure, so that others still get their turn; rethrows a defect. */
export function toFailureOrThrow(error: unknown): Failure {
  const failure = toFailure(error);
  if (failure === null) throw error;
  return failure;
}

/** A failure as JSON. */
export function toJsonFailure(failure: Failure, { language }: Context) {
  return { message: failure.found[language], hint: failure.todo?.[language] ?? null };
}

/** Prints a value to standard output as one JSON document. */
export function printJson({ host }: Context, value: unknown): void {
  host.stdout.write(formatJson(value));
}
