import { describe, expect, it } from 'vitest';
import { canBreak, type Overflow, resolveOverflow } from '../../src/typeset/rules.ts';
import { toUnits } from '../../src/typeset/units.ts';
import { span } from './making.ts';

/** Marks possible line ends with |. */
function parted(text: string): string {
  const units = toUnits([span(text)]);
  return units.map((unit, index) => unit.text + (units[index + 1] && canBreak(unit, units[index + 1] ?? unit) ? '|' : '')).join('');
}

describe('canBreak', () => {
  it.each([
    ['甲|乙，|丙', 'closing marks stay'],
    ['甲|“乙”|“丙”', 'opening marks go'],
    ['“60、|40、|20”', 'a row of numbers parts at its marks'],
    ['约|2-3|名', 'a range is one'],
    ['增|3.5%|以', 'a share is one'],
    ['共|10,000|元', 'a large number is one'],
    ['于|2021-09-10|起', 'a date is one'],
    ['工|程”,|邀', 'a half-width mark closes'],
    ['达|30％|或|５０％', 'full-width signs and figures'],
    ['零|下|5℃|时', 'units stay with their numbers'],
    ['付|￥100|元', 'so does what stands before a number'],
    ['甲|——|乙', 'a dash may begin a line or end it, and is one'],
    ['甲……|乙', 'dots may not'],
    ['北—|京', 'a single dash joins, and does not begin a line'],
    ['爱|德|华·|斯|诺', 'nor does a middle dot'],
    ['计|划 |切|实', 'a blank stays with what precedes it'],
    ['the |big |one', 'words part at blanks'],
    ['和/或', 'a slash holds both its sides'],
    ['甲"乙"丙', 'straight quotes have no direction, so they are held on both sides'],
    ['见|（附|件|1）。|今', 'marks in a row stay together'],
  ])('%s: %s', (expected) => {
    expect(parted(expected.replaceAll('|', ''))).toBe(expected);
  });
});

describe('resolveOverflow', () => {
  const plain: Overflow = { overflow: 0.5, marks: 2, hanging: 0, takesOpening: false, elseShort: true };

  // Figures of the sample's lines, named by the characters they end with.
  it.each<[string, Partial<Overflow>, ReturnType<typeof resolveOverflow>]>([
    ['左右。创', { overflow: 0.5, marks: 2 }, 'squeezed'],
    ['组工干', { overflow: 0.25, marks: 4 }, 'squeezed'],
    ['一学”6, the line being full before', { overflow: 0.5, marks: 6, elseShort: false }, 'squeezed'],
    ['要求部机关每 | 人', { overflow: 0.75, marks: 2 }, null],
    ['100 | 余名', { overflow: 0.75, marks: 4 }, null],
    ['开展“大 | 家学', { overflow: 1, marks: 8, elseShort: false }, null],
    ['提能力、', { overflow: 1, marks: 4, hanging: 1 }, 'squeezed'],
    ['建言献策，', { overflow: 1, marks: 2, hanging: 1 }, 'squeezed'],
    ['干部培养、', { overflow: 1.5, marks: 3, hanging: 1 }, 'squeezed'],
    ['线索6 | 条。', { overflow: 1.5, marks: 2, hanging: 1 }, null],
    ['开展“书', { overflow: 1, marks: 7, takesOpening: true }, 'squeezed'],
    ['围绕“建', { overflow: 1, marks: 2, takesOpening: true }, 'squeezed'],
    ['杭州 | “飞地', { overflow: 2, marks: 5, takesOpening: true, elseShort: false }, null],
  ])('%s', (_, numbers, expected) => {
    expect(resolveOverflow({ ...plain, ...numbers })).toBe(expected);
  });

  it('hangs a closing mark when no other mark can be squeezed', () => {
    expect(resolveOverflow({ ...plain, overflow: 1, marks: 0, hanging: 1 })).toBe('hanging');
    expect(resolveOverflow({ ...plain, overflow: 0.5, marks: 0, hanging: 0.5 })).toBe('hanging');
    expect(resolveOverflow({ ...plain, overflow: 1.25, marks: 0, hanging: 1 })).toBeNull();
  });

  it('takes nothing more into a line without marks', () => {
    expect(resolveOverflow({ ...plain, overflow: 0.25, marks: 0 })).toBeNull();
  });

  it('does not accept a refused character because of the mark after it', () => {
    expect(resolveOverflow({ ...plain, overflow: 1.75, marks: 6, hanging: 1 })).toBeNull();
  });
});
