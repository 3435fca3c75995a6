import type { Statistics } from '../../figures.ts';
import { type Column, listCategoryColumns, listMainColumns, listMonthColumns, listRows } from '../columns.ts';
import type { Output, OutputSetting } from '../output.ts';
import { formatPeriod, writeTitle } from '../words.ts';
import { chartPart, drawingPart } from './chart.ts';
import { packWorkbook } from './package.ts';
import { drawingSheet, makeWorksheet } from './sheet.ts';
import { formatColumnName } from './xml.ts';

/** A workbook with the figures, a chart of the points, and the figures by category and by month. */
export const asXlsx: Output = (statistics, setting) => {
  const { language } = setting;
  const say = (zh: string, en: string) => ({ zh, en })[language];
  const rows = listRows(statistics, language);
  const main: readonly Column[] = listMainColumns(language);
  const title = writeTitle(statistics)[language];
  const notes = writeNotes(statistics, setting);
  const summary = say('汇总', 'Summary');
  const points = say('得分', 'Points');
  const names = main.slice(0, 1);
  const table = (columns: readonly Column[]) => makeWorksheet({ columns, rows, notes, title });

  const { sources } = statistics;
  const at = (column: number) => `'${summary}'!$${formatColumnName(column)}$2:$${formatColumnName(column)}$${sources.length + 1}`;
  const chart = chartPart({
    title: `${title}${say('：', ': ')}${points}`,
    series: points,
    names: sources.map(({ name }) => name),
    values: sources.map((source) => source.points),
    namesAt: at(0),
    valuesAt: at(main.findIndex(({ heading }) => heading === points)),
  });
  return packWorkbook({
    title,
    date: statistics.period.to,
    sheets: [
      { name: summary, part: table(main) },
      { name: say('得分图', 'Chart'), part: drawingSheet(title) },
      { name: say('按类别', 'By category'), part: table([...names, ...listCategoryColumns(statistics, language)]) },
      { name: say('按月份', 'By month'), part: table([...names, ...listMonthColumns(statistics, language)]) },
    ],
    drawing: { sheet: 1, part: drawingPart(sources.length, points), chart },
  });
};

/** Notes that must stay with the figures when the workbook is passed on. */
function writeNotes({ joint, before, total }: Statistics, { language, shortcomings }: OutputSetting): readonly string[] {
  const say = (zh: string, en: string) => ({ zh, en })[language];
  const then = formatPeriod(before)[language];
  const lacking = [...shortcomings.leftOut, ...shortcomings.failures.map(({ issue }) => issue)];
  return [
    total.change === null
      ? say(`${then}没有刊期，不作比较。`, `No issues in ${then}: nothing to compare with.`)
      : say(`增减与${then}相比。`, `± is the change from ${then}.`),
    ...(joint === 0
      ? []
      : [
          say(
            `联合报送 ${joint} 篇，各单位分别计数，合计只计一次。`,
            `Joint items: ${joint}, counted for each of their sources, once in the total.`,
          ),
        ]),
    ...(lacking.length === 0 ? [] : [say(`没有计入：${lacking.join('、')}`, `Not counted: ${lacking.join(', ')}`)]),
  ];
}
