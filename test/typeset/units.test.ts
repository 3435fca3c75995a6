import { describe, expect, it } from 'vitest';
import { measureUnits } from '../../src/typeset/breaks.ts';
import { toUnits } from '../../src/typeset/units.ts';
import { span } from './making.ts';

function cut(text: string) {
  return toUnits([span(text)]).map(({ text, kind, width }) => [text, kind, width]);
}

function width(text: string) {
  const units = toUnits([span(text)]);
  return measureUnits(units, 0, units.length);
}

describe('units', () => {
  it.each([
    ['中', 'hanzi', 1],
    ['〇', 'hanzi', 1],
    ['𠮷', 'hanzi', 1],
    ['あ', 'hanzi', 1],
    ['“', 'wide', 1],
    ['—', 'wide', 1],
    ['·', 'wide', 1],
    ['％', 'wide', 1],
    ['℃', 'wide', 1],
    ['△', 'wide', 1],
    ['①', 'wide', 1],
    ['Ａ', 'wide', 1],
    ['👨‍👩‍👧', 'wide', 1],
    ['🇨🇳', 'wide', 1],
    ['a', 'word', 0.444],
    ['M', 'word', 0.889],
    ['i', 'word', 0.278],
    ['/', 'sign', 0.278],
    ['é', 'word', 0.444],
    ['e\u0301', 'word', 0.444],
    ['ǎ', 'word', 0.444],
    ['7', 'word', 0.5],
    ['-', 'sign', 0.5],
    [',', 'sign', 0.5],
    [' ', 'blank', 0.5],
    ['\u3000', 'blank', 1],
    ['\t', 'blank', 0.5],
  ])('%s is %s, %d wide', (text, kind, expected) => {
    expect(cut(text)).toEqual([[text, kind, expected]]);
  });

  it('treats —— and …… as one mark each', () => {
    expect(cut('甲——乙……')).toEqual([
      ['甲', 'hanzi', 1],
      ['——', 'wide', 2],
      ['乙', 'hanzi', 1],
      ['……', 'wide', 2],
    ]);
  });

  it('attaches zero-width characters to the character before', () => {
    expect(cut('甲\u200b乙\ufe00')).toEqual([
      ['甲\u200b', 'hanzi', 1],
      ['乙\ufe00', 'hanzi', 1],
    ]);
    expect(cut(' \u0301\t\u200b').map(([text, kind]) => [text, kind])).toEqual([
      [' \u0301', 'sign'],
      ['\t', 'blank'],
      ['\u200b', 'wide'],
    ]);
    expect(toUnits([span('e'), { ...span('\u0301'), strong: true }])).toHaveLength(1);
  });

  it('distinguishes an apostrophe from a closing quote', () => {
    expect(width('it’s')).toBeCloseTo(0.278 * 2 + 0.333 + 0.389);
    expect(width('‘甲’')).toBe(3);
  });

  it('puts a quarter space between hanzi and letters or digits, and nowhere else', () => {
    expect(width('共10个')).toBe(3.5);
    expect(width('“10”')).toBe(3);
    expect(width('共6%的')).toBeCloseTo(2.75 + 0.833);
    expect(width('共 10 个')).toBe(4);
    expect(width('２０个')).toBe(3);
    expect(width('A B')).toBeCloseTo(0.722 + 0.25 + 0.667);
  });

  it('ignores blanks at either end', () => {
    expect(width('甲乙  ')).toBe(2);
  });
});
