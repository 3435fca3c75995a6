import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { disk, item } from '../build/publication.ts';

const root = join(import.meta.dirname, '..', '..');
const there = disk();
const path = (name: string) => join(there.home, name);

interface Job {
  readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
  readonly steps: readonly { readonly run?: string; readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

const workflow = parse(readFileSync(join(root, 'examples/ci/github-actions.yml'), 'utf8')) as {
  readonly jobs: Readonly<Record<string, Job>>;
};

/** Where the workflow has the number of a part. */
const SHARD = /\$\{\{ matrix\.shard \}\}/;

/** The command lines of a job that are ours, as words, once for each part of its matrix. */
function commandsOf(name: string): string[][] {
  const { strategy, steps } = workflow.jobs[name] as Job;
  const ours = steps.flatMap(({ run }) => run ?? []).filter((line) => line.startsWith('npx bulletin '));
  return (strategy?.matrix.shard ?? [0]).flatMap((shard) =>
    ours.map((line) => {
      const [words = ''] = line.replace(SHARD, String(shard)).split(/ [>|]/);
      return words.split(' ').slice(2);
    }),
  );
}

function fiveIssues(): void {
  for (const number of [2, 3, 4, 5]) {
    there.put(`issue-${number}/issue.yaml`, `date: 2026-03-0${number + 1}\n`);
    there.put(`issue-${number}/1.md`, item(`第${number}篇`));
  }
}

describe('the workflow for GitHub Actions', () => {
  it('checks a pull request: annotations, and SARIF with the same findings', async () => {
    there.put('issue-1/1.md', item('第一篇').replace('甲县', '乙县'));
    const [check = [], sarif = []] = commandsOf('check');
    expect(commandsOf('check')).toHaveLength(2);
    const plain = await there.run(check, { env: { GITHUB_ACTIONS: 'true' } });
    expect(plain.exit).toBe(1);
    expect(plain.err).toMatch(/^::error file=issue-1\/1\.md,line=3,.*source-known/m);
    const { runs } = JSON.parse((await there.run(sarif)).out);
    expect(runs[0].results).toMatchObject([{ ruleId: 'source-known' }]);
  });

  it('builds the same issues in shards as on one machine', async () => {
    fiveIssues();
    const shards = commandsOf('build');
    expect(shards.map((words) => words.join(' '))).toEqual([1, 2, 3, 4].map((part) => `build --all --shard ${part}/4 --fonts bundled`));
    for (const words of shards) expect(await there.run([...words, '-j', '1'])).toMatchObject({ exit: 0 });
    const [verify = [], ls = []] = commandsOf('merge');
    expect(await there.run(verify)).toMatchObject({ exit: 0, err: '核对 5 期：都与生成时一致\n' });
    expect(await there.run(ls)).toMatchObject({ exit: 0, err: '共 5 期：已生成 5\n' });
  });

  it('does nothing for an empty shard', async () => {
    const last = commandsOf('build').at(-1) ?? [];
    expect(await there.run(last)).toMatchObject({ exit: 0, out: '' });
  });

  it('uploads what the next job downloads', () => {
    const uses = (job: string, action: string) => workflow.jobs[job]?.steps.find(({ uses }) => uses?.startsWith(action))?.with ?? {};
    const { name, path } = uses('build', 'actions/upload-artifact');
    const { pattern } = uses('merge', 'actions/download-artifact');
    expect(String(name).replace(SHARD, '*')).toBe(pattern);
    expect(String(path).split('\n')).toContain('**/dist/**');
  });
});

/** Runs the lines of a shell script, with what they redirect: `npx bulletin … > file || true`. */
async function runLines(lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const [, words = '', , file] = /^npx bulletin (.*?)( > (\S+))?( \|\| true)?$/.exec(line) ?? [];
    const names = readdirSync(there.home).filter((name) => /^check-\d+\.json$/.test(name));
    const { exit, out } = await there.run(words.split(' ').flatMap((word) => (word === 'check-*.json' ? names : [word])));
    expect([line, line.endsWith('|| true') ? 0 : exit]).toEqual([line, 0]);
    if (file !== undefined) there.put(file, out);
  }
}

describe('the pipeline for GitLab', () => {
  it('checks and builds parts, and merges their reports', async () => {
    fiveIssues();
    const pipeline = parse(readFileSync(join(root, 'examples/ci/gitlab-ci.yml'), 'utf8'));
    const { parallel, script } = pipeline.work as { parallel: number; script: string[] };
    for (let part = 1; part <= parallel; part += 1) {
      await runLines(script.map((line) => line.replaceAll('$CI_NODE_INDEX', String(part)).replaceAll('$CI_NODE_TOTAL', String(parallel))));
    }
    await runLines(pipeline.merge.script);
    expect(JSON.parse(readFileSync(path('bulletin.sarif'), 'utf8')).runs[0].results).toEqual([]);
  });
});

describe('the Makefile for GNU parallel', () => {
  const lines = readFileSync(join(root, 'examples/ci/Makefile'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('\t'));

  it('checks and builds parts, whose times balance the next', async () => {
    fiveIssues();
    for (const costs of ['', '--costs last.json']) {
      for (const line of lines.map((one) => one.trim().replaceAll('$(PARTS)', '4').replace('$(COSTS)', costs))) {
        const [, command] = /^parallel "(.*)" ::: /.exec(line) ?? [];
        const parts =
          command === undefined ? [line] : [1, 2, 3, 4].map((part) => command.replaceAll('{}', String(part)).replace(/ +/g, ' '));
        if (line.startsWith('cat '))
          there.put('last.json', [1, 2, 3, 4].map((part) => readFileSync(path(`lines-${part}.json`), 'utf8')).join(''));
        else await runLines(parts);
      }
    }
  });
});

describe('the hook for pre-commit.com', () => {
  const [hook] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as { entry: string; files: string; language: string }[];

  it('runs for items and issue.yaml, not for other Markdown', () => {
    const files = new RegExp(hook?.files ?? '');
    const asked = ['issue-12/1.md', 'a/2021/第3期/稿件.md', 'special/issue.yaml', 'issue.yaml'];
    const passed = ['README.md', 'docs/notes.md', 'issue-12/images/x.png', 'bulletin.yaml', 'x/my-issue.yaml'];
    expect([...asked, ...passed].filter((file) => files.test(file))).toEqual(asked);
  });

  it('checks each issue of the given files once', async () => {
    fiveIssues();
    const [program, ...words] = (hook?.entry ?? '').split(' ');
    expect(program).toBe('bulletin');
    const { exit, out } = await there.run([...words, '--json', 'issue-1/issue.yaml', 'issue-1/1.md', 'issue-4/1.md']);
    expect(exit).toBe(0);
    expect(JSON.parse(out).issues.map(({ issue }: { issue: string }) => issue)).toEqual(['issue-1', 'issue-4']);
    there.put('issue-4/1.md', item('第四篇').replace('甲县', '乙县'));
    expect((await there.run([...words, 'issue-4/1.md'])).exit).toBe(1);
    expect((await there.run([...words, 'issue-1/1.md'])).exit).toBe(0);
  });
});

describe('the plain git hook', () => {
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=editor', '-c', 'user.email=editor@example.org', '-c', 'core.hooksPath=.git/hooks', ...words], {
      cwd: there.home,
      encoding: 'utf8',
    });

  function commit(): number | null {
    git('add', '-A');
    const words = [
      '-c',
      'user.name=editor',
      '-c',
      'user.email=editor@example.org',
      '-c',
      'core.hooksPath=.git/hooks',
      'commit',
      '-qm',
      'items',
    ];
    const env = { ...process.env, PATH: `${path('bin')}${delimiter}${process.env.PATH ?? ''}` };
    return spawnSync('git', words, { cwd: there.home, env }).status;
  }

  it('passes a correct issue and other files, and stops an item with an error', () => {
    git('init', '-q');
    mkdirSync(path('.git/hooks'), { recursive: true });
    cpSync(join(root, 'examples/ci/pre-commit'), path('.git/hooks/pre-commit'));
    // npx without the network: what it would run.
    mkdirSync(path('bin'));
    const bulletin = join(root, 'bin', 'bulletin.js');
    writeFileSync(
      path('bin/npx'),
      `#!/bin/sh\n[ "$1 $2" = "--no-install bulletin" ] || exit 9\nshift 2\nexec "${process.execPath}" "${bulletin}" "$@"\n`,
      {
        mode: 0o755,
      },
    );
    expect(commit()).toBe(0);
    there.put('README.md', '# 说明\n');
    expect(commit()).toBe(0);
    there.put('issue-1/1.md', item('第一篇').replace('甲县', '乙县'));
    expect(commit()).not.toBe(0);
    there.put('issue-1/1.md', item('改好了'));
    expect(commit()).toBe(0);
  });
});
