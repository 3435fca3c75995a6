import { beforeEach, describe, expect, it } from 'vitest';
import { Interrupted } from '../../src/failures.ts';
import type { Choice } from '../../src/host/asker.ts';
import { nodeAsker } from '../../src/host/node/asker.ts';
import { keys, type TypedTerminal, typedTerminal } from '../terminal.ts';

/** The list at a fake terminal. */

const SOURCES: readonly Choice[] = [{ value: 'yx', label: '宜秀区', hint: '区' }, { value: 'yj', label: '迎江区' }, { value: '桐城市' }];
const initials: Readonly<Record<string, string>> = { yx: 'yxq', yj: 'yjq', 桐城市: 'tcs' };

let terminal: TypedTerminal;
beforeEach(() => {
  terminal = typedTerminal();
});

function choose(language: 'zh' | 'en' = 'zh', choices = SOURCES): Promise<string> {
  const asker = nodeAsker({ language, colour: false }, terminal);
  return asker.choose({ question: '来源', choices, means: (typed, value) => (initials[value] ?? value).startsWith(typed) });
}

/** The screen since the last occurrence of a text. */
const since = (text: string) => terminal.read().slice(terminal.read().lastIndexOf(text));

describe('a list that typing filters', () => {
  it('shows all entries, a placeholder and the keys', async () => {
    const answer = choose();
    await terminal.after('回车确定');
    expect(
      terminal
        .read()
        .split('\n')
        .map((line) => line.slice(3).trim()),
    ).toEqual(['', '来源', '查找：输入名称、别名或拼音首字母', '● 宜秀区  区', '○ 迎江区', '○ 桐城市', '↑/↓ 选择 · 回车确定', '']);
    await terminal.after('来源', keys.enter);
    expect(await answer).toBe('yx');
  });

  it('takes the entry that matches the typed letters, and shows it', async () => {
    const answer = choose();
    await terminal.after('回车确定', 'y', 'j', keys.enter);
    expect(await answer).toBe('yj');
    expect(since('来源')).toMatch(/^来源\n.*迎江区\n$/);
  });

  it('moves with the arrow keys, filtered or not', async () => {
    const answer = choose();
    await terminal.after('回车确定', keys.down, keys.down, keys.enter);
    expect(await answer).toBe('桐城市');
    terminal = typedTerminal();
    const narrowed = choose();
    await terminal.after('回车确定', 'y', keys.down, keys.enter);
    expect(await narrowed).toBe('yj');
  });

  it('shows all entries for blanks', async () => {
    const answer = choose();
    await terminal.after('回车确定', 't', keys.back, ' ', keys.enter);
    expect(await answer).toBe('桐城市');
  });

  it('says that nothing matches, accepts nothing then, and matches again after letters are deleted', async () => {
    const answer = choose();
    await terminal.after('回车确定', 'x');
    await terminal.after('没有找到，请改一改', keys.enter);
    await terminal.after('没有找到，请改一改', keys.back, 't', keys.enter);
    expect(await answer).toBe('桐城市');
  });

  it('shows twelve entries at a time and scrolls to the others', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ value: `v${index}`, label: `第${index + 1}家` }));
    const answer = choose('zh', many);
    await terminal.after('回车确定');
    expect([terminal.read().includes('第5家'), terminal.read().includes('第13家')]).toEqual([true, false]);
    await terminal.after('第5家', keys.up);
    expect(terminal.read()).toContain('● 第30家');
    await terminal.after('第30家', keys.enter);
    expect(await answer).toBe('v29');
  });

  it('uses English with --lang en', async () => {
    const called = expect(choose('en')).rejects.toThrow(Interrupted);
    await terminal.after('Enter takes it', 'x');
    expect(terminal.read()).toContain('Search: a name, an alias or initials');
    await terminal.after('Nothing found', keys.ctrlC);
    await called;
  });

  it('can be cancelled, and shows no entry then', async () => {
    const called = expect(choose()).rejects.toThrow(Interrupted);
    await terminal.after('回车确定', keys.down, keys.ctrlC);
    await called;
    expect(since('来源')).not.toContain('迎江区');
  });
});
