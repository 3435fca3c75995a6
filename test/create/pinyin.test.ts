import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchSpelling, romanize } from '../../src/create/pinyin.ts';

describe('pinyin', () => {
  it.each([
    ['cqswbgt', '重庆市委办公厅', 'whole'],
    ['caqw', '长安区委', 'whole'],
    ['xzspj', '行政审批局', 'whole'],
    ['yueqing', '乐清', 'whole'],
    ['lasw', '六安市委', 'whole'],
    ['bzs', '亳州市', 'whole'],
    ['yx', '黟县', 'whole'],
    ['syhyxh', '市银行业协会', 'whole'],
    ['kjc', '会计处', 'whole'],
    ['lvyouju', '旅游局', 'whole'],
    ['yuexix', '岳西县', 'whole'],
    ['YueXi Xian', '岳西县', 'whole'],
    ['szys', '市（政研室）', 'whole'],
    ['12ju', '12局', 'whole'],
    ['yx', '岳西县委', 'start'],
    ['yuex', '岳西县委', 'start'],
    ['zzb', '岳西县委组织部', 'inside'],
    ['yxz', '岳西县委组织部', null],
    ['nananananananananananananananana', '岳西县委组织部', null],
    ['', '岳西县', null],
    ['岳', '岳西县', null],
    ['x', '（）', null],
  ])('%s and %s: %s', (typed, name, expected) => {
    expect(matchSpelling(typed, name)).toBe(expected);
  });

  it('knows every name by what it is romanized to', () => {
    const name = fc
      .array(fc.constantFrom(...'岳西县委组织部重庆长安行政审批局乐清六安会计A1'), { minLength: 1 })
      .map((characters) => characters.join(''));
    fc.assert(fc.property(name, (text) => matchSpelling(romanize(text), text) === 'whole'));
  });
});
