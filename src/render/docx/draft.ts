import { Header, type ISectionOptions, LineNumberRestartFormat, Paragraph, type XmlComponent } from 'docx';
import type { DraftMarks } from '../../model/bulletin.ts';
import type { PageSettings } from '../../model/page.ts';
import { element, property } from './element.ts';
import { type FontNames, makeFonts } from './fonts.ts';
import { toRgb } from './measures.ts';
import { makeOffGridSpacing, paragraphStyle } from './style-elements.ts';
import { style } from './style-ids.ts';
import { makeRun } from './text.ts';

/** Height of the mark's line, as a multiple of its type size. */
const LINE = 1.2;

/** Type size of the numbers of lines, in pt, and how far from the text they stand, in twips. */
const NUMBER_SIZE = 10;
const NUMBER_DISTANCE = 227;

/** Widest distance between the letters of the mark, as a part of its size. */
const LOOSE = 0.5;

/** What keeps the lines of a style from being numbered: those the layout has no lines for. */
export function suppressLineNumbers(draft: DraftMarks | undefined): readonly XmlComponent[] {
  return draft?.lineNumbers === true ? [element('w:suppressLineNumbers')] : [];
}

/** The styles only a draft has. */
export function makeDraftStyles(draft: DraftMarks | undefined, page: PageSettings, fonts: FontNames): readonly XmlComponent[] {
  if (draft === undefined) return [];
  const { body } = page.size;
  const size = (points: number) => [property('w:sz', points * 2), property('w:szCs', points * 2)];
  const line = Math.ceil(body * 20 * LINE);
  return [
    paragraphStyle({
      id: style.draftMark,
      name: '送审标记',
      paragraph: [...suppressLineNumbers(draft), ...makeOffGridSpacing(line), property('w:jc', 'center')],
      run: [
        makeFonts(fonts, 'heiti'),
        property('w:color', toRgb(page.red)),
        property('w:spacing', Math.round(body * 20 * LOOSE)),
        ...size(body),
      ],
    }),
    ...(draft.lineNumbers
      ? [
          // Word and LibreOffice know this style by its name, as their own.
          element(
            'w:style',
            { 'w:type': 'character', 'w:styleId': style.lineNumber },
            property('w:name', 'line number'),
            element('w:rPr', {}, makeFonts(fonts, 'latin', fonts.latin), property('w:spacing', 0), ...size(NUMBER_SIZE)),
          ),
        ]
      : []),
  ];
}

/**
 * What a section of a draft has besides: the mark in a header, where it is in nobody's way and takes no line, on odd and even pages; and the
 * numbers of its lines, which Word counts by itself.
 */
export function makeDraftHeaders(draft: DraftMarks | undefined): Pick<ISectionOptions, 'headers'> {
  if (draft === undefined) return {};
  const header = () => new Header({ children: [new Paragraph({ style: style.draftMark, children: [makeRun(draft.mark)] })] });
  return { headers: { default: header(), even: header() } };
}

/** The numbering of lines as a property of a section: every line, anew on each page. */
export function makeLineNumbering(draft: DraftMarks | undefined): Pick<NonNullable<ISectionOptions['properties']>, 'lineNumbers'> {
  if (draft?.lineNumbers !== true) return {};
  return { lineNumbers: { countBy: 1, restart: LineNumberRestartFormat.NEW_PAGE, distance: NUMBER_DISTANCE } };
}
