import type { XmlComponent } from 'docx';
import type { PageSettings } from '../../model/page.ts';
import { makeElement, makeProperty } from './element.ts';
import { type FontNames, makeFonts } from './fonts.ts';
import { computeRuleHeight, type Measures, toEighths } from './measures.ts';
import { makeCellMargins, makeOffGridSpacing, makeParagraphStyle, tableStyle } from './style-elements.ts';
import { style } from './style-ids.ts';

/** Style ids of a cell's text, in the body and in the head. */
export interface CellStyles {
  readonly text: string;
  readonly head: string;
}

/** Style ids for table text at a type size in pt; the body's size has no suffix. */
export function getCellStyles(size: number, page: PageSettings): CellStyles {
  const suffix = size === page.size.body ? '' : `-${size}`;
  return { text: `${style.tableText}${suffix}`, head: `${style.tableHead}${suffix}` };
}

/**
 * Styles of tables: rules, and cell text at every size used in this bulletin.
 *
 * @param sizes type sizes in pt
 */
export function makeTableStyles(
  page: PageSettings,
  measures: Measures,
  fonts: FontNames,
  sizes: readonly number[],
): readonly XmlComponent[] {
  return [
    ...[...new Set([page.size.body, ...sizes])].flatMap((size) => makeCellTextStyles(size, page, measures, fonts)),
    tableStyle(style.table, '简报表格', makeBorders(page), makeCellMargins(measures.cellMargin)),
  ];
}

/**
 * Twips by which a table head is lower than its rows of the grid: the rule below it is heavier than those between the rows, and the rules
 * above the table and at its end (or the end of a page) come on top of those the rows make room for.
 */
export function computeHeadReduction({ table }: PageSettings): number {
  return 3 * computeRuleHeight(table.outer) - computeRuleHeight(table.inner);
}

function makeCellTextStyles(size: number, page: PageSettings, measures: Measures, fonts: FontNames): readonly XmlComponent[] {
  const ids = getCellStyles(size, page);
  const suffix = size === page.size.body ? '' : `（${size}磅）`;
  // A line and the rule below it together take one line of the grid.
  const line = measures.pitch - computeRuleHeight(page.table.inner);
  const closing = Math.floor((measures.closing * size) / page.size.body);
  const type = [makeProperty('w:spacing', closing), makeProperty('w:sz', size * 2), makeProperty('w:szCs', size * 2)];
  return [
    makeParagraphStyle({ id: ids.text, name: `表格文字${suffix}`, paragraph: makeOffGridSpacing(line), run: type }),
    makeParagraphStyle({
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
    makeElement(`w:${side}`, { 'w:val': 'single', 'w:sz': toEighths(millimetres), 'w:space': 0, 'w:color': 'auto' });
  return makeElement(
    'w:tblBorders',
    {},
    ...['top', 'left', 'bottom', 'right'].map((side) => border(side, table.outer)),
    ...['insideH', 'insideV'].map((side) => border(side, table.inner)),
  );
}
