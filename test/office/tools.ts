import { execFileSync, spawnSync } from 'node:child_process';

/** Tools of the system that these tests need, and the Debian packages that hold them. */
const packages = { soffice: 'libreoffice-writer-nogui', pdftotext: 'poppler-utils', qpdf: 'qpdf', strace: 'strace' } as const;
export type Tool = keyof typeof packages;

/** Whether a tool is here; says aloud what is left out when it is not. */
export function has(tool: Tool): boolean {
  const here = spawnSync(tool, [tool === 'pdftotext' ? '-v' : '--version'], { stdio: 'ignore' }).error === undefined;
  if (!here) console.warn(`LEFT OUT: what needs ${tool} (Debian package ${packages[tool]})`);
  return here;
}

/** Runs a tool; its standard output. Throws with what it said when it fails. */
export function run(tool: Tool, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
}
