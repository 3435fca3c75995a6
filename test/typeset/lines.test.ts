import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/typeset/index.ts';
import { breakAttributed, toContent } from '../../src/typeset/paragraph.ts';
import { bodyShape, inlines, span, textOf } from './making.ts';

const flush = { measure: 28, first: 0, rest: 0 };

describe('a line', () => {
  it('fills its measure unless it is the last before a line break', () => {
    const { lines } = breakLines(toContent(inlines(`${'文'.repeat(30)}\n文`), 'fangsong'), bodyShape);
    expect(lines.map(({ fit, indent, measure }) => [fit, indent, measure])).toEqual([
      ['fill', 2, 26],
      ['natural', 0, 28],
      ['natural', 0, 28],
    ]);
  });

  it('fills its measure when it is the last and squeezed', () => {
    const text = `“${'文'.repeat(10)}”，“${'文'.repeat(13)}”6`;
    const { lines } = breakLines([span(text)], flush);
    expect(lines.map(({ fit }) => fit)).toEqual(['fill']);
  });

  it('hangs its closing mark when it has no other marks', () => {
    const { lines } = breakLines([span(`${'文'.repeat(28)}。${'文'.repeat(3)}`)], flush);
    expect(textOf(lines)).toEqual([`${'文'.repeat(28)}。`, '文文文']);
    expect(lines.map(({ hangs, fit }) => [hangs, fit])).toEqual([
      [true, 'fill'],
      [false, 'natural'],
    ]);
  });

  it('is set natural rather than spread too wide to read', () => {
    const address = `http://${'n'.repeat(48)}`;
    const { lines, overlong } = breakLines([span(`详见${address}。`)], flush);
    expect(overlong).toEqual([]);
    expect(textOf(lines)).toEqual(['详见', `${address}。`]);
    expect(lines[0]?.fit).toBe('natural');
  });

  it('drops blanks at both ends', () => {
    const { lines } = breakLines([span(`　　${'文'.repeat(28)} 文`)], flush);
    expect(textOf(lines)).toEqual(['文'.repeat(28), '文']);
  });

  it('is split into runs by face and weight, with a quarter space around figures', () => {
    const { lines } = breakLines(toContent(inlines('**明确**共10个，“6”次 AI 和 the end'), 'kaiti'), flush);
    expect(lines[0]?.runs.map(({ text, face, strong, gap }) => [text, face, strong, gap])).toEqual([
      ['明确', 'kaiti', true, 0],
      ['共', 'kaiti', false, 0],
      ['10', 'latin', false, 0.25],
      ['个，“', 'kaiti', false, 0.25],
      ['6', 'latin', false, 0],
      ['”次 ', 'kaiti', false, 0],
      ['AI', 'latin', false, 0],
      [' 和 ', 'kaiti', false, 0],
      ['the end', 'latin', false, 0],
    ]);
  });

  it('keeps a quarter space at the edge of a bold run', () => {
    const { lines } = breakLines(toContent(inlines('**第**6条'), 'fangsong'), flush);
    expect(lines[0]?.runs.map(({ gap }) => gap)).toEqual([0, 0.25, 0.25]);
  });

  it('has no gap before its first run', () => {
    const { lines } = breakLines([span(`${'文'.repeat(28)}10个`)], flush);
    expect(lines[1]?.runs[0]).toEqual({ text: '10', face: 'latin', strong: false, gap: 0 });
  });
});

describe('a group wider than a line', () => {
  it('is split at its joints and reported', () => {
    const address = `https://www.anqing.gov.cn/${'zzgz/'.repeat(8)}index.html?id=20210910&from=bulletin`;
    const { lines, overlong } = breakLines([span(`见${address}。`)], flush);
    expect(textOf(lines).join('')).toBe(`见${address}。`);
    for (const line of textOf(lines).slice(0, -1)) expect(line).toMatch(/[/?&=.]$/);
    expect(overlong.map(({ units }) => units.map(({ text }) => text).join(''))).toEqual([`${address}。`]);
  });

  it('is split anywhere when it has no joints', () => {
    const { lines, overlong } = breakLines([span('M'.repeat(60))], flush);
    // M is 0.889 wide.
    expect(textOf(lines).map((line) => line.length)).toEqual([31, 29]);
    expect(overlong).toHaveLength(1);
  });

  it('leaves the words around it alone', () => {
    const { overlong } = breakLines([span(`the ${'n'.repeat(60)} end ${'7/'.repeat(40)}`)], flush);
    expect(overlong.map(({ width }) => Math.round(width * 10) / 10)).toEqual([30, 31.1]);
  });

  it('may start a paragraph, where there is less room', () => {
    expect(breakLines([span('n'.repeat(54))], bodyShape).overlong).toHaveLength(1);
    expect(breakLines([span(`文${'n'.repeat(54)}`)], bodyShape).overlong).toHaveLength(0);
  });
});

describe('an attribution', () => {
  const attribution = span('（县委组织部）');

  it('follows the text where it fits', () => {
    const set = breakAttributed([span('文'.repeat(19))], attribution, bodyShape);
    expect(textOf(set.lines)).toEqual([`${'文'.repeat(19)}（县委组织部）`]);
    expect(set.attribution).toEqual([]);
  });

  it('takes its own line where it would be split', () => {
    const set = breakAttributed([span('文'.repeat(20))], attribution, bodyShape);
    expect(textOf(set.lines)).toEqual(['文'.repeat(20)]);
    expect(textOf(set.attribution)).toEqual(['（县委组织部）']);
  });

  it('takes its own line where the text leaves no room at all', () => {
    const set = breakAttributed([span('文'.repeat(26))], attribution, bodyShape);
    expect(textOf(set.lines)).toEqual(['文'.repeat(26)]);
    expect(textOf(set.attribution)).toEqual(['（县委组织部）']);
  });

  it('joins the line after a forced line break', () => {
    const set = breakAttributed([span('文'.repeat(20)), 'break', span('文')], attribution, bodyShape);
    expect(textOf(set.lines)).toEqual(['文'.repeat(20), '文（县委组织部）']);
  });
});
