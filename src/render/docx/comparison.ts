import { Document, DocumentGridType, type FileChild } from 'docx';
import type { ComparedParagraph, PassageRole } from '../../model/comparison.ts';
import type { ComparisonJob } from '../comparison.ts';
import { makeDraftHeaders } from './draft.ts';
import { makeElement, makeProperty } from './element.ts';
import { defaultFontNames, type FontNames } from './fonts.ts';
import { makeFolios } from './footers.ts';
import { computeMeasures, type Measures } from './measures.ts';
import { packDocument } from './package.ts';
import { style } from './style-ids.ts';
import { makeStyles } from './styles.ts';
import { assertLegal } from './text.ts';
import { Tracker } from './tracked.ts';

/** Header of every page of a comparison. */
const MARK = '花脸稿';

const styles: Readonly<Record<PassageRole, string>> = {
  notice: style.notice,
  name: style.name,
  number: style.number,
  publisher: style.publisher,
  'section-title': style.sectionTitle,
  'editors-note': style.editorsNote,
  'item-start': style.itemStart,
  'item-title': style.itemTitle,
  'heading-1': style.headings[1],
  'heading-2': style.headings[2],
  'heading-3': style.headings[3],
  'heading-4': style.headings[4],
  body: style.body,
  list: style.list,
  row: style.tableText,
  picture: style.caption,
  caption: style.caption,
  byline: style.byline,
  attribution: style.attribution,
  note: style.note,
  imprint: style.imprint,
};

/**
 * Renders a comparison as a document in the bulletin's styles with Word's own tracked changes: accepting all gives the new state, rejecting
 * all the old one. Pictures are only named, and the imprint is plain lines. The same job gives the same bytes.
 *
 * @param fontNames Font names, where an office uses others than the defaults.
 */
export async function renderTrackedDocx(job: ComparisonJob, fontNames: FontNames = defaultFontNames): Promise<Uint8Array> {
  const { comparison, page, author, date } = job;
  const bulletin = { ...job.bulletin, draft: { mark: MARK, lineNumbers: false } };
  const measures = computeMeasures(page);
  const tracker = new Tracker({ author, date: `${date}T00:00:00Z` });
  const { sheet, margin, footer, pitch } = measures;
  const { properties } = comparison;
  const themeFont = { latin: fontNames.latin, eastAsia: fontNames.fangsong };
  const document = new Document({
    title: assertLegal(`${properties.title} ${MARK}`),
    creator: assertLegal(properties.author),
    lastModifiedBy: assertLegal(properties.author),
    revision: 1,
    styles: { importedStyles: [...makeStyles({ bulletin, page, layout: { pages: [] } }, measures, fontNames)] },
    evenAndOddHeaderAndFooters: true,
    theme: { fonts: { headings: themeFont, body: themeFont } },
    sections: [
      {
        properties: {
          page: { size: sheet, margin: { ...margin, header: margin.top >> 1, footer, gutter: 0 } },
          grid: { type: DocumentGridType.LINES, linePitch: pitch },
        },
        ...makeDraftHeaders(bulletin.draft),
        footers: { ...makeFolios(measures, 'right') },
        children: [...writeBody(markTypedEnds(comparison.paragraphs), tracker, measures)],
      },
    ],
  });
  return packDocument(document, properties.date, fontNames);
}

/** Writes paragraphs, tables of consecutive rows, and the ranges of moved items. */
function writeBody(paragraphs: readonly ComparedParagraph[], tracker: Tracker, measures: Measures): FileChild[] {
  const numbers = new Map<string, number>();
  const body = groupByMove(paragraphs).flatMap((group): FileChild[] => {
    const [{ item, end }] = group;
    const children = groupTables(group).flatMap((part) => {
      const isTable = part[0].role === 'row';
      return isTable ? [writeTable(part, tracker, measures)] : part.map((each) => writeParagraph(each, tracker));
    });
    if (item === null || (end !== 'moved-away' && end !== 'moved-here')) return children;
    // Word pairs the two places of a move by name.
    const number = numbers.get(item) ?? numbers.size + 1;
    numbers.set(item, number);
    const { start, end: stop } = tracker.range(end, `move${number}`);
    return [start as FileChild, ...children, stop as FileChild];
  });
  // A body must end with a paragraph.
  return paragraphs.at(-1)?.role === 'row' ? [...body, makeEmptyLine()] : body;
}

type Group = readonly [ComparedParagraph, ...ComparedParagraph[]];

/** Groups consecutive paragraphs of one item that were moved alike. */
function groupByMove(paragraphs: readonly ComparedParagraph[]): Group[] {
  const move = ({ end }: ComparedParagraph) => (end === 'moved-away' || end === 'moved-here' ? end : '');
  return groupNeighbours(paragraphs, (a, b) => a.item === b.item && move(a) === move(b));
}

/** Groups consecutive rows with the same number of cells, and stretches of paragraphs. */
function groupTables(paragraphs: Group): Group[] {
  return groupNeighbours(paragraphs, (a, b) => a.role === 'row' && b.role === 'row' && a.cells.length === b.cells.length).flatMap(
    (group, index, groups) => {
      const before = groups[index - 1];
      // Word merges adjacent tables.
      const touches = group[0].role === 'row' && before?.[0].role === 'row';
      return touches ? [[EMPTY] as Group, group] : [group];
    },
  );
}

const EMPTY: ComparedParagraph = { role: 'imprint', cells: [[]], end: 'kept', item: null };

function groupNeighbours(list: readonly ComparedParagraph[], belong: (a: ComparedParagraph, b: ComparedParagraph) => boolean): Group[] {
  const groups: [ComparedParagraph, ...ComparedParagraph[]][] = [];
  for (const each of list) {
    const last = groups.at(-1);
    if (last !== undefined && belong(last[last.length - 1] ?? each, each)) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

function writeParagraph({ role, cells, end }: ComparedParagraph, tracker: Tracker): FileChild {
  const [runs = []] = cells;
  // A masthead line with text at both ends contains a tab.
  const parted = role === 'number' && runs.some(({ text }) => text.includes('\t'));
  return makeElement(
    'w:p',
    {},
    makeElement('w:pPr', {}, makeProperty('w:pStyle', parted ? style.numberAndSigner : styles[role]), ...tracker.mark(end)),
    ...tracker.runs(runs),
  );
}

function writeTable(rows: Group, tracker: Tracker, { width }: Measures): FileChild {
  const columns = Math.max(1, rows[0].cells.length);
  const widths = Array.from({ length: columns }, (_, index) => Math.floor(width / columns) + (index < width % columns ? 1 : 0));
  return makeElement(
    'w:tbl',
    {},
    makeElement(
      'w:tblPr',
      {},
      makeProperty('w:tblStyle', style.table),
      makeElement('w:tblW', { 'w:w': width, 'w:type': 'dxa' }),
      makeElement('w:tblLayout', { 'w:type': 'fixed' }),
    ),
    makeElement('w:tblGrid', {}, ...widths.map((each) => makeElement('w:gridCol', { 'w:w': each }))),
    ...rows.map(({ cells, end }) =>
      makeElement(
        'w:tr',
        {},
        makeElement('w:trPr', {}, makeElement('w:cantSplit'), ...tracker.row(end)),
        ...cells.map((runs, index) =>
          makeElement(
            'w:tc',
            {},
            makeElement('w:tcPr', {}, makeElement('w:tcW', { 'w:w': widths[index] ?? 0, 'w:type': 'dxa' })),
            makeElement(
              'w:p',
              {},
              makeElement('w:pPr', {}, makeProperty('w:pStyle', style.tableText), ...tracker.mark(end)),
              ...tracker.runs(runs),
            ),
          ),
        ),
      ),
    ),
  );
}

function makeEmptyLine(): FileChild {
  return makeElement('w:p', {}, makeElement('w:pPr', {}, makeProperty('w:pStyle', style.anchor)));
}

/**
 * Marks paragraphs inserted or deleted after changed words the way Word does when they are typed or deleted there: the paragraph with those
 * words has a changed end, and the last of the paragraphs keeps its end. The text is the same either way, but LibreOffice 7.4 merges two
 * changes that are separated by an unchanged paragraph end only (measured).
 */
function markTypedEnds(paragraphs: readonly ComparedParagraph[]): ComparedParagraph[] {
  const typed = [...paragraphs];
  for (const [index, paragraph] of paragraphs.entries()) {
    const change = paragraph.cells.at(-1)?.at(-1)?.change;
    if (paragraph.end !== 'kept' || paragraph.role === 'row' || (change !== 'inserted' && change !== 'deleted')) continue;
    let last = index;
    while (isAlike(paragraphs[last + 1], paragraph, change)) last += 1;
    for (let at = index; at < last; at += 1) typed[at] = { ...(paragraphs[at] ?? paragraph), end: change };
    if (last > index) typed[last] = { ...(paragraphs[last] ?? paragraph), end: 'kept' };
  }
  return typed;
}

/** Whether a whole paragraph was inserted or deleted and has the same role as another: the role goes with the paragraph end. */
function isAlike(paragraph: ComparedParagraph | undefined, other: ComparedParagraph, change: ComparedParagraph['end']): boolean {
  if (paragraph === undefined || paragraph.end !== change || paragraph.role !== other.role || paragraph.item !== other.item) return false;
  return paragraph.cells.every((runs) => runs.every((run) => run.change === change));
}
