import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Measures } from './measures.ts';
import { style } from './styles.ts';

/** The footers of odd (`default`) and even pages. */
export interface Footers {
  readonly default: Footer;
  readonly even: Footer;
}

/** Page numbers outside, `— 3 —`, one character from the edge of the type area. */
export function folios({ folioCharacter }: Measures): Footers {
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
  return { default: footer('right'), even: footer('left') };
}

/** Footers that say nothing, for the imprint's page when a blank page stands before it: neither is numbered. */
export function blankFooters(): Footers {
  const footer = () => new Footer({ children: [new Paragraph({ style: style.folio })] });
  return { default: footer(), even: footer() };
}
