import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCode } from '../../src/diagnostics/define.ts';
import { type Edit, stampDiagnostic } from '../../src/diagnostics/diagnostic.ts';
import { applyEdits, chooseEdits } from '../../src/fix/index.ts';
import { toFileStart } from '../../src/model/place.ts';

const definition = defineCode({ sentence: () => ({ zh: '错', en: 'wrong' }) });
const mending = (...fix: Edit[]) => stampDiagnostic('x-right', definition, toFileStart('a.md'), {}, { fix });
const all = () => true;

describe('chooseEdits', () => {
  it('applies disjoint fixes in order', () => {
    const found = [mending({ start: 4, end: 5, text: 'E' }), mending({ start: 0, end: 1, text: 'A' })];
    const { taken, edits } = chooseEdits('abcdef', found, all);
    expect(taken).toEqual(found);
    expect(applyEdits('abcdef', edits)).toBe('AbcdEf');
  });

  it('leaves the second of two overlapping fixes to the next pass', () => {
    const first = mending({ start: 0, end: 2, text: 'x' });
    const overlapping = mending({ start: 1, end: 3, text: 'y' });
    const touching = mending({ start: 2, end: 3, text: 'z' });
    const { taken, edits, leftOut } = chooseEdits('abcdef', [first, overlapping, touching], all);
    expect(taken).toEqual([first]);
    expect(applyEdits('abcdef', edits)).toBe('xcdef');
    expect(leftOut).toEqual([]);
  });

  it('applies a fix whole or not at all', () => {
    const first = mending({ start: 0, end: 1, text: 'x' });
    const second = mending({ start: 0, end: 1, text: 'y' }, { start: 5, end: 6, text: 'y' });
    expect(chooseEdits('abcdef', [first, second], all).edits).toEqual([{ start: 0, end: 1, text: 'x' }]);
  });

  it('inserts before it deletes at the same offset', () => {
    const found = [mending({ start: 1, end: 2, text: '' }, { start: 1, end: 1, text: 'x' })];
    expect(applyEdits('abc', chooseEdits('abc', found, all).edits)).toBe('axc');
  });

  it('allows adjacent edits of one fix', () => {
    const found = [mending({ start: 1, end: 2, text: 'x' }, { start: 2, end: 3, text: 'y' })];
    expect(applyEdits('abcd', chooseEdits('abcd', found, all).edits)).toBe('axyd');
  });

  it('reports edits that cannot be written', () => {
    const found = [mending({ start: 0, end: 1, text: 'é' })];
    expect(chooseEdits('abc', found, ({ text }) => text !== 'é')).toEqual({ taken: [], edits: [], leftOut: found });
  });

  it('writes only the characters that differ', () => {
    expect(chooseEdits('2-3个', [mending({ start: 0, end: 3, text: '2—3' })], all).edits).toEqual([{ start: 1, end: 2, text: '—' }]);
    expect(chooseEdits('ab', [mending({ start: 0, end: 2, text: 'ab' })], all)).toEqual({ taken: [], edits: [], leftOut: [] });
    // Two characters of the same first half: the pair is replaced as a whole.
    expect(chooseEdits('😀', [mending({ start: 0, end: 2, text: '😁' })], all).edits).toEqual([{ start: 0, end: 2, text: '😁' }]);
    expect(chooseEdits('\u{20000}', [mending({ start: 0, end: 2, text: '\u{1f400}' })], all).edits).toEqual([
      { start: 0, end: 2, text: '\u{1f400}' },
    ]);
  });

  it.each([
    [{ start: 2, end: 1, text: '' }],
    [{ start: 0, end: 9, text: '' }],
    [{ start: -1, end: 1, text: '' }],
    [{ start: 4, end: 5, text: '' }],
  ])('throws on %j', (edit) => {
    expect(() => chooseEdits('abc😀', [mending(edit)], all)).toThrow(RangeError);
  });
});

it('narrowing an edit does not change its result', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '甲', '😀', '😁'), maxLength: 6 });
  fc.assert(
    fc.property(text, text, text, text, (before, old, by, after) => {
      const whole = before + old + after;
      const edit = { start: before.length, end: before.length + old.length, text: by };
      const { edits } = chooseEdits(whole, [mending(edit)], all);
      expect(applyEdits(whole, edits)).toBe(before + by + after);
      expect(edits.length).toBe(old === by ? 0 : 1);
    }),
  );
});
