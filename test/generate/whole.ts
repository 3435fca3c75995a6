import { main } from '../../src/cli.ts';
import type { ExitCode } from '../../src/failures.ts';
import type { Files, MemoryHost } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';

/** The result of a command line in memory. */
export interface Ran {
  readonly host: MemoryHost;
  readonly exit: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in a folder in memory, as if at a terminal; paths of `files` are relative to it. */
export async function ran(files: Files, argv: readonly string[]): Promise<Ran> {
  const host = packagedHost(Object.fromEntries(Object.entries(files).map(([path, content]) => [`/work/${path}`, content])));
  const terminal = { isTerminal: true, write: (text: string) => host.stdout.write(text) };
  const exit = await main(argv, {
    ...host,
    env: { NO_COLOR: '1' },
    stdout: terminal,
    stderr: { ...terminal, write: (text) => host.stderr.write(text) },
  });
  return { host, exit, out: host.stdout.text, err: host.stderr.text };
}
