import type { Column } from '../columns.ts';
import { HEAD } from './xml.ts';

/** Indices into the list of cell formats below. */
const formats = { text: 1, number: 2, rate: 3, difference: 4 } as const satisfies Record<Column['kind'], number>;
const BOLD = 4;

export const HEADING_STYLE = 9;

/** Finds the format of a cell; the total is bold. */
export function findCellStyle(kind: Column['kind'], bold: boolean): number {
  return formats[kind] + (bold ? BOLD : 0);
}

const ONE_DECIMAL_PERCENT = 164;
const SIGNED = 165;

/** A format in the regular and in the bold face. */
const format = (font: number, number: number, more = '') =>
  `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"${more === '' ? '/>' : ` applyAlignment="1">${more}</xf>`}`;
const wrapped = '<alignment wrapText="1"/>';
const inFont = (font: number) =>
  [format(font, 0, wrapped), format(font, 0), format(font, ONE_DECIMAL_PERCENT), format(font, SIGNED)].join('');

const side = (name: string) => `<${name} style="thin"><color rgb="FF999999"/></${name}>`;
const font = (bold: boolean) => `<font>${bold ? '<b/>' : ''}<sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;

/** `xl/styles.xml`: one font, regular and bold; thin borders around every cell; grey, centred headings. */
export const styles = `${HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="${ONE_DECIMAL_PERCENT}" formatCode="0.0%"/><numFmt numFmtId="${SIGNED}" formatCode="+General;-General;0"/></numFmts><fonts count="2">${font(false)}${font(true)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${inFont(0)}${inFont(1)}<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
