import { describe, expect, it } from 'vitest';
import { drawLine } from '../../src/render/pdf/pieces.ts';
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
