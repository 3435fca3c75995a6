import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, parse } from 'node:path';
import { Failure } from '../../failures.ts';
import type { Host } from '../host.ts';
import { findKind, listFolder, stat } from './entries.ts';
import { nodeProcess } from './process.ts';
import { git, openBrowser } from './programs.ts';
import { nodeReading } from './reading.ts';
import { createOutputStream } from './streams.ts';
import { nodeWriting } from './writing.ts';

/**
 * The real host: this machine and this process. File access is synchronous: a check reads dozens of small files one after the other, and the
 * round trip through Node's thread pool takes longer than reading them.
 */
export function nodeHost(): Host {
  return {
    get cwd() {
      return currentFolder();
    },
    env: withLocale(process.env, process.platform),
    platform: process.platform,
    home: getHomeFolder(),
    runtime: `Node ${process.versions.node} ${process.platform} ${process.arch}`,
    today: () => formatIsoDate(new Date()),
    ...nodeReading,
    list: listFolder,
    stat: async (path) => stat(path),
    kindAt: async (path) => findKind(path),
    realPath: async (path) => realpathSync.native(path),
    git,
    ...nodeWriting,
    // Only `preview` needs Node's HTTP server.
    serve: async (port, answer) => (await import('./serve.ts')).serve(port, answer),
    watch: async (folders, onChange) => (await import('./watch.ts')).watch(folders, onChange),
    openBrowser: (url) => openBrowser(url, process.platform),
    ...nodeProcess,
    // Reading the property opens the stream, so only a question does.
    stdin: {
      get isTerminal() {
        return process.stdin.isTTY === true;
      },
    },
    openStdio: () => ({ input: process.stdin, output: process.stdout }),
    stdout: createOutputStream(process.stdout, process.stderr),
    stderr: createOutputStream(process.stderr, null),
    // Prompts go to standard error: standard output is for data.
    asker: async (style) => (await import('./asker.ts')).nodeAsker(style, { input: process.stdin, output: process.stderr }),
  };
}

/** Throws a Failure where the folder was removed while a shell stood in it; commands that need none still work. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new Failure(
      'environment',
      { zh: '当前文件夹已被删除或无法访问', en: 'The current folder was removed or cannot be accessed' },
      { zh: '请先用 cd 进入一个存在的文件夹', en: 'Change to a folder that exists, with cd' },
    );
  }
}

/**
 * The user's folder, or the root where there is none: `homedir` throws without HOME and an entry in the user database, as in a container, and
 * returns HOME as it stands, empty and relative ones included, which would mean the folder of the issue.
 */
function getHomeFolder(): string {
  const root = parse(process.execPath).root;
  try {
    const home = homedir();
    return isAbsolute(home) ? home : root;
  } catch {
    return root;
  }
}

function formatIsoDate(date: Date): string {
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** Windows has no LANG: the locale of the user's settings takes its place, so that the language is read the same way everywhere. */
function withLocale(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Host['env'] {
  if (platform !== 'win32' || env.LANG !== undefined) return env;
  return { ...env, LANG: new Intl.DateTimeFormat().resolvedOptions().locale };
}
