import type { Failure } from '../failures.ts';
import { makeVisible } from '../report/index.ts';
import type { Context } from './command.ts';

/** Prints a failure to standard error: what was found, then what to do. */
export function printFailure(failure: Failure, { host, language }: Context): void {
  const label = language === 'zh' ? '错误：' : 'error: ';
  host.stderr.write(`${label}${makeVisible(failure.found[language])}\n`);
  if (failure.todo !== null) host.stderr.write(`    ${makeVisible(failure.todo[language])}\n`);
}
