import type { XmlComponent } from 'docx';
import type { PageSettings } from '../../model/page.ts';
import type { RenderJob } from '../renderer.ts';
import { makeDraftStyles, suppressLineNumbers } from './draft.ts';
import { makeElement, makeProperty } from './element.ts';
import { type FontNames, makeFonts } from './fonts.ts';
import { makeMastheadStyles } from './masthead-styles.ts';
import { computeRuleHeight, type Measures } from './measures.ts';
import { characterStyle, makeDefaultStyles, makeOffGridSpacing, makeParagraphStyle } from './style-elements.ts';
import { style } from './style-ids.ts';
import { makeTableStyles } from './table-styles.ts';

/** What the styles depend on: the masthead's words, the page, and the type sizes of tables. */
export type StyledJob = Pick<RenderJob, 'bulletin' | 'page'> & { readonly layout: Pick<RenderJob['layout'], 'pages'> };

/** What groups of styles are made from. */
interface StyleContext {
  readonly page: PageSettings;
  readonly measures: Measures;
  readonly fonts: FontNames;
  /** Excludes a style from line numbering; empty where lines are not numbered. */
  readonly uncounted: readonly XmlComponent[];
}

/**
 * All styles of the document, defaults first, each based on the one it varies. The look of the document is defined here alone: paragraphs
 * name a style and carry almost nothing of their own, so that changing a style changes the whole issue.
 */
export function makeStyles({ bulletin, layout, page }: StyledJob, measures: Measures, fonts: FontNames): readonly XmlComponent[] {
  const uncounted = suppressLineNumbers(bulletin.draft);
  const context: StyleContext = { page, measures, fonts, uncounted };
  const tableSizes = layout.pages
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.kind === 'table')
    .map(({ size }) => size);
  return [
    makeDefaults(page, measures, fonts),
    ...makeDefaultStyles(),
    makeBodyStyle(measures),
    ...makeMastheadStyles(bulletin.masthead, page, measures, fonts, uncounted),
    ...makeContentsStyles(context),
    ...makeTitleStyles(context),
    ...makeInlineStyles(context),
    ...makeEditorsNoteStyles(context),
    ...makeHeadingStyles(context),
    ...makeItemPartStyles(context),
    ...makeTableStyles(page, measures, fonts, tableSizes),
    ...makePictureStyles(context),
    ...makePageEndStyles(context),
    ...makeDraftStyles(bulletin.draft, page, fonts),
  ];
}

const CENTRED = makeProperty('w:jc', 'center');
const KEEP_NEXT = makeElement('w:keepNext');
const NO_LETTER_SPACING = makeProperty('w:spacing', 0);

function makeBodyStyle({ character }: Measures): XmlComponent {
  return makeParagraphStyle({
    id: style.body,
    name: '简报正文',
    paragraph: [makeElement('w:ind', { 'w:firstLineChars': 200, 'w:firstLine': 2 * character }), makeProperty('w:jc', 'both')],
  });
}

function makeContentsStyles({ measures, fonts }: StyleContext): readonly XmlComponent[] {
  const { width, character } = measures;
  const heiti = makeFonts(fonts, 'heiti');
  const leaderTab = makeElement('w:tabs', {}, makeElement('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': width }));
  return [
    makeParagraphStyle({
      id: style.contentsTitle,
      name: '要目标题',
      next: style.contentsEntry,
      paragraph: [KEEP_NEXT, makeBlankLineBefore(measures), CENTRED],
      run: [heiti],
    }),
    makeParagraphStyle({ id: style.contentsSection, name: 'toc 1', next: style.contentsEntry, paragraph: [KEEP_NEXT], run: [heiti] }),
    makeParagraphStyle({
      id: style.contentsEntry,
      name: 'toc 2',
      paragraph: [leaderTab, makeElement('w:ind', { 'w:left': 2 * character, 'w:hanging': character })],
    }),
  ];
}

function makeTitleStyles({ measures, fonts }: StyleContext): readonly XmlComponent[] {
  const heiti = makeFonts(fonts, 'heiti');
  const title = (level: number) => [KEEP_NEXT, makeBlankLineBefore(measures), CENTRED, makeOutlineLevel(level)];
  return [
    makeParagraphStyle({ id: style.sectionTitle, name: '栏目标题', next: style.body, paragraph: title(0), run: [heiti] }),
    makeParagraphStyle({
      id: style.subsectionTitle,
      name: '二级栏目标题',
      next: style.body,
      paragraph: title(0),
      run: [makeFonts(fonts, 'kaiti')],
    }),
    makeParagraphStyle({
      id: style.itemStart,
      name: '稿件首段',
      basedOn: style.body,
      next: style.body,
      paragraph: [makeBlankLineBefore(measures)],
    }),
    makeParagraphStyle({ id: style.itemTitle, name: '稿件标题', next: style.body, paragraph: title(1), run: [heiti] }),
  ];
}

function makeInlineStyles({ page, fonts }: StyleContext): readonly XmlComponent[] {
  return [
    characterStyle(style.runInTitle, '文中标题', makeFonts(fonts, 'heiti')),
    characterStyle(style.copyNumber, '份号', makeFonts(fonts, 'fangsong')),
    characterStyle(style.signerName, '签发人姓名', makeFonts(fonts, 'kaiti')),
    characterStyle(style.leadIn, '提要句', makeElement('w:b'), makeElement('w:bCs')),
    // Without properties: printed matter shows links as text, but editors can find and restyle them.
    characterStyle(style.link, '链接'),
    // Word and LibreOffice reduce superscripts to about 0.6 of their size; at 13 pt for 16 that is the half character of the layout.
    characterStyle(style.noteMark, '注号', ...makeTypeSize(Math.round(page.size.body * 0.8)), makeProperty('w:vertAlign', 'superscript')),
  ];
}

function makeEditorsNoteStyles({ measures, fonts }: StyleContext): readonly XmlComponent[] {
  return [
    makeParagraphStyle({
      id: style.editorsNote,
      name: '编者按',
      basedOn: style.body,
      next: style.itemStart,
      paragraph: [KEEP_NEXT, makeBlankLineBefore(measures)],
      run: [makeFonts(fonts, 'kaiti')],
    }),
    characterStyle(style.editorsNoteLabel, '编者按标签', makeFonts(fonts, 'heiti')),
  ];
}

/** The four levels of headings inside an item, by name and font (GB/T 9704-2012, 7.3.3). */
const HEADINGS = [
  { level: 1, name: '一级标题', role: 'heiti' },
  { level: 2, name: '二级标题', role: 'kaiti' },
  { level: 3, name: '三级标题', role: 'fangsong' },
  { level: 4, name: '四级标题', role: 'fangsong' },
] as const;

function makeHeadingStyles({ fonts }: StyleContext): readonly XmlComponent[] {
  return HEADINGS.map(({ level, name, role }) =>
    makeParagraphStyle({
      id: style.headings[level],
      name,
      basedOn: style.body,
      next: style.body,
      paragraph: [KEEP_NEXT, makeOutlineLevel(level + 1)],
      run: [makeFonts(fonts, role)],
    }),
  );
}

function makeItemPartStyles({ measures, fonts }: StyleContext): readonly XmlComponent[] {
  // In twips: counted in characters, the body's indent would override those of list levels and later notes.
  const indent = makeElement('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 2 * measures.character });
  const flush = makeElement('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 0 });
  return [
    makeParagraphStyle({ id: style.list, name: '列表条目', basedOn: style.body, paragraph: [indent] }),
    makeParagraphStyle({
      id: style.attribution,
      name: '署名',
      basedOn: style.body,
      next: style.body,
      paragraph: [makeElement('w:keepLines'), flush, makeProperty('w:jc', 'right')],
    }),
    makeParagraphStyle({
      id: style.byline,
      name: '题下署名',
      basedOn: style.attribution,
      next: style.body,
      paragraph: [KEEP_NEXT],
      run: [makeFonts(fonts, 'kaiti')],
    }),
    makeParagraphStyle({ id: style.note, name: '注释', basedOn: style.body, paragraph: [indent] }),
  ];
}

function makePictureStyles({ fonts, uncounted }: StyleContext): readonly XmlComponent[] {
  return [
    // An exact line height would clip a picture. This line is as high as the picture: its own type is 1 pt.
    makeParagraphStyle({
      id: style.picture,
      name: '图片',
      next: style.caption,
      paragraph: [
        ...uncounted,
        makeProperty('w:snapToGrid', 0),
        makeElement('w:spacing', { 'w:line': 240, 'w:lineRule': 'auto' }),
        CENTRED,
      ],
      run: makeTypeSize(1),
    }),
    makeParagraphStyle({ id: style.caption, name: '图题', next: style.body, paragraph: [CENTRED], run: [makeFonts(fonts, 'kaiti')] }),
  ];
}

/** Styles of the imprint, of its anchor, and of page numbers. */
function makePageEndStyles({ page, measures, fonts, uncounted }: StyleContext): readonly XmlComponent[] {
  return [
    makeParagraphStyle({
      id: style.imprint,
      name: '版记',
      // A line and the rule below it together take one line of the grid.
      paragraph: [...uncounted, ...makeOffGridSpacing(measures.pitch - computeRuleHeight(page.imprint.inner))],
      run: [NO_LETTER_SPACING, ...makeTypeSize(page.size.imprint)],
    }),
    makeParagraphStyle({
      id: style.folio,
      name: '页码',
      paragraph: [...uncounted, ...makeOffGridSpacing(measures.footerLine)],
      run: [makeFonts(fonts, 'song', fonts.song), NO_LETTER_SPACING, ...makeTypeSize(page.size.folio)],
    }),
    makeParagraphStyle({
      id: style.anchor,
      name: '版记定位',
      paragraph: [...uncounted, ...makeOffGridSpacing(measures.anchor)],
      run: makeTypeSize(1),
    }),
  ];
}

function makeBlankLineBefore({ pitch }: Measures): XmlComponent {
  return makeElement('w:spacing', { 'w:before': pitch, 'w:after': 0, 'w:line': pitch, 'w:lineRule': 'exact' });
}

function makeOutlineLevel(level: number): XmlComponent {
  return makeProperty('w:outlineLvl', level);
}

/** Type size in pt, for Latin, East Asian and complex scripts. */
function makeTypeSize(points: number): readonly XmlComponent[] {
  return [makeProperty('w:sz', points * 2), makeProperty('w:szCs', points * 2)];
}

/** Document defaults: Chinese line breaking, line height, and the body's type. */
function makeDefaults(page: PageSettings, measures: Measures, fonts: FontNames): XmlComponent {
  const run = makeElement(
    'w:rPr',
    {},
    makeFonts(fonts, 'fangsong'),
    makeProperty('w:spacing', measures.closing),
    makeProperty('w:kern', 0),
    makeProperty('w:sz', page.size.body * 2),
    makeProperty('w:szCs', page.size.body * 2),
    // Latin text is tagged English: tagged Chinese, LibreOffice breaks its numbers anywhere (measured).
    makeElement('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' }),
  );
  const paragraph = makeElement(
    'w:pPr',
    {},
    makeProperty('w:widowControl', 0),
    makeProperty('w:kinsoku', 1),
    makeProperty('w:overflowPunct', 1),
    makeProperty('w:autoSpaceDE', 1),
    makeProperty('w:autoSpaceDN', 1),
    makeElement('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': measures.pitch, 'w:lineRule': 'exact' }),
  );
  return makeElement('w:docDefaults', {}, makeElement('w:rPrDefault', {}, run), makeElement('w:pPrDefault', {}, paragraph));
}
