import { Option } from 'commander';
import type { Texts } from '../diagnostics/define.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { type Failure, toFailure } from '../failures.ts';
import type { Stream } from '../host/host.ts';
import { formatJson } from '../report/json-document.ts';
import type { ReportStyle } from '../report/reporter.ts';
import type { Context } from './command.ts';

/** `--json`, on every command that can answer a script. */
export function createJsonOption(say: (texts: Texts) => string): Option {
  return new Option('--json', say({ zh: '结果以 JSON 写到标准输出，供脚本读取', en: 'write the result to standard output as JSON' }));
}

/** `--strict`, on the commands that end in an exit code for what was found. */
export function createStrictOption(say: (texts: Texts) => string): Option {
  return new Option('--strict', say({ zh: '警告也按错误处理', en: 'let warnings count as errors' }));
}

/** `office-first`: this machine's office fonts where there are any; `bundled`: the package's alone, so that all machines print alike. */
const fontChoices = ['office-first', 'bundled'] as const;
export type FontChoice = (typeof fontChoices)[number];

/** `--fonts`, on the commands that set pages. */
export function createFontsOption(say: (texts: Texts) => string): Option {
  return new Option(
    '--fonts <choice>',
    say({ zh: '字体：office-first 先用本机字体，bundled 只用随包字体', en: 'bundled uses the package’s fonts alone' }),
  )
    .choices(fontChoices)
    .default('office-first');
}

/** Columns where nothing says how many there are, and the fewest with which a line can be shown. */
const COLUMNS = 100;
const FEWEST = 40;

/** How a report is written to a stream. */
export function createStyle({ host, language, colour }: Context, stream: Stream): ReportStyle {
  const { platform, env } = host;
  // Windows Terminal and VS Code say who they are; what does not is the console of old.
  const isOldConsole = platform === 'win32' && env.WT_SESSION === undefined && env.TERM_PROGRAM === undefined;
  return {
    language,
    colour: colour && stream.isTerminal,
    // Some terminals go to the next line when the last column is taken.
    width: Math.max(FEWEST, stream.columns === undefined ? COLUMNS : stream.columns - 1),
    wide: isOldConsole && stream.isTerminal && env.LANG !== undefined && /^zh/i.test(env.LANG),
  };
}

/** How many diagnostics of each severity there are. */
export function countSeverities(diagnostics: readonly Diagnostic[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}

/** The failure of one issue, so that it does not keep others from their turn; throws on what is a defect of ours. */
export function toFailureOrThrow(error: unknown): Failure {
  const failure = toFailure(error);
  if (failure === null) throw error;
  return failure;
}

/** A failure as scripts read it. */
export function toJsonFailure(failure: Failure, { language }: Context) {
  return { message: failure.found[language], hint: failure.todo?.[language] ?? null };
}

/** A value on standard output, one JSON document. */
export function printJson({ host }: Context, value: unknown): void {
  host.stdout.write(formatJson(value));
}
