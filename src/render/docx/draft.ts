import { Header, type ISectionOptions, LineNumberRestartFormat, Paragraph, type XmlComponent } from 'docx';
import type { DraftMarks } from '../../model/bulletin.ts';
import type { PageSettings } from '../../model/page.ts';
import { makeElement, makeProperty } from './element.ts';
import { type FontNames, makeFonts } from './fonts.ts';
import { toRgb } from './measures.ts';
import { makeOffGridSpacing, makeParagraphStyle } from './style-elements.ts';
import { style } from './style-ids.ts';
import { makeRun } from './text.ts';

/** Line height of the draft mark, as a multiple of its type size. */
const LINE = 1.2;

/** Type size of line numbers in pt, and their distance from the text in twips. */
const NUMBER_SIZE = 10;
const NUMBER_DISTANCE = 227;

/** Letter spacing of the mark, as a fraction of its size. */
const LOOSE = 0.5;

/** Excludes a style from line numbering when the layout has no lines for it. */
export function suppressLineNumbers(draft: DraftMarks | undefined): readonly XmlComponent[] {
  return draft?.lineNumbers === true ? [makeElement('w:suppressLineNumbers')] : [];
}

/** Styles used only by drafts. */
export function makeDraftStyles(draft: DraftMarks | undefined, page: PageSettings, fonts: FontNames): readonly XmlComponent[] {
  if (draft === undefined) return [];
  const { body } = page.size;
  const size = (points: number) => [makeProperty('w:sz', points * 2), makeProperty('w:szCs', points * 2)];
  const line = Math.ceil(body * 20 * LINE);
  return [
    makeParagraphStyle({
      id: style.draftMark,
      name: '送审标记',
      paragraph: [...suppressLineNumbers(draft), ...makeOffGridSpacing(line), makeProperty('w:jc', 'center')],
      run: [
        makeFonts(fonts, 'heiti'),
        makeProperty('w:color', toRgb(page.red)),
        makeProperty('w:spacing', Math.round(body * 20 * LOOSE)),
        ...size(body),
      ],
    }),
    // Both recognise the built-in style by its name: Word by the first, LibreOffice 7.4 by the second (measured).
    ...(draft.lineNumbers ? ['line number', 'Line Numbering'] : []).map((name) =>
      makeElement(
        'w:style',
        { 'w:type': 'character', 'w:styleId': name === 'line number' ? style.lineNumber : style.lineNumbering },
        makeProperty('w:name', name),
        makeElement('w:rPr', {}, makeFonts(fonts, 'latin', fonts.latin), makeProperty('w:spacing', 0), ...size(NUMBER_SIZE)),
      ),
    ),
  ];
}

/** Headers of a draft: the mark, on odd and even pages. A header takes no line of text. */
export function makeDraftHeaders(draft: DraftMarks | undefined): Pick<ISectionOptions, 'headers'> {
  if (draft === undefined) return {};
  const header = () => new Header({ children: [new Paragraph({ style: style.draftMark, children: [makeRun(draft.mark)] })] });
  return { headers: { default: header(), even: header() } };
}

/** Section property for line numbers: every line, restarting on each page. */
export function makeLineNumbering(draft: DraftMarks | undefined): Pick<NonNullable<ISectionOptions['properties']>, 'lineNumbers'> {
  if (draft?.lineNumbers !== true) return {};
  return { lineNumbers: { countBy: 1, restart: LineNumberRestartFormat.NEW_PAGE, distance: NUMBER_DISTANCE } };
}
