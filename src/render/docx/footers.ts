import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Measures } from './measures.ts';
import { style } from './style-ids.ts';

/** The footers of pages whose number is odd (`default`) and even. */
export interface Footers {
  readonly default: Footer;
  readonly even: Footer;
}

/**
 * Page numbers outside, `— 3 —`, one character from the edge of the type area.
 *
 * @param odd The outer side of a page with an odd number: right, unless the numbers count one sheet's side less than there are.
 */
export function makeFolios({ folioCharacter }: Measures, odd: 'left' | 'right'): Footers {
  const number = () => new TextRun({ font: { hint: 'eastAsia' }, children: ['— ', PageNumber.CURRENT, ' —'] });
  const footer = (side: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          style: style.folio,
          alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
          indent: { [side]: folioCharacter },
          children: [number()],
        }),
      ],
    });
  return { default: footer(odd), even: footer(odd === 'right' ? 'left' : 'right') };
}

/** Footers that say nothing, for pages that bear no number. */
export function makeBlankFooters(): Footers {
  const footer = () => new Footer({ children: [new Paragraph({ style: style.folio })] });
  return { default: footer(), even: footer() };
}
