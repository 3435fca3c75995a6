import { execFileSync, spawnSync } from 'node:child_process';
import { vi } from 'vitest';

/** A terminal of 80 by 40 in tmux. */
export interface Window {
  /** Waits until words are on the screen, below the last command that the menu ran, and returns its lines. */
  until(words: string): Promise<readonly string[]>;
  /** Presses keys, by tmux's names: `Enter`, `Down`, `C-c`. */
  press(...keys: readonly string[]): void;
  type(text: string): void;
  close(): void;
}

/** Whether tmux is installed; logs what is left out if not. */
export function hasTmux(): boolean {
  const isHere = spawnSync('tmux', ['-V'], { stdio: 'ignore' }).status === 0;
  if (!isHere) console.warn('LEFT OUT: the first hour at a terminal, which needs tmux (Debian package tmux)');
  return isHere;
}

/** What the window shows when its command has ended, with the exit code. */
export const ended = (exit: number) => `[exit ${exit}]`;

/**
 * Runs a command, says that it ended, and keeps the window. Tmux's own “Pane is dead” is not to be relied on: while libutempter removes its record
 * it takes SIGCHLD away from tmux, which then never hears of the end (tmux issue 311; here in one run out of three).
 */
const SAY_END = `trap : INT; "$@"; echo "[exit $?]"; read -r _`;

/** Opens a terminal that runs a command with nothing in its environment but what is given. */
export function openWindow(name: string, cwd: string, env: Readonly<Record<string, string>>, command: readonly string[]): Window {
  const tmux = (...argv: readonly string[]) => execFileSync('tmux', ['-L', name, '-f', '/dev/null', ...argv], { encoding: 'utf8' });
  const settings = Object.entries(env).map(([key, value]) => `${key}=${value}`);
  tmux(
    '-u',
    'new-session',
    '-d',
    '-x',
    '80',
    '-y',
    '40',
    '-c',
    cwd,
    '/bin/sh',
    '-c',
    SAY_END,
    'sh',
    '/usr/bin/env',
    '-i',
    ...settings,
    ...command,
  );
  const lines = () => tmux('capture-pane', '-p', '-S', '-').split('\n');
  return {
    until: (words) =>
      vi.waitFor(
        () => {
          const seen = lines();
          const begun = seen.findLastIndex((line) => line.startsWith('> bulletin'));
          if (!seen.slice(Math.max(begun, 0)).join('\n').includes(words))
            throw new Error(`“${words}” is not on the screen:\n${seen.join('\n')}`);
          return seen;
        },
        { timeout: 60_000, interval: 100 },
      ),
    press: (...keys) => {
      for (const key of keys) {
        tmux('send-keys', key);
        // A program that reads keys one by one draws between them.
        spawnSync('sleep', ['0.15']);
      }
    },
    type: (text) => tmux('send-keys', '-l', text),
    close: () => tmux('kill-server'),
  };
}
