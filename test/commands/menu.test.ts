import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { readDroppedPath } from '../../src/commands/menu.ts';
import { fileName } from '../../src/host/host.ts';
import { packagedPath } from '../../src/package-root.ts';
import { answers, type Conversation } from '../asker.ts';
import { ITEM, PUBLICATION } from '../canaries.ts';
import type { Files } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';

const one: Files = {
  '/work/bulletin.yaml': PUBLICATION,
  '/work/issue-1/issue.yaml': 'number: 1\ndate: 2026-03-02\n',
  '/work/issue-1/a.md': ITEM,
};
const two: Files = {
  ...one,
  '/work/issue-2/issue.yaml': 'number: 2\ndate: 2026-03-09\n',
  '/work/issue-2/a.md': ITEM.replace('第一篇𠮷', '第二篇').replace('制定计划', '健全机制'),
};
const move = (files: Files, to: string): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace('/work', to), text]));
const inbox: Files = { '/work/稿 件.txt': '关于工作的通知\n\n各单位：请认真落实。\n' };

/** Runs `bulletin` at a terminal with a user who answers; keeps the choices offered. */
async function runAt(files: Files, person: Conversation, argv: readonly string[] = []) {
  const host = packagedHost(files);
  const stderr = { write: (text: string) => host.stderr.write(text), isTerminal: true };
  const offered: string[][] = [];
  const asker: Conversation = {
    ...person,
    choose: (question) => {
      offered.push(
        question.choices.map(({ value, label, hint }) => [label ?? value, hint].filter((part) => part !== undefined).join(' | ')),
      );
      return person.choose(question);
    },
  };
  const exit = await main(argv, { ...host, stderr, stdin: { isTerminal: true }, asker: async () => asker });
  const ran = person.heard.filter((said) => said.startsWith('\n> ')).map((said) => said.slice(3));
  return { exit, offered, ran, out: host.stdout.text, err: host.stderr.text, files: [...host.files.keys()] };
}

describe('bulletin alone at a terminal', () => {
  it('offers to start a publication where there is none, and everything where there is an issue', async () => {
    expect((await runAt({ '/work/x.txt': '' }, answers(null))).offered).toEqual([
      ['新建一种刊物 | bulletin init', '看看示例 | bulletin preview', '退出'],
    ]);
    const empty = await runAt({ '/work/bulletin.yaml': PUBLICATION }, answers(null));
    expect(empty.offered[0]?.map((choice) => choice.split(' | ')[0])).toEqual(['新建一期', '新建一种刊物', '退出']);
    expect((await runAt(one, answers(null), ['--lang', 'en'])).offered[0]).toEqual([
      'Check an issue | bulletin check',
      'Preview its pages | bulletin preview',
      'Build DOCX and PDF | bulletin build',
      'Make a draft for review | bulletin build --stage review',
      'Take back an edited draft | bulletin review pull',
      'Import a submitted file | bulletin import',
      'Write a new item | bulletin new item',
      'Start a new issue | bulletin new issue',
      'Count what was used | bulletin stats',
      'Start a publication | bulletin init',
      'Leave',
    ]);
  });

  it.each<[string, Files, readonly (string | null)[], string, string]>([
    ['check', one, ['check'], 'bulletin check issue-1', '1 篇稿件'],
    ['check', two, ['check', 'issue-1'], 'bulletin check issue-1', '1 篇稿件'],
    ['preview', one, ['preview'], 'bulletin preview issue-1', '预览服务'],
    [
      'example',
      { '/work/x.txt': '' },
      ['preview'],
      `bulletin preview ${fileName({ cwd: '/work' }, packagedPath('examples/issue-12'))}`,
      '预览服务',
    ],
    ['build', one, ['build'], 'bulletin build issue-1', 'issue-1'],
    ['draft', one, ['build --stage review'], 'bulletin build issue-1 --stage review', '送审稿'],
    ['pull', one, ['review pull', 'x.docx'], 'bulletin review pull x.docx issue-1', 'x.docx'],
    ['import', { ...one, ...inbox }, ['import', "'/work/稿 件.txt'"], "bulletin import '/work/稿 件.txt' --to issue-1", '通知'],
    ['new item', one, ['new item', null], 'bulletin new item issue-1', '已取消'],
    ['new issue', one, ['new issue'], 'bulletin new issue .', '第2期'],
    ['stats', one, ['stats'], 'bulletin stats .', '2026'],
    ['init', one, ['init', '刊物 二', null], "bulletin init '刊物 二'", '已取消'],
    ['a publication below', move(one, '/work/简报'), ['stats'], 'bulletin stats 简报', '2026'],
    [
      'one of two publications',
      { ...move(one, '/work/甲'), ...move(two, '/work/-乙') },
      ['check', '/work/-乙/bulletin.yaml', '-乙/issue-2'],
      'bulletin check ./-乙/issue-2',
      '1 篇稿件',
    ],
    ['a publication around', move(one, ''), ['check'], 'bulletin check /issue-1', '1 篇稿件'],
  ])('prints and runs a command, and returns to the menu: %s', async (_, files, given, expected, told) => {
    const person = answers(...given, null);
    const { exit, ran, out, err } = await runAt(files, person);
    expect([exit, ran]).toEqual([0, [expected]]);
    expect(out + err).toContain(told);
    expect(person.heard.filter((said) => said === '做什么')).toHaveLength(2);
  });

  it('goes back to the menu from a question, and leaves from the menu', async () => {
    const person = answers('check', null, 'leave');
    expect(await runAt(two, person)).toMatchObject({ exit: 0, ran: [], out: '', err: '' });
    expect(person.heard.slice(-3)).toEqual(['做什么', '哪一期', '做什么']);
  });

  it('stays when a command fails', async () => {
    const { exit, err } = await runAt({ ...one, '/work/issue-1/a.md': '---\n标题: 甲\n---\n' }, answers('build', 'leave'));
    expect([exit, err.includes('没有生成文件')]).toEqual([0, true]);
  });

  it.each([
    ['a publication', 'bulletin.yaml', '{'],
    ['an issue', 'issue-1/issue.yaml', '\u0000'],
  ])('opens where %s cannot be read', async (_, file, text) => {
    expect((await runAt({ ...one, [`/work/${file}`]: text }, answers('leave'))).exit).toBe(0);
  });

  it.each([
    ['no terminal', [], false],
    ['an option that is wrong', ['--lang', 'fr'], true],
    ['a command', ['doctor', '--json'], true],
  ])('asks nothing with %s', async (_, argv, isTerminal) => {
    const host = packagedHost(one);
    const stderr = { write: (text: string) => host.stderr.write(text), isTerminal };
    const person = answers();
    await main(argv, { ...host, stderr, stdin: { isTerminal }, asker: async () => person });
    expect(person.heard).toEqual([]);
    expect(host.stdout.text + host.stderr.text).not.toBe('');
  });
});

it.each([
  ['/home/稿件.docx', 'linux', '/home/稿件.docx'],
  ["'/home/稿 件.docx'", 'linux', '/home/稿 件.docx'],
  ["'/home/it'\\''s.docx'", 'linux', "/home/it's.docx"],
  ['/Users/稿\\ 件\\(1\\).docx', 'darwin', '/Users/稿 件(1).docx'],
  ['"C:\\稿 件.docx"', 'win32', 'C:\\稿 件.docx'],
  ["& 'C:\\稿 件.docx'", 'win32', 'C:\\稿 件.docx'],
  ['C:\\新建\\a.docx', 'win32', 'C:\\新建\\a.docx'],
])('reads the path of a dropped file: %s on %s', (typed, platform, expected) => {
  expect(readDroppedPath(typed, platform)).toBe(expected);
});
