import { beforeEach, describe, expect, it } from 'vitest';
import { Interrupted } from '../../src/failures.ts';
import type { Asker } from '../../src/host/asker.ts';
import { nodeAsker } from '../../src/host/node/asker.ts';
import { keys, type TypedTerminal, typedTerminal } from '../terminal.ts';

/** Questions at a fake terminal. */

let terminal: TypedTerminal;
let asker: Asker;
beforeEach(() => {
  terminal = typedTerminal();
  asker = nodeAsker({ language: 'zh', colour: false }, terminal);
});

describe('a line of text', () => {
  it('resolves to what was typed, trimmed', async () => {
    const answer = asker.text({ question: '简报名称' });
    await terminal.after('简报名称', ' 安庆组工信息 ', keys.enter);
    expect(await answer).toBe('安庆组工信息');
  });

  it('resolves to the default when nothing or only blanks are typed', async () => {
    const answer = asker.text({ question: '日期', otherwise: '2026-03-01' });
    await terminal.after('2026-03-01', keys.enter);
    expect(await answer).toBe('2026-03-01');
    const again = asker.text({ question: '期号', otherwise: '12', example: '1' });
    await terminal.after('期号', '  ', keys.enter);
    expect([await again, terminal.read().includes('12')]).toEqual(['12', true]);
  });

  it('resolves to an empty text without a default, whatever the placeholder', async () => {
    const answer = asker.text({ question: '副题', example: '可以不写' });
    await terminal.after('可以不写', keys.enter);
    expect(await answer).toBe('');
  });

  it('asks again, with the reason, until the answer is valid', async () => {
    const refuse = (answer: string) => (answer === '' ? '不能为空' : answer === 'x' ? '不是数' : null);
    const answer = asker.text({ question: '期号', refuse });
    await terminal.after('期号', keys.enter);
    await terminal.after('不能为空', 'x', keys.enter);
    await terminal.after('不是数', keys.back, '7', keys.enter);
    expect(await answer).toBe('7');
  });

  it('validates the default as well', async () => {
    const answer = asker.text({ question: '文件夹', otherwise: 'issue-3', refuse: (name) => (name === 'issue-3' ? '已经有了' : null) });
    await terminal.after('文件夹', keys.enter);
    await terminal.after('已经有了', 'issue-4', keys.enter);
    expect(await answer).toBe('issue-4');
  });
});

describe('a choice from a list', () => {
  const choices = [{ value: 'a', label: '甲县', hint: '县' }, { value: '乙市' }, { value: 'c', label: '丙区' }];

  it('is made with the arrow keys, which wrap around', async () => {
    const answer = asker.choose({ question: '来源', choices });
    await terminal.after('丙区', keys.down, keys.enter);
    expect(await answer).toBe('乙市');
    const last = asker.choose({ question: '分类', choices });
    await terminal.after('分类', keys.up, keys.enter);
    expect(await last).toBe('c');
    expect(terminal.read()).toContain('甲县 (县)');
  });
});

describe('yes or no', () => {
  it.each([
    ['zh', '是', '否'],
    ['en', 'Yes', 'No'],
  ] as const)('is asked in the person’s language (%s), with yes first', async (language, yes, no) => {
    asker = nodeAsker({ language, colour: false }, terminal);
    const answer = asker.confirm('写这些文件');
    await terminal.after(no, keys.enter);
    expect([await answer, terminal.read().includes(yes)]).toEqual([true, true]);
    const other = asker.confirm('覆盖');
    await terminal.after('覆盖', keys.left, keys.enter);
    expect(await other).toBe(false);
  });
});

describe('cancelling', () => {
  const questions: readonly (readonly [string, (asked: Asker) => Promise<unknown>])[] = [
    ['text', (asked) => asked.text({ question: '问题' })],
    ['a list', (asked) => asked.choose({ question: '问题', choices: [{ value: '甲' }] })],
    ['a list that narrows', (asked) => asked.choose({ question: '问题', choices: [{ value: '甲' }], means: () => true })],
    ['yes or no', (asked) => asked.confirm('问题')],
  ];

  it.each(questions)('does so with Ctrl-C: %s', async (_, ask) => {
    const called = expect(ask(asker)).rejects.toThrow(Interrupted);
    await terminal.after('问题', keys.ctrlC);
    await called;
    expect(terminal.isRaw()).toBe(false);
  });

  it.each(questions)('does so with Ctrl-D: %s', async (_, ask) => {
    const called = expect(ask(asker)).rejects.toThrow(Interrupted);
    await terminal.after('问题', keys.ctrlD);
    await called;
    expect(terminal.isRaw()).toBe(false);
  });

  it.each(questions)('does so by closing the terminal: %s', async (_, ask) => {
    const called = expect(ask(asker)).rejects.toThrow(Interrupted);
    await terminal.after('问题');
    terminal.input.emit('end');
    await called;
  });

  it('leaves no listener on the terminal', async () => {
    const listeners = () => ['end', 'close', 'keypress'].map((name) => terminal.input.listenerCount(name));
    const before = listeners();
    const called = expect(asker.confirm('问题')).rejects.toThrow(Interrupted);
    await terminal.after('问题', keys.ctrlC);
    await called;
    expect([listeners(), terminal.input.isPaused()]).toEqual([before, true]);
  });
});

describe('the screen', () => {
  /** Colour and weight sequences; the inverse video of the cursor does not count. */
  const coloured = () => {
    const codes = terminal
      .written()
      .split('\x1b')
      .map((part) => /^\[([\d;]*)m/.exec(part)?.[1] ?? '');
    return codes.filter((code) => code !== '' && code !== '7' && code !== '27');
  };

  it('has no colours when they are off', async () => {
    asker.tell('第一行\n第二行');
    const answer = asker.text({ question: '名称', example: '例' });
    await terminal.after('名称', '甲', keys.enter);
    await answer;
    expect(terminal.read()).toMatch(/^第一行\n第二行\n/);
    expect(coloured()).toEqual([]);
  });

  it('gets the original stream when they are on', async () => {
    asker = nodeAsker({ language: 'zh', colour: true }, terminal);
    asker.tell('\x1b[31m红\x1b[39m');
    expect(coloured()).toEqual(['31', '39']);
  });

  it('wraps a question at the width of the terminal', async () => {
    Object.assign(terminal.output, { columns: 20 });
    const answer = asker.text({ question: '这一个问题比终端的一行要长得多' });
    await terminal.after('得多', '甲', keys.enter);
    expect(await answer).toBe('甲');
    const lines = terminal.read().split('\n');
    expect(Math.max(...lines.map((line) => line.match(/\p{Script=Han}/gu)?.length ?? 0))).toBeLessThanOrEqual(10);
  });
});
