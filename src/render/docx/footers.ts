import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Measures } from './measures.ts';
import { style } from './style-ids.ts';

/** Footers of odd (`default`) and even pages. */
export interface Footers {
  readonly default: Footer;
  readonly even: Footer;
}

/**
 * Page numbers at the outer edge, `— 3 —`, one character inside the type area.
 *
 * @param odd Outer side of a page with an odd number: right, unless numbering is offset by one from the sides of the sheets.
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

/** Empty footers, for pages without a number. */
export function makeBlankFooters(): Footers {
  const footer = () => new Footer({ children: [new Paragraph({ style: style.folio })] });
  return { default: footer(), even: footer() };
}
