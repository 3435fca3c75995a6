import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatCommand } from '../../src/commands/shell-words.ts';

/**
 * Tests the completion scripts in the real shells, each in its own terminal (`script` of util-linux), with source names that contain shell
 * syntax. Types a line, Tab and Enter, and checks the arguments the command receives.
 */
const root = join(import.meta.dirname, '..', '..');
const work = mkdtempSync(join(tmpdir(), 'bulletin-shells-'));
afterAll(() => rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

/** How each shell is started and loads its script. */
const shells = {
  bash: { start: 'bash --norc --noprofile -i', load: `source ${root}/completions/bulletin.bash` },
  zsh: { start: 'zsh -f -i', load: `autoload -U compinit; compinit -u -D; source ${root}/completions/bulletin.zsh` },
  fish: { start: 'fish --no-config -i', load: `source ${root}/completions/bulletin.fish` },
} as const;
type Shell = keyof typeof shells;

/** By what is typed of each. */
const names = {
  甲: '甲 $(touch pwned)处',
  乙: "乙'单'引",
  丙: '丙"双"引',
  丁: '丁`touch pwned`',
  戊: '戊;touch pwned',
  己: '己\\back',
  庚: '庚 & | * ? [x] {a,b} ~ #',
  辛: '辛（县）“信息”',
  壬: '壬$HOME<in>out',
} as const;

beforeAll(() => {
  const sources = Object.values(names).map((name) => `  - { 名称: ${JSON.stringify(name)} }\n`);
  writeFileSync(
    join(work, 'bulletin.yaml'),
    `刊名: 云州信息\n编印单位: 云州市委办公室\n栏目: [{ 栏目名: 动态 }]\n来源单位:\n${sources.join('')}  - { 名称: 岳西县委组织部, 别名: [岳西] }\n`,
  );
  for (const folder of ['issue-1', 'issue 2']) {
    mkdirSync(join(work, folder));
    writeFileSync(join(work, folder, 'issue.yaml'), '');
  }
  mkdirSync(join(work, 'bin'));
  const command = join(work, 'bin', 'bulletin');
  // Stub: completes as the real command does and records that it has; otherwise records its arguments.
  writeFileSync(
    command,
    `#!/bin/sh\nif [ "$1" = complete ]; then node ${root}/bin/bulletin.js "$@"; touch ${work}/answered; exit; fi\nfor word in "$@"; do printf '%s\\0' "$word"; done > ${work}/given.new\nmv ${work}/given.new ${work}/given\n`,
  );
  chmodSync(command, 0o755);
});

/** A shell at a terminal. */
interface Session {
  /** Arguments the command receives for a line typed with a trailing Tab; empty when it is not run. */
  completed(line: string): Promise<readonly string[]>;
  /** Resolves when the shell has ended. */
  end(): Promise<void>;
}

async function open(shell: Shell): Promise<Session> {
  const given = join(work, 'given');
  const answered = join(work, 'answered');
  const { start, load } = shells[shell];
  const env = { ...process.env, PATH: `${work}/bin:${process.env.PATH}`, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TERM: 'xterm', HOME: work };
  const terminal = spawn('script', ['-qfc', start, '/dev/null'], { cwd: work, env, stdio: ['pipe', 'pipe', 'ignore'] });
  let said = '';
  let lastSaid = Date.now();
  terminal.stdout.on('data', (data) => {
    said += String(data);
    lastSaid = Date.now();
  });
  const until = async (done: () => boolean, seconds: number) => {
    const end = Date.now() + seconds * 1000;
    while (!done() && Date.now() < end) await new Promise((resume) => setTimeout(resume, 50));
  };
  const quiet = (milliseconds: number) => () => Date.now() - lastSaid > milliseconds;
  const press = async (keys: string, milliseconds: number) => {
    lastSaid = Date.now();
    terminal.stdin.write(keys);
    await until(quiet(milliseconds), 20);
  };
  await until(() => said.length > 0, 20);
  terminal.stdin.write(`${load}; echo load''ed\n`);
  await until(() => said.includes('loaded'), 20);
  return {
    async completed(line) {
      for (const note of [given, answered]) rmSync(note, { force: true });
      await press(line, 150);
      terminal.stdin.write('\t');
      await until(() => existsSync(answered), 20);
      await press('', 250);
      await press('\n', 100);
      await until(() => existsSync(given), 5);
      // Closes an open quotation.
      await press('\u0003', 200);
      return existsSync(given) ? readFileSync(given, 'utf8').split('\0').slice(0, -1) : [];
    },
    async end() {
      const ended = new Promise<void>((resume) => terminal.once('close', () => resume()));
      terminal.stdin.end('exit\n');
      const late = setTimeout(() => terminal.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** Whether a shell is installed; logs what is skipped when it is not. */
function has(shell: string): boolean {
  const here = spawnSync(shell, ['--version'], { stdio: 'ignore' }).error === undefined;
  if (!here) console.warn(`LEFT OUT: completion in ${shell}`);
  return here;
}

has('pwsh');
describe.each(Object.keys(shells) as Shell[])('%s', (shell) => {
  describe.runIf(has('script') && has(shell))('at a terminal', () => {
    let session: Session;
    beforeAll(async () => {
      session = await open(shell);
    });
    afterAll(() => session.end());

    it.each(Object.entries(names))('completes %s to a name and runs nothing in it', async (typed, name) => {
      expect(await session.completed(`bulletin new item --source ${typed}`)).toEqual(['new', 'item', '--source', name]);
      expect(existsSync(join(work, 'pwned'))).toBe(false);
    });

    it('completes a command, an option, a choice and an issue', async () => {
      expect(await session.completed('bulletin stat')).toEqual(['stats']);
      expect(await session.completed('bulletin new item --sour')).toEqual(['new', 'item', '--source']);
      expect(await session.completed('bulletin check --format sar')).toEqual(['check', '--format', 'sarif']);
      expect(await session.completed('bulletin build issue-')).toEqual(['build', 'issue-1']);
    });

    it('completes a folder with a space in its name', async () => {
      expect(await session.completed("bulletin build 'issue ")).toEqual(['build', 'issue 2']);
    });

    it('completes a value after an equals sign', async () => {
      expect(await session.completed('bulletin new item --source=庚')).toEqual(['new', 'item', `--source=${names.庚}`]);
    });

    it('completes a name by pinyin and by alias, except in fish, which matches only the typed letters', async () => {
      const official = shell === 'fish' ? 'yxxw' : '岳西县委组织部';
      expect(await session.completed('bulletin new item --source yxxw')).toEqual(['new', 'item', '--source', official]);
    });
  });
});

describe.runIf(has('script') && has('bash'))('bash', () => {
  it.each(["'", '"'])('continues after %s', async (quote) => {
    const session = await open('bash');
    for (const [typed, name] of Object.entries(names)) {
      expect(await session.completed(`bulletin new item --source ${quote}${typed}`)).toEqual(['new', 'item', '--source', name]);
    }
    await session.end();
    expect(existsSync(join(work, 'pwned'))).toBe(false);
  });
});

describe('a printed command reads back as it was meant', () => {
  const words = [...Object.values(names), '', "it's", '-n', 'a\\', 'C:\\x', '“经济课堂”', "''", '~', '!!', '%s', 'ä é', '*.md'];

  it.each(['sh', 'bash', 'zsh -f', 'fish --no-config'])('in %s', (shell) => {
    const [program = '', ...options] = shell.split(' ');
    const line = formatCommand({ platform: 'linux', env: {} }, ['node', '-p', 'JSON.stringify(process.argv.slice(1))', '--', ...words]);
    const { stdout } = spawnSync(program, [...options, '-c', line], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual(words);
  });
});
