import type { Texts } from './diagnostics/define.ts';

/** Exit codes of all commands. `interrupted` (130) is the shell convention for a program ended by Ctrl-C. */
export const exitCodes = { done: 0, content: 1, usage: 2, surroundings: 3, defect: 70, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * An error that is not in an item: what was found and what to do, in both languages. `usage` when the command or the configuration is
 * wrong, `surroundings` when disk, permissions, locks or fonts failed. Anything else thrown is a defect.
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

/** What is wrong with a file that the host refuses to read. */
const reasons: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  EFTYPE: ['不是普通文件，可能是管道或设备', 'not a regular file, but a pipe or a device'],
  ENXIO: ['不是普通文件，可能是管道或设备', 'not a regular file, but a pipe or a device'],
  EFBIG: ['文件太大', 'the file is too large'],
};

/** Turns what was thrown into a Failure if it is one or a file system error with a path; null for a defect. */
export function toFailure(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined) return null;
  const [zh, en] = reasons[code] ?? [code, code];
  return new Failure('surroundings', { zh: `读不了“${path}”（${zh}）`, en: `Cannot read “${path}” (${en})` });
}

/** The stack trace of a defect, or its message without one. */
export function formatTrace(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Thrown when the user cancels a question. Nothing has been written then. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('The question was cancelled');
  }
}
