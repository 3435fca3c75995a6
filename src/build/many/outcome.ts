import { type ExitCode, exitCodes, Failure, formatTrace, toFailure } from '../../failures.ts';
import type { BuildResult } from '../build.ts';

/** An error of ours in one issue, which must not keep the others from their turn. */
export interface Defect {
  readonly trace: string;
}

/** What became of one issue of many. */
export interface Outcome {
  /** Its folder, as it was named. */
  readonly issue: string;
  readonly result: BuildResult | Failure | Defect;
  readonly milliseconds: number;
}

/** What was thrown by the build of one issue. */
export function thrown(error: unknown): Failure | Defect {
  return toFailure(error) ?? { trace: formatTrace(error) };
}

/** A result as it crosses from one thread to another, where an Error would lose what it carries. */
export type Answer =
  | { readonly kind: 'done'; readonly result: BuildResult | Defect }
  | { readonly kind: 'failed'; readonly exit: ExitCode; readonly found: Failure['found']; readonly todo: Failure['todo'] };

export function packed(result: Outcome['result']): Answer {
  if (!(result instanceof Failure)) return { kind: 'done', result };
  const { exit, found, todo } = result;
  return { kind: 'failed', exit, found, todo };
}

export function unpacked(answer: Answer): Outcome['result'] {
  if (answer.kind === 'done') return answer.result;
  return new Failure(answer.exit === exitCodes.usage ? 'usage' : 'surroundings', answer.found, answer.todo);
}
