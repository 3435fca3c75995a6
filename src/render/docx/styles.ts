import type { XmlComponent } from 'docx';
import type { PageSettings } from '../../model/page.ts';
import { element, property } from './element.ts';
import { type FontNames, fontsOf } from './fonts.ts';
import { eighths, type Measures, rgb } from './measures.ts';

/** Ids of the styles. Ids are Latin, as in Word's own files; the names people see are Chinese. */
export const style = {
  normal: 'Normal',
  body: 'BulletinBody',
  notice: 'BulletinNotice',
  name: 'BulletinName',
  number: 'BulletinNumber',
  publisher: 'BulletinPublisher',
  contentsTitle: 'ContentsTitle',
  contentsSection: 'ContentsSection',
  contentsEntry: 'ContentsEntry',
  sectionTitle: 'SectionTitle',
  itemStart: 'ItemStart',
  itemTitle: 'ItemTitle',
  runInTitle: 'RunInTitle',
  leadIn: 'LeadIn',
  headings: { 1: 'ItemHeading1', 2: 'ItemHeading2', 3: 'ItemHeading3', 4: 'ItemHeading4' },
  list: 'BulletinList',
  attribution: 'Attribution',
  tableText: 'TableText',
  table: 'BulletinTable',
  picture: 'Picture',
  caption: 'PictureCaption',
  imprint: 'Imprint',
  folio: 'Folio',
  anchor: 'ImprintAnchor',
} as const;

/**
 * Every style of the document, defaults first, each based on the one it varies. The document's look is here and nowhere else: paragraphs
 * name a style and carry almost nothing of their own, so that an editor changes a style once and the whole issue follows.
 */
export function stylesOf(page: PageSettings, measures: Measures, fonts: FontNames): readonly XmlComponent[] {
  const { pitch, character } = measures;
  const exact = (line: number) => element('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': line, 'w:lineRule': 'exact' });
  // A row of a table is as high as its line and the rule below it; together they take one line of the grid.
  const ruledLine = pitch - Math.round((eighths(page.imprint.inner) * 20) / 8);
  const blankBefore = element('w:spacing', { 'w:before': pitch, 'w:after': 0, 'w:line': pitch, 'w:lineRule': 'exact' });
  const flush = element('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 0 });
  const size = (points: number) => [property('w:sz', points * 2), property('w:szCs', points * 2)];
  const centred = property('w:jc', 'center');
  const keepNext = element('w:keepNext');
  const outline = (level: number) => property('w:outlineLvl', level);
  const natural = property('w:spacing', 0);
  const red = property('w:color', rgb(page.red));
  const heiti = fontsOf(fonts, 'heiti');
  const headingFonts = { 1: heiti, 2: fontsOf(fonts, 'kaiti'), 3: fontsOf(fonts, 'fangsong'), 4: fontsOf(fonts, 'fangsong') };
  const headingNames = { 1: '一级标题', 2: '二级标题', 3: '三级标题', 4: '四级标题' };
  const rightTab = element('w:tabs', {}, element('w:tab', { 'w:val': 'right', 'w:pos': measures.width }));
  const leaderTab = element('w:tabs', {}, element('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': measures.width }));
  const rule = element(
    'w:pBdr',
    {},
    element('w:bottom', { 'w:val': 'single', 'w:sz': eighths(page.masthead.rule), 'w:space': 1, 'w:color': rgb(page.red) }),
  );

  return [
    defaults(page, measures, fonts),
    paragraphStyle({ id: style.normal, name: 'Normal', default: true }),
    element(
      'w:style',
      { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultCharacter' },
      property('w:name', 'Default Paragraph Font'),
      hidden(),
    ),
    element('w:style', { 'w:type': 'numbering', 'w:default': 1, 'w:styleId': 'NoList' }, property('w:name', 'No List'), hidden()),
    plainTable(),
    paragraphStyle({
      id: style.body,
      name: '简报正文',
      paragraph: [element('w:ind', { 'w:firstLineChars': 200, 'w:firstLine': 2 * character }), property('w:jc', 'both')],
    }),
    paragraphStyle({ id: style.notice, name: '报头提示', next: style.name, run: [heiti] }),
    paragraphStyle({
      id: style.name,
      name: '刊名',
      next: style.number,
      paragraph: [exact(measures.nameLine), centred],
      run: [fontsOf(fonts, 'xiaobiaosong'), red, natural, ...size(page.size.name)],
    }),
    paragraphStyle({ id: style.number, name: '期号', next: style.publisher, paragraph: [centred] }),
    paragraphStyle({ id: style.publisher, name: '编印单位与日期', next: style.body, paragraph: [rule, rightTab] }),
    paragraphStyle({ id: style.contentsTitle, name: '要目标题', next: style.contentsEntry, paragraph: [keepNext, centred], run: [heiti] }),
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
    characterStyle({ id: style.runInTitle, name: '文中标题', run: [heiti] }),
    characterStyle({ id: style.leadIn, name: '提要句', run: [element('w:b'), element('w:bCs')] }),
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
    paragraphStyle({ id: style.tableText, name: '表格文字', paragraph: [exact(ruledLine)], run: [natural, ...size(page.size.imprint)] }),
    ruledTable(page),
    // A line of exact height clips a picture; this one grows with it and is rounded up to whole lines by the document grid.
    paragraphStyle({
      id: style.picture,
      name: '图片',
      next: style.caption,
      paragraph: [element('w:spacing', { 'w:line': 240, 'w:lineRule': 'auto' }), centred],
    }),
    paragraphStyle({ id: style.caption, name: '图题', next: style.body, paragraph: [centred], run: [fontsOf(fonts, 'kaiti')] }),
    paragraphStyle({ id: style.imprint, name: '版记', paragraph: [exact(ruledLine)], run: [natural, ...size(page.size.imprint)] }),
    paragraphStyle({
      id: style.folio,
      name: '页码',
      paragraph: [exact(measures.footerLine)],
      run: [fontsOf(fonts, 'song', fonts.song), natural, ...size(page.size.folio)],
    }),
    paragraphStyle({ id: style.anchor, name: '版记定位', paragraph: [exact(20)], run: size(1) }),
  ];
}

/** What holds for every paragraph and run unless a style says otherwise: Chinese line breaking, the pitch, the body's type. */
function defaults(page: PageSettings, measures: Measures, fonts: FontNames): XmlComponent {
  const run = element(
    'w:rPr',
    {},
    fontsOf(fonts, 'fangsong'),
    property('w:spacing', measures.closing),
    property('w:kern', 0),
    property('w:sz', page.size.body * 2),
    property('w:szCs', page.size.body * 2),
    element('w:lang', { 'w:val': 'zh-CN', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' }),
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

interface StyleDefinition {
  readonly id: string;
  readonly name: string;
  readonly default?: true;
  readonly basedOn?: string;
  readonly next?: string;
  readonly paragraph?: readonly XmlComponent[];
  readonly run?: readonly XmlComponent[];
}

function paragraphStyle(definition: StyleDefinition): XmlComponent {
  const { id, name, default: isDefault = false, basedOn = style.normal, next, paragraph = [], run = [] } = definition;
  return element(
    'w:style',
    { 'w:type': 'paragraph', ...(isDefault ? { 'w:default': 1 } : { 'w:customStyle': 1 }), 'w:styleId': id },
    property('w:name', name),
    ...(isDefault ? [] : [property('w:basedOn', basedOn)]),
    ...(next === undefined ? [] : [property('w:next', next)]),
    element('w:qFormat'),
    ...(paragraph.length === 0 ? [] : [element('w:pPr', {}, ...paragraph)]),
    ...(run.length === 0 ? [] : [element('w:rPr', {}, ...run)]),
  );
}

function characterStyle({
  id,
  name,
  run,
}: {
  readonly id: string;
  readonly name: string;
  readonly run: readonly XmlComponent[];
}): XmlComponent {
  return element(
    'w:style',
    { 'w:type': 'character', 'w:customStyle': 1, 'w:styleId': id },
    property('w:name', name),
    property('w:basedOn', 'DefaultCharacter'),
    element('w:qFormat'),
    element('w:rPr', {}, ...run),
  );
}

const PLAIN_TABLE = 'TableNormal';

function plainTable(): XmlComponent {
  return element(
    'w:style',
    { 'w:type': 'table', 'w:default': 1, 'w:styleId': PLAIN_TABLE },
    property('w:name', 'Normal Table'),
    hidden(),
    element('w:tblPr', {}, element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }), cellMargins(0)),
  );
}

function ruledTable(page: PageSettings): XmlComponent {
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const weight = eighths(page.imprint.inner);
  const borders = sides.map((side) => element(`w:${side}`, { 'w:val': 'single', 'w:sz': weight, 'w:space': 0, 'w:color': 'auto' }));
  return element(
    'w:style',
    { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': style.table },
    property('w:name', '简报表格'),
    property('w:basedOn', PLAIN_TABLE),
    element('w:qFormat'),
    element('w:tblPr', {}, element('w:tblBorders', {}, ...borders), cellMargins(80)),
  );
}

function cellMargins(side: number): XmlComponent {
  const margin = (name: string, width: number) => element(name, { 'w:w': width, 'w:type': 'dxa' });
  return element('w:tblCellMar', {}, margin('w:top', 0), margin('w:left', side), margin('w:bottom', 0), margin('w:right', side));
}

/** Keeps a style that exists only because the format wants one out of the lists people choose from. */
function hidden(): XmlComponent {
  return element('w:semiHidden');
}
