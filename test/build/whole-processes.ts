import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'bulletin.js');

/** The end of a process. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the program as a separate process. */
export function start(cwd: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [BIN, ...argv], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, ended: endOf(child) };
}

/** Runs the program to its end. */
export function run(cwd: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return start(cwd, argv, env).ended;
}

function endOf(child: ChildProcess): Promise<Ended> {
  const said = { out: '', err: '' };
  child.stdout?.on('data', (part) => {
    said.out += part;
  });
  child.stderr?.on('data', (part) => {
    said.err += part;
  });
  return new Promise((done) => {
    child.on('close', (code) => done({ code, ...said }));
  });
}

/** The files of a folder by name, each as its SHA-256; empty when there is no folder. */
export function hashesIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, hash(name)]),
  );
}

/** Every output folder of a publication, by issue. */
export function outputsOf(publication: string, issues: readonly string[]): Record<string, Record<string, string>> {
  return Object.fromEntries(issues.map((issue) => [issue, hashesIn(join(publication, issue, 'dist'))]));
}
