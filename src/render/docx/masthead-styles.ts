import type { XmlComponent } from 'docx';
import type { Masthead } from '../../model/bulletin.ts';
import type { PageSettings } from '../../model/page.ts';
import { makeElement, makeProperty } from './element.ts';
import { type FontNames, makeFonts } from './fonts.ts';
import { BASELINE, computeRuleHeight, type Measures, toEighths, toRgb, toTwips } from './measures.ts';
import { makeOffGridSpacing, makeParagraphStyle } from './style-elements.ts';
import { style } from './style-ids.ts';

/** Line height of the masthead as a multiple of the type size, enough for the tallest font. */
const LINE = 1.2;

/** Largest distance that Word allows between text and border, in pt. */
const WIDEST_SPACE = 31;

/**
 * Styles of the masthead. Spacing before each line puts its baseline where the template has it; the red rule is the bottom border of the
 * last line, as wide as the type area. On pre-printed sheets the room of the rule is left as spacing, so that nothing below it moves.
 *
 * @param uncounted excludes the lines from line numbering, where there is any
 */
export function makeMastheadStyles(
  masthead: Masthead,
  page: PageSettings,
  measures: Measures,
  fonts: FontNames,
  uncounted: readonly XmlComponent[],
): readonly XmlComponent[] {
  const { baseline, rows, rule, ruleTop } = page.masthead;
  const { width, character } = measures;
  const nameSize = fitNameSize(masthead.name, page);
  const textLine = Math.ceil(page.size.body * 20 * LINE);
  // Spacing before the first line of the page would be dropped, so the line itself is as high as its baseline needs.
  let end = Math.round(toTwips(baseline.notice) / BASELINE);
  const notice = makeOffGridSpacing(end);
  const below = (wanted: number, line: number) => {
    const before = Math.max(0, Math.round(toTwips(wanted) - end - BASELINE * line));
    end += before + line;
    return { before, line };
  };
  const above = baseline.above === undefined ? null : below(baseline.above, textLine);
  const name = below(baseline.name, Math.ceil(page.size.name * 20 * LINE));
  const number = below(baseline.number, textLine);
  const publisher = below(baseline.publisher, textLine);
  const space = Math.min(WIDEST_SPACE, Math.max(0, Math.round((toTwips(ruleTop) - end) / 20)));
  const ruled = space * 20 + computeRuleHeight(rule);
  // Includes the blank line that follows: of the spacing after a paragraph and before the next, the larger applies (measured in LibreOffice
  // 7.4).
  const after = Math.max(0, rows * measures.pitch - end - ruled) + measures.pitch;
  const red = toRgb(page.red);
  const border = makeElement('w:bottom', { 'w:val': 'single', 'w:sz': toEighths(rule), 'w:space': space, 'w:color': red });
  const rightTab = (position: number) => makeElement('w:tabs', {}, makeElement('w:tab', { 'w:val': 'right', 'w:pos': position }));
  const indented = makeElement('w:ind', { 'w:firstLine': character });
  const centred = makeProperty('w:jc', 'center');
  const loose = Math.round(nameSize * 20 * ([...masthead.name].length <= SHORT_NAME ? LOOSE : CLOSE));
  return [
    makeParagraphStyle({
      id: style.notice,
      name: '报头提示',
      next: style.name,
      paragraph: [...uncounted, rightTab(width), ...notice],
      run: [makeFonts(fonts, 'heiti')],
    }),
    ...(above === null
      ? []
      : [
          makeParagraphStyle({
            id: style.above,
            name: '刊名上行',
            next: style.name,
            paragraph: [...uncounted, ...makeOffGridSpacing(above.line, above.before), centred],
            run: [makeFonts(fonts, 'heiti')],
          }),
        ]),
    makeParagraphStyle({
      id: style.name,
      name: '刊名',
      next: style.number,
      paragraph: [...uncounted, ...makeOffGridSpacing(name.line, name.before), centred],
      run: [
        makeFonts(fonts, 'xiaobiaosong'),
        makeProperty('w:color', red),
        makeProperty('w:spacing', loose),
        makeProperty('w:sz', nameSize * 2),
        makeProperty('w:szCs', nameSize * 2),
      ],
    }),
    makeParagraphStyle({
      id: style.number,
      name: '期号',
      next: style.publisher,
      paragraph: [...uncounted, ...makeOffGridSpacing(number.line, number.before), centred],
    }),
    makeParagraphStyle({
      id: style.numberAndSigner,
      name: '期号与签发人',
      next: style.publisher,
      paragraph: [...uncounted, rightTab(width - character), ...makeOffGridSpacing(number.line, number.before), indented],
    }),
    makeParagraphStyle({
      id: style.publisher,
      name: '编印单位与日期',
      next: style.body,
      paragraph: [
        ...uncounted,
        ...(masthead.preprinted ? [] : [makeElement('w:pBdr', {}, border)]),
        rightTab(width - character),
        ...makeOffGridSpacing(publisher.line, publisher.before, masthead.preprinted ? after + ruled : after),
        indented,
      ],
    }),
  ];
}

/** Letter spacing of the name as a fraction of its size: names of up to eight characters are set loosely. */
const SHORT_NAME = 8;
const LOOSE = 0.08;
const CLOSE = 0.02;

/** Type size of the name in pt: the template's, or the largest whole size at which the name fits on one line. */
function fitNameSize(name: string, page: PageSettings): number {
  const characters = [...name];
  const loose = characters.length <= SHORT_NAME ? LOOSE : CLOSE;
  const squares = characters.reduce((sum, character) => sum + (character < '\u0080' ? 0.5 : 1) + loose, 0);
  return Math.max(1, Math.min(page.size.name, Math.floor(toTwips(page.area.width) / 20 / Math.max(1, squares))));
}
