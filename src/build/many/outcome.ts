import { type ExitCode, exitCodes, Failure, formatTrace, Interrupted, toFailure } from '../../failures.ts';
import type { BuildResult } from '../build.ts';

/** A defect of the program, met while building one issue. */
export interface Defect {
  readonly trace: string;
}

/** The outcome of one issue of a run. */
export interface Outcome {
  /** As given on the command line. */
  readonly issue: string;
  readonly result: BuildResult | Failure | Defect;
  readonly milliseconds: number;
}

/** Turns what a build threw into the result of that issue. */
export function toDefectOrFailure(error: unknown): Failure | Defect {
  return toFailure(error) ?? { trace: formatTrace(error) };
}

/** The same for a build under way; null if the user interrupted it. */
export function toResult(error: unknown): Failure | Defect | null {
  return error instanceof Interrupted ? null : toDefectOrFailure(error);
}

/** A result as plain data: passed between threads, an Error would lose its fields. */
export type Answer =
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'done'; readonly result: BuildResult | Defect }
  | { readonly kind: 'failed'; readonly exit: ExitCode; readonly found: Failure['found']; readonly todo: Failure['todo'] };

export function packResult(result: Outcome['result'] | null): Answer {
  if (result === null) return { kind: 'interrupted' };
  if (!(result instanceof Failure)) return { kind: 'done', result };
  const { exit, found, todo } = result;
  return { kind: 'failed', exit, found, todo };
}

export function unpackResult(answer: Answer): Outcome['result'] | null {
  if (answer.kind === 'interrupted') return null;
  if (answer.kind === 'done') return answer.result;
  return new Failure(answer.exit === exitCodes.usage ? 'usage' : 'environment', answer.found, answer.todo);
}
