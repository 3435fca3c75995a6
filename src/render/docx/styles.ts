import type { XmlComponent } from 'docx';
import type { PageSettings } from '../../model/page.ts';
import type { RenderJob } from '../renderer.ts';
import { makeDraftStyles, suppressLineNumbers } from './draft.ts';
import { element, property } from './element.ts';
import { type FontNames, makeFonts } from './fonts.ts';
import { makeMastheadStyles } from './masthead-styles.ts';
import { computeRuleHeight, type Measures } from './measures.ts';
import { characterStyle, makeDefaultStyles, makeOffGridSpacing, paragraphStyle } from './style-elements.ts';
import { style } from './style-ids.ts';
import { makeTableStyles } from './table-styles.ts';

/** What the styles depend on: the masthead's words, the page, and the type sizes of tables. */
export type StyledJob = Pick<RenderJob, 'bulletin' | 'page'> & { readonly layout: Pick<RenderJob['layout'], 'pages'> };

/**
 * Every style of the document, defaults first, each based on the one it varies. The document's look is here and nowhere else: paragraphs
 * name a style and carry almost nothing of their own, so that an editor changes a style once and the whole issue follows.
 */
export function makeStyles({ bulletin, layout, page }: StyledJob, measures: Measures, fonts: FontNames): readonly XmlComponent[] {
  const { pitch, character } = measures;
  const tables = layout.pages.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'table');
  const blankBefore = element('w:spacing', { 'w:before': pitch, 'w:after': 0, 'w:line': pitch, 'w:lineRule': 'exact' });
  const flush = element('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 0 });
  const size = (points: number) => [property('w:sz', points * 2), property('w:szCs', points * 2)];
  const centred = property('w:jc', 'center');
  const keepNext = element('w:keepNext');
  const outline = (level: number) => property('w:outlineLvl', level);
  const natural = property('w:spacing', 0);
  const heiti = makeFonts(fonts, 'heiti');
  const headingFonts = { 1: heiti, 2: makeFonts(fonts, 'kaiti'), 3: makeFonts(fonts, 'fangsong'), 4: makeFonts(fonts, 'fangsong') };
  const headingNames = { 1: '一级标题', 2: '二级标题', 3: '三级标题', 4: '四级标题' };
  const uncounted = suppressLineNumbers(bulletin.draft);
  const leaderTab = element('w:tabs', {}, element('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': measures.width }));

  return [
    makeDefaults(page, measures, fonts),
    ...makeDefaultStyles(),
    paragraphStyle({
      id: style.body,
      name: '简报正文',
      paragraph: [element('w:ind', { 'w:firstLineChars': 200, 'w:firstLine': 2 * character }), property('w:jc', 'both')],
    }),
    ...makeMastheadStyles(bulletin.masthead, page, measures, fonts, uncounted),
    paragraphStyle({
      id: style.contentsTitle,
      name: '要目标题',
      next: style.contentsEntry,
      paragraph: [keepNext, blankBefore, centred],
      run: [heiti],
    }),
    paragraphStyle({ id: style.contentsSection, name: '要目栏目', next: style.contentsEntry, paragraph: [keepNext], run: [heiti] }),
    paragraphStyle({
      id: style.contentsEntry,
      name: '要目条目',
      paragraph: [leaderTab, element('w:ind', { 'w:left': character, 'w:hanging': character })],
    }),
    paragraphStyle({
      id: style.sectionTitle,
      name: '栏目标题',
      next: style.body,
      paragraph: [keepNext, blankBefore, centred, outline(0)],
      run: [heiti],
    }),
    paragraphStyle({ id: style.itemStart, name: '稿件首段', basedOn: style.body, next: style.body, paragraph: [blankBefore] }),
    paragraphStyle({
      id: style.itemTitle,
      name: '稿件标题',
      next: style.body,
      paragraph: [keepNext, blankBefore, centred, outline(1)],
      run: [heiti],
    }),
    characterStyle(style.runInTitle, '文中标题', heiti),
    characterStyle(style.leadIn, '提要句', element('w:b'), element('w:bCs')),
    // A name to find links by and to change them all; printed matter shows them as text.
    characterStyle(style.link, '链接'),
    // Word and LibreOffice shrink a raised figure to some 0.6 of its size; of 13 pt for 16 that leaves the half character the layout counts.
    characterStyle(style.noteMark, '注号', ...size(Math.round(page.size.body * 0.8)), property('w:vertAlign', 'superscript')),
    paragraphStyle({
      id: style.editorsNote,
      name: '编者按',
      basedOn: style.body,
      next: style.itemStart,
      paragraph: [keepNext, blankBefore],
      run: [makeFonts(fonts, 'kaiti')],
    }),
    characterStyle(style.editorsNoteLabel, '编者按标签', heiti),
    ...([1, 2, 3, 4] as const).map((level) =>
      paragraphStyle({
        id: style.headings[level],
        name: headingNames[level],
        basedOn: style.body,
        next: style.body,
        paragraph: [keepNext, outline(level + 1)],
        run: [headingFonts[level]],
      }),
    ),
    paragraphStyle({
      id: style.list,
      name: '列表条目',
      basedOn: style.body,
      // Counted in characters, the body's indent would win over the ones of the list's levels.
      paragraph: [element('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 2 * character })],
    }),
    paragraphStyle({
      id: style.attribution,
      name: '署名',
      basedOn: style.body,
      next: style.body,
      paragraph: [element('w:keepLines'), flush, property('w:jc', 'right')],
    }),
    paragraphStyle({
      id: style.note,
      name: '注释',
      basedOn: style.body,
      // In twips, so that the later notes can be indented further.
      paragraph: [element('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 2 * character })],
    }),
    ...makeTableStyles(
      page,
      measures,
      fonts,
      tables.map((table) => table.size),
    ),
    // A line of exact height clips a picture; this one is as high as the picture and no higher: its own type takes no room.
    paragraphStyle({
      id: style.picture,
      name: '图片',
      next: style.caption,
      paragraph: [...uncounted, property('w:snapToGrid', 0), element('w:spacing', { 'w:line': 240, 'w:lineRule': 'auto' }), centred],
      run: size(1),
    }),
    paragraphStyle({ id: style.caption, name: '图题', next: style.body, paragraph: [centred], run: [makeFonts(fonts, 'kaiti')] }),
    paragraphStyle({
      id: style.imprint,
      name: '版记',
      // A line and the rule below it take one line of the grid together.
      paragraph: [...uncounted, ...makeOffGridSpacing(pitch - computeRuleHeight(page.imprint.inner))],
      run: [natural, ...size(page.size.imprint)],
    }),
    paragraphStyle({
      id: style.folio,
      name: '页码',
      paragraph: [...uncounted, ...makeOffGridSpacing(measures.footerLine)],
      run: [makeFonts(fonts, 'song', fonts.song), natural, ...size(page.size.folio)],
    }),
    paragraphStyle({ id: style.anchor, name: '版记定位', paragraph: [...uncounted, ...makeOffGridSpacing(measures.anchor)], run: size(1) }),
    ...makeDraftStyles(bulletin.draft, page, fonts),
  ];
}

/** What holds for every paragraph and run unless a style says otherwise: Chinese line breaking, the pitch, the body's type. */
function makeDefaults(page: PageSettings, measures: Measures, fonts: FontNames): XmlComponent {
  const run = element(
    'w:rPr',
    {},
    makeFonts(fonts, 'fangsong'),
    property('w:spacing', measures.closing),
    property('w:kern', 0),
    property('w:sz', page.size.body * 2),
    property('w:szCs', page.size.body * 2),
    // Latin text is English: said to be Chinese, LibreOffice breaks its numbers anywhere (measured).
    element('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' }),
  );
  const paragraph = element(
    'w:pPr',
    {},
    property('w:widowControl', 0),
    property('w:kinsoku', 1),
    property('w:overflowPunct', 1),
    property('w:autoSpaceDE', 1),
    property('w:autoSpaceDN', 1),
    element('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': measures.pitch, 'w:lineRule': 'exact' }),
  );
  return element('w:docDefaults', {}, element('w:rPrDefault', {}, run), element('w:pPrDefault', {}, paragraph));
}
