import type { Texts } from './diagnostics/define.ts';

/** Exit codes of every command (product.md); `interrupted` is what shells expect of a program that Ctrl-C ended. */
export const exitCodes = { done: 0, content: 1, usage: 2, surroundings: 3, defect: 70, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * A command that cannot be carried out through no fault of an item: what was found and what to do, in both languages. `usage` when the
 * command or the configuration is wrong, `surroundings` when disk, permissions, locks or fonts failed. Anything else thrown is a defect.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exit: typeof exitCodes.usage | typeof exitCodes.surroundings;
  readonly found: Texts;
  readonly todo: Texts | null;

  constructor(kind: 'usage' | 'surroundings', found: Texts, todo: Texts | null = null) {
    super(found.en);
    this.exit = exitCodes[kind];
    this.found = found;
    this.todo = todo;
  }
}

/** What was thrown as a Failure: itself, or an error of the file system, which names the path it could not read; null for a defect of ours. */
export function toFailure(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined) return null;
  return new Failure('surroundings', { zh: `读不了“${path}”（${code}）`, en: `Cannot read “${path}” (${code})` });
}

/** A defect of ours as it is reported: where it was thrown, as far as that is known. */
export function formatTrace(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Thrown when the person who was asked called off; nothing has been written then. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('The question was called off');
  }
}
