import type { XmlComponent } from 'docx';
import type { PageSettings } from '../../model/page.ts';
import { element, property } from './element.ts';
import { type FontNames, makeFonts } from './fonts.ts';
import { computeRuleHeight, type Measures, toEighths } from './measures.ts';
import { cellMargins, makeOffGridSpacing, paragraphStyle, tableStyle } from './style-elements.ts';
import { style } from './style-ids.ts';

/** The styles of a cell's text: of a common one and of one in the head. */
export interface CellStyles {
  readonly text: string;
  readonly head: string;
}

/** Ids of the styles of a table's text at a type size in pt; the body's size has the plain names. */
export function getCellStyles(size: number, page: PageSettings): CellStyles {
  const suffix = size === page.size.body ? '' : `-${size}`;
  return { text: `${style.tableText}${suffix}`, head: `${style.tableHead}${suffix}` };
}

/**
 * The styles of tables: the rules around and between cells, and the text of the cells at every size that a table of this bulletin has.
 *
 * @param sizes Type sizes in pt.
 */
export function makeTableStyles(
  page: PageSettings,
  measures: Measures,
  fonts: FontNames,
  sizes: readonly number[],
): readonly XmlComponent[] {
  return [
    ...[...new Set([page.size.body, ...sizes])].flatMap((size) => makeCellTextStyles(size, page, measures, fonts)),
    tableStyle(style.table, '简报表格', makeBorders(page), cellMargins(measures.cellMargin)),
  ];
}

/**
 * What a table's head is lower by than its rows of the grid, in twips: the rules above and below it are heavier than those between the rows,
 * and the one above the table and the one at its end, or at a page's, are beside those that the rows make room for.
 */
export function computeHeadReduction({ table }: PageSettings): number {
  return 2 * computeRuleHeight(table.outer);
}

function makeCellTextStyles(size: number, page: PageSettings, measures: Measures, fonts: FontNames): readonly XmlComponent[] {
  const ids = getCellStyles(size, page);
  const suffix = size === page.size.body ? '' : `（${size}磅）`;
  // A line and the rule below it take one line of the grid together.
  const line = measures.pitch - computeRuleHeight(page.table.inner);
  const closing = Math.floor((measures.closing * size) / page.size.body);
  const type = [property('w:spacing', closing), property('w:sz', size * 2), property('w:szCs', size * 2)];
  return [
    paragraphStyle({ id: ids.text, name: `表格文字${suffix}`, paragraph: makeOffGridSpacing(line), run: type }),
    paragraphStyle({
      id: ids.head,
      name: `表头${suffix}`,
      basedOn: ids.text,
      paragraph: makeOffGridSpacing(line - computeHeadReduction(page)),
      run: [makeFonts(fonts, 'heiti')],
    }),
  ];
}

function makeBorders({ table }: PageSettings): XmlComponent {
  const border = (side: string, millimetres: number) =>
    element(`w:${side}`, { 'w:val': 'single', 'w:sz': toEighths(millimetres), 'w:space': 0, 'w:color': 'auto' });
  return element(
    'w:tblBorders',
    {},
    ...['top', 'left', 'bottom', 'right'].map((side) => border(side, table.outer)),
    ...['insideH', 'insideV'].map((side) => border(side, table.inner)),
  );
}
