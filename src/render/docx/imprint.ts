import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  LineRuleType,
  Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from 'docx';
import type { Imprint } from '../../model/bulletin.ts';
import { alignRight } from './masthead.ts';
import { computeRuleHeight, toEighths } from './measures.ts';
import { style } from './style-ids.ts';
import { makeRun } from './text.ts';
import type { Writer } from './writer.ts';

const NO_RULE = { style: BorderStyle.NIL } as const;

/**
 * Writes the imprint: a one-column table, a row per label, floating at the bottom of the type area on the page of its anchor, a one-point
 * paragraph after the last line of text. A floating table can be edited like any text, and LibreOffice 7.4 puts its last rule on the bottom
 * of the type area (measured; Word and WPS not tried), whereas it left bordered paragraphs in a frame in the flow; rules on plain
 * paragraphs would be indented with them. The horizontal position is relative to the sheet, because only then does LibreOffice float a
 * table as wide as the text; the cells have no margins, because LibreOffice shifts a floating table left by them, so the clear character is
 * an indent.
 */
export function writeImprint(imprint: Imprint, writer: Writer): readonly FileChild[] {
  const { measures, job } = writer;
  const side = measures.imprintCharacter;
  // The first line is lower by the rules the other rows do not have and by the anchor, so that text may fill the page down to the imprint.
  const firstLine = measures.pitch - 2 * computeRuleHeight(job.page.imprint.outer) - measures.anchor;
  const spacing = { line: firstLine, lineRule: LineRuleType.EXACT };
  const paragraphs = [
    ...imprint.distribution.map(({ label, to }, index) => {
      const head = `${label}：`;
      const hang = [...head].length * side;
      return new Paragraph({
        style: style.imprint,
        ...(index === 0 ? { spacing } : {}),
        indent: { left: side + hang, right: side, hanging: hang },
        children: [makeRun(head), makeRun(to)],
      });
    }),
    ...(imprint.copies === null
      ? []
      : [
          new Paragraph({
            style: style.imprint,
            alignment: AlignmentType.RIGHT,
            indent: { right: side },
            children: [makeRun(imprint.copies)],
          }),
        ]),
    ...(imprint.issuer === null
      ? []
      : [
          new Paragraph({
            style: style.imprint,
            tabStops: [{ type: TabStopType.RIGHT, position: measures.width - side }],
            indent: { left: side, right: side },
            children: [makeRun(imprint.issuer.office), ...alignRight(makeRun(imprint.issuer.date))],
          }),
        ]),
  ];
  if (paragraphs.length === 0) return [];
  const rule = (millimetres: number) => ({ style: BorderStyle.SINGLE, size: toEighths(millimetres), color: 'auto' });
  const outer = rule(job.page.imprint.outer);
  const inner = rule(job.page.imprint.inner);
  const above = imprint.distribution.filter((entry) => entry.above).length;
  /** The rule above a row; that of the row behind the last is the lowest. Lines above the first rule have none. */
  const ruleAbove = (index: number) => {
    if (index < above || above === paragraphs.length) return NO_RULE;
    return index === above || index === paragraphs.length ? outer : inner;
  };
  const rows = paragraphs.map((paragraph, index) => {
    const borders = {
      top: ruleAbove(index),
      bottom: ruleAbove(index + 1),
      left: NO_RULE,
      right: NO_RULE,
    };
    const width = { size: measures.width, type: WidthType.DXA };
    return new TableRow({ cantSplit: true, children: [new TableCell({ width, borders, children: [paragraph] })] });
  });
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: measures.width, type: WidthType.DXA },
      columnWidths: [measures.width],
      borders: { top: NO_RULE, bottom: NO_RULE, left: NO_RULE, right: NO_RULE, insideHorizontal: NO_RULE, insideVertical: NO_RULE },
      margins: { marginUnitType: WidthType.DXA, left: 0, right: 0, top: 0, bottom: 0 },
      float: {
        horizontalAnchor: TableAnchorType.PAGE,
        absoluteHorizontalPosition: measures.margin.left,
        verticalAnchor: TableAnchorType.MARGIN,
        relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
        leftFromText: 0,
        rightFromText: 0,
        topFromText: 0,
        bottomFromText: 0,
      },
      rows,
    }),
    new Paragraph({ style: style.anchor }),
  ];
}
