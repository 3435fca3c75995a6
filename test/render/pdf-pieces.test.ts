import { describe, expect, it } from 'vitest';
import { drawLine, drawWords } from '../../src/render/pdf/pieces.ts';
import { fill } from './pages.ts';

const cut = (text: string) => drawLine(fill(text)).pieces.map(({ parts }) => parts);

describe('the pieces of a line', () => {
  it('stay whole where only one mark can give space, and say which', () => {
    const { pieces, natural } = drawLine(fill('永永，永（永永'));
    expect(pieces).toMatchObject([{ parts: ['永永，', '永', '（永永'], gives: ['，', '（'] }]);
    const marks = ['，', '（'].map((mark) => ({ face: 'fangsong', mark, times: 1 }));
    expect(natural).toEqual({ gap: 0, squares: 5, closings: 6, gaps: 6, marks, gives: marks, others: [] });
  });

  it('part where two marks meet, so that Typst never pulls them together', () => {
    expect(cut('永。”永')).toEqual([['永。'], ['”', '永']]);
    expect(cut('永，“永')).toEqual([['永，'], ['“永']]);
  });

  it('part at every mark beside another script, and are then measured whole', () => {
    const { pieces, natural } = drawLine(fill('永ａ（永，永'));
    expect(pieces.map(({ parts }) => parts)).toEqual([['永ａ'], ['（永，', '永']]);
    // The end of the first piece and the three gaps of the second; the gap in the first is measured with it.
    expect(natural).toMatchObject({ squares: 2, closings: 4, gaps: 5, others: [{ text: '永ａ' }] });
  });
});

describe('the words of a masthead', () => {
  it.each([
    ['ABC 办公室', ['latin', 'fangsong']],
    ['第6- 止', ['fangsong', 'latin', 'fangsong']],
    ['办公室  ABC', ['fangsong', 'latin']],
  ] as const)('are each in a face that has their letters, blanks between or not: %s', (text, faces) => {
    const { pieces } = drawWords(text, 'fangsong');
    expect(pieces.map(({ face }) => face)).toEqual(faces);
    expect(pieces.map(({ parts }) => parts.join('')).join('')).toBe(text);
    expect(pieces.slice(1).every(({ gap }, at) => (gap === 0) === pieces[at]?.parts.join('').endsWith(' '))).toBe(true);
  });
});
