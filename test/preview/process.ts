import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const bin = join(import.meta.dirname, '..', '..', 'bin', 'bulletin.js');

/** `bulletin preview` as a separate process, as users start it. */
export interface PreviewProcess {
  readonly url: string;
  /** Its output on standard error so far. */
  readonly said: () => string;
  /** Presses Ctrl-C; the exit code. */
  end(): Promise<number | null>;
}

/** Starts it in a folder; resolves when it has printed its address. */
export function startPreview(cwd: string, ...argv: string[]): Promise<PreviewProcess> {
  const child: ChildProcess = spawn(process.execPath, [bin, 'preview', '--fonts', 'bundled', ...argv], {
    cwd,
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  child.stderr?.on('data', (text) => {
    err += text;
  });
  return new Promise((started, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`bulletin preview ended with ${code}: ${err}`)));
    child.stdout?.on('data', (text) => {
      out += text;
      if (!out.includes('\n')) return;
      started({
        url: out.trim(),
        said: () => err,
        end: () => {
          child.kill('SIGINT');
          return exited;
        },
      });
    });
  });
}
