import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type ExitCode, exitCodes } from '../failures.ts';

/** The exit code of a run: the highest of its outcomes'. */
export function findWorstExit(codes: readonly ExitCode[]): ExitCode {
  return Math.max(exitCodes.done, ...codes) as ExitCode;
}

/**
 * The exit code for diagnostics: `usage` for an error in `bulletin.yaml` or `constants.yaml`, which is wrong configuration, else `content`.
 *
 * @param strict whether warnings count as errors
 */
export function toExitCode(diagnostics: readonly Diagnostic[], strict = false): ExitCode {
  const errors = diagnostics.filter(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
  if (errors.length === 0) return exitCodes.done;
  return errors.some(({ place }) => /(^|\/)(bulletin|constants)\.yaml$/.test(place.file)) ? exitCodes.usage : exitCodes.content;
}
