import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakUnits } from '../../src/typeset/breaker.ts';
import { measureUnits } from '../../src/typeset/breaks.ts';
import { breakLines, type Content } from '../../src/typeset/index.ts';
import { canSqueeze, isClosing, isOpening, NEARLY } from '../../src/typeset/rules.ts';
import { toUnits } from '../../src/typeset/units.ts';
import { span, textOf } from './making.ts';

const hanzi = fc.constantFrom(...'岳西县建立经济课堂双周讲学制度〇𠮷');
const marks = fc.constantFrom(...'，。、；：！？“”‘’（）《》');
const words = fc.constantFrom(
  '6',
  '10',
  '3.5%',
  '2021-09-10',
  'PMP',
  'it’s',
  ' ',
  'the ',
  '——',
  '……',
  '％',
  '℃',
  '👨‍👩‍👧',
  'e\u0301',
  ',',
  '"',
  'http://www.a.cn/',
);
const token = fc.oneof({ weight: 8, arbitrary: hanzi }, { weight: 3, arbitrary: marks }, { weight: 1, arbitrary: words });
const tokens = fc.array(token, { minLength: 1, maxLength: 200 });
const shape = fc.record({ measure: fc.integer({ min: 6, max: 30 }), first: fc.constantFrom(0, 2), rest: fc.constantFrom(0, 1) });

const hostile = fc.string({ unit: 'binary', maxLength: 120 });

function inked(text: string): string {
  return text.replace(/\s/gu, '');
}

describe('lines', () => {
  it('contain every character of the text in order', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          tokens.map((parts) => parts.join('')),
          hostile,
        ),
        shape,
        (text, shape) => {
          expect(inked(textOf(breakLines([span(text)], shape).lines).join(''))).toBe(inked(text));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never start with a closing mark or end with an opening one', () => {
    fc.assert(
      fc.property(tokens, shape, (parts, shape) => {
        const units = toUnits([span(`文${parts.join('')}文`)]);
        const { lines, overlong } = breakUnits(units, shape);
        fc.pre(overlong.length === 0);
        for (const { start, end } of lines) {
          const [first, last] = [units[start], units[end - 1]];
          expect(first && isClosing(first)).toBe(false);
          expect(last && isOpening(last)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are no wider than their measure, except for squeezed or hanging marks', () => {
    fc.assert(
      fc.property(tokens, shape, (parts, shape) => {
        const units = toUnits([span(parts.join(''))]);
        for (const { start, end, indent, overflow, hangs } of breakUnits(units, shape).lines) {
          expect(overflow).toBeCloseTo(measureUnits(units, start, end) - shape.measure + indent, 9);
          const given = 0.5 * units.slice(start, end - 1).filter(canSqueeze).length;
          expect(overflow).toBeLessThanOrEqual((hangs ? (units[end - 1]?.width ?? 0) : given) + NEARLY);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('do not change when each is ended by a forced break', () => {
    fc.assert(
      fc.property(tokens, fc.integer({ min: 6, max: 30 }), (parts, measure) => {
        const shape = { measure, first: 0, rest: 0 };
        const once = textOf(breakLines([span(parts.join(''))], shape).lines);
        const ended = once.flatMap((line): Content => [span(line), 'break']);
        expect(textOf(breakLines(ended, shape).lines)).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('do not depend on text more than a line later', () => {
    fc.assert(
      fc.property(tokens, tokens, (beginning, ending) => {
        const shape = { measure: 28, first: 2, rest: 0 };
        const short = textOf(breakLines([span(beginning.join(''))], shape).lines);
        const long = textOf(breakLines([span(beginning.join('') + ending.join(''))], shape).lines);
        expect(long.slice(0, Math.max(0, short.length - 2))).toEqual(short.slice(0, -2));
      }),
      { numRuns: 1000 },
    );
  });
});
