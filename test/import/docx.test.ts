import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/model/body.ts';
import { OPENING, PNG, p, read, run, text, words, written } from './docx-cases.ts';
import { part, table } from './docx-maker.ts';
import { onlyItem, remarksOf } from './importing.ts';

/** What a DOCX may contain, and how it is imported. */

describe('text', () => {
  it('is bold by its run, its style or its paragraph’s, unless the run turns it off', async () => {
    const styles = part(
      'styles',
      '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>' +
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="加粗"/><w:rPr><w:b/></w:rPr></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="更粗"/><w:basedOn w:val="P"/></w:style>',
    );
    const given = await read(
      p(text('甲。', '<w:b/>') + text('乙。', '<w:b w:val="0"/>') + text('丙。', '<w:rStyle w:val="S"/>') + text('丁。')) +
        p(text('戊。') + text('己。', '<w:b w:val="false"/>'), '<w:pStyle w:val="Q"/>'),
      { parts: { 'word/styles.xml': styles }, relations: [['s', 'styles', 'styles.xml']] },
    );
    expect(written(given)).toContain('**甲。**乙。**丙。**丁。\n\n**戊。**己。');
  });

  it('has a lead-in by its face: 黑体 or 楷体 before the rest', async () => {
    const kai = '<w:rFonts w:ascii="Times New Roman" w:eastAsia="楷体_GB2312"/>';
    const fang = '<w:rFonts w:eastAsia="仿宋_GB2312"/>';
    const given = await read(p(text('强基础。', kai) + text('建设阵地12个。', fang)) + p(text('全段楷体。', kai)));
    expect(written(given)).toContain('**强基础。**建设阵地12个。\n\n全段楷体。');
    expect(remarksOf(given)).toEqual(['faces']);
  });

  it('becomes superscript and subscript characters, or is reported', async () => {
    const up = '<w:vertAlign w:val="superscript"/>';
    const given = await read(
      p(text('3200m') + text('2', up) + text('，CO') + text('2', '<w:vertAlign w:val="subscript"/>') + text('，注') + text('甲', up)),
    );
    expect(words(given)).toEqual(['3200m²，CO₂，注甲']);
    expect(remarksOf(given)).toEqual(['raised']);
  });

  it('keeps the results of fields, links, symbols, hyphens and line breaks; reports hidden text, which is dropped', async () => {
    const field = (code: string, shown: string) =>
      run('<w:fldChar w:fldCharType="begin"/>') +
      run(`<w:instrText>${code}</w:instrText>`) +
      run('<w:fldChar w:fldCharType="separate"/>') +
      text(shown) +
      run('<w:fldChar w:fldCharType="end"/>');
    const given = await read(
      p(
        `${text('共')}${field(' SEQ 表 ', '3')}${text('页，见')}${field(' HYPERLINK "https://example.gov.cn/a?b=(1)_2_" ', '公告')}${text('。')}`,
      ) +
        p(
          `<w:hyperlink r:id="h">${text('附件')}</w:hyperlink><w:hyperlink r:id="j">${text('点我')}</w:hyperlink>${run('<w:sym w:font="Wingdings" w:char="F0FC"/><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F03A"/>')}`,
        ) +
        p(text('上一行') + run('<w:br/>') + text('# 下一行') + text('密', '<w:vanish/>')),
      {
        relations: [
          ['h', 'hyperlink', 'https://example.gov.cn/', true],
          ['j', 'hyperlink', 'javascript:alert(1)', true],
        ],
      },
    );
    expect(words(given)).toEqual(['共3页，见公告。', '附件点我√-〓', '上一行# 下一行']);
    expect(onlyItem(given).bodyBroken).toBe(false);
    expect(written(given)).toContain('[公告](https://example.gov.cn/a?b=\\(1\\)_2_)');
    expect(remarksOf(given)).toEqual(['hidden', 'links', 'symbols']);
  });

  it('accepts changes: keeps insertions, drops deletions and their marks, and moves text once', async () => {
    const given = await read(
      p(
        `${text('保留')}<w:ins w:id="1" w:author="a">${text('新增')}</w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>删去</w:delText></w:r></w:del><w:moveFrom>${text('移走')}</w:moveFrom>${text('。')}`,
      ) +
        p(text('前半段'), '<w:rPr><w:del w:id="3" w:author="a"/></w:rPr>') +
        p(`${text('后半段')}<w:moveTo>${text('移走')}</w:moveTo>`) +
        `<w:tbl><w:tr><w:tc>${p(text('留'))}</w:tc><w:tc>${p(text('下'))}</w:tc></w:tr><w:tr><w:trPr><w:del w:id="4" w:author="a"/></w:trPr><w:tc>${p(text('行'))}</w:tc></w:tr></w:tbl>`,
    );
    expect(words(given)).toEqual(['保留新增。', '前半段后半段移走', '留|下']);
    expect(remarksOf(given)).toEqual(['deletions', 'insertions']);
  });

  it('keeps comments beside it, which their own text cannot end', async () => {
    const comments = part('comments', `<w:comment w:id="7" w:author="王主任">${p(text('请核 --> <b>实</b>'))}</w:comment>`);
    const given = await read(p(text('共12个') + run('<w:commentReference w:id="7"/>') + text('。')), {
      parts: { 'word/comments.xml': comments },
      relations: [['c', 'comments', 'comments.xml']],
    });
    expect(words(given)).toEqual(['共12个。']);
    expect(onlyItem(given).bodyBroken).toBe(false);
    expect(written(given)).toContain('<!-- 批注（王主任）：请核 ——＞ ＜b＞实＜/b＞ -->');
  });

  it('is read from content controls, smart tags, alternatives, text boxes and formulas', async () => {
    const box = (inner: string) => `<w:drawing><wp:inline><w:txbxContent>${inner}</w:txbxContent></wp:inline></w:drawing>`;
    const given = await read(
      `<w:sdt><w:sdtContent>${p(`<w:sdt><w:sdtContent>${text('控件')}</w:sdtContent></w:sdt><w:smartTag>${text('标签')}</w:smartTag>`)}</w:sdtContent></w:sdt>` +
        p(
          `${text('外面')}${run(`<mc:AlternateContent><mc:Choice>${box(p(text('框里')))}</mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(text('框里'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`)}`,
        ) +
        p(`${text('面积')}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>`) +
        p(run('<w:ruby><w:rt><w:r><w:t>yáo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>垚</w:t></w:r></w:rubyBase></w:ruby>')),
    );
    expect(words(given)).toEqual(['控件标签', '外面', '框里', '面积a+b', '垚']);
    expect(remarksOf(given)).toEqual(['formulas', 'ruby', 'text-boxes']);
  });

  it('has footnotes and endnotes; headers are reported as left out', async () => {
    const note = (kind: string, id: number, of: string) => `<w:${kind} w:id="${id}">${p(run(`<w:${kind}Ref/>`) + text(of))}</w:${kind}>`;
    const given = await read(
      p(text('甲') + run('<w:endnoteReference w:id="2"/>') + text('乙') + run('<w:footnoteReference w:id="2"/>') + text('丙')),
      {
        parts: {
          'word/footnotes.xml': part(
            'footnotes',
            `<w:footnote w:type="separator" w:id="-1">${p('')}</w:footnote>${note('footnote', 2, '脚注_一_')}`,
          ),
          'word/endnotes.xml': part('endnotes', note('endnote', 2, '尾注')),
          'word/header1.xml': part('hdr', p(text('内部资料'))),
          'word/footer1.xml': part('ftr', p(text('— 1 —'))),
        },
        relations: [
          ['f', 'footnotes', 'footnotes.xml'],
          ['e', 'endnotes', 'endnotes.xml'],
          ['h', 'header', 'header1.xml'],
          ['g', 'footer', 'footer1.xml'],
        ],
      },
    );
    expect(words(given)).toEqual(['甲乙丙']);
    expect(onlyItem(given).notes.map(({ number, children }) => [number, toPlainText(children)])).toEqual([
      [1, '尾注'],
      [2, '脚注_一_'],
    ]);
    expect(given.result.imported[0]?.remarks).toContainEqual({ kind: 'header-footer', count: 1, words: '内部资料' });
  });
});

describe('structure', () => {
  const level = (at: number, format: string, pattern: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;
  const numbering = part(
    'numbering',
    `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}${level(1, 'bullet', '◦')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="2">${level(0, 'decimalEnclosedCircle', '%1')}${level(1, 'decimal', '%1.%2').replace('<w:lvlText', '<w:isLgl/><w:lvlText')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>',
  );
  const numbered = (id: number, at: number) => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`;
  const more = { parts: { 'word/numbering.xml': numbering }, relations: [['n', 'numbering', 'numbering.xml'] as const] };

  it('has automatic numbers as text, and bullets as lists', async () => {
    const given = await read(
      p(text('建强组织'), numbered(1, 0)) +
        p(text('优化设置'), numbered(1, 1)) +
        p(text('调整支部86个。')) +
        p(text('选优书记'), numbered(1, 1)) +
        p(text('公开遴选40名。')) +
        p(text('办好实事'), numbered(1, 0)) +
        p(text('从细节做起'), numbered(1, 1)) +
        p(text('办结12件。')) +
        p(text('一件'), numbered(2, 0)) +
        p(text('下级'), numbered(2, 1)) +
        p(text('又一件'), numbered(2, 0)) +
        p(text('先摸底。'), numbered(3, 0)) +
        p(text('再办理。'), numbered(3, 0)) +
        p(text('后反馈。'), numbered(3, 1)),
      more,
    );
    const body = written(given);
    expect(body).toContain(
      '# 一、建强组织\n\n## （一）优化设置\n\n调整支部86个。\n\n## （二）选优书记\n\n公开遴选40名。\n\n# 二、办好实事\n\n## （一）从细节做起\n\n办结12件。',
    );
    expect(body).toContain('- 一件\n  - 下级\n- 又一件\n\n①先摸底。\n\n②再办理。\n\n2.1后反馈。');
  });

  it('has headings by style, starting at the highest one used', async () => {
    const style = (id: string, name: string, outline: number) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr><w:outlineLvl w:val="${outline}"/></w:pPr></w:style>`;
    const styles = part('styles', style('2', 'heading 2', 1) + style('x', '小标题', 2));
    const given = await read(
      p(text('主要做法'), '<w:pStyle w:val="2"/>') + OPENING + p(text('具体成效'), '<w:pStyle w:val="x"/>') + OPENING,
      {
        parts: { 'word/styles.xml': styles },
        relations: [['s', 'styles', 'styles.xml']],
      },
    );
    expect(onlyItem(given).body.flatMap((block) => (block.type === 'heading' ? [[block.level, toPlainText(block.children)]] : []))).toEqual(
      [
        [1, '主要做法'],
        [2, '具体成效'],
      ],
    );
  });

  it('has tables with merged cells split, and keeps the text of a cell', async () => {
    const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
    const given = await read(
      `<w:tbl><w:tr>${cell(p(text('乡镇', '<w:b/>')), '<w:vMerge w:val="restart"/>')}${cell(p(text('办结')), '<w:gridSpan w:val="2"/>')}</w:tr>` +
        `<w:tr>${cell(p(''), '<w:vMerge/>')}${cell(p(text('民生|产业')))}${cell(p(text('第一行')) + p(text('第二行')))}</w:tr>` +
        `<w:tr>${cell(p(text('合计')))}${cell(table([['内', '外']]))}${cell(p(text('12', '<w:b/>')))}</w:tr></w:tbl>` +
        `<w:tbl><w:tr>${cell(p(text('框起来的一段话。')))}</w:tr></w:tbl>`,
    );
    expect(words(given)).toEqual(['乡镇|办结|', '|民生|产业|第一行第二行', '合计|内外|12', '框起来的一段话。']);
    expect(written(given)).toContain('第一行<br>第二行');
    expect(remarksOf(given)).toEqual(['boxed-text', 'merged-cells', 'nested-tables']);
  });

  it('has pictures under new names, in their own paragraphs; those that cannot be printed are extracted and reported', async () => {
    const blip = (id: string, alt = '') =>
      `<w:drawing><wp:inline><wp:docPr descr="${alt}"/><a:blip r:embed="${id}"/></wp:inline></w:drawing>`;
    const emf = new Uint8Array(60);
    emf.set(Buffer.from(' EMF'), 40);
    const sound = await read(
      p(run(blip('a', '现场[办公]'))) +
        p(text('文中') + run(blip('a', 'D:\\照片\\1.png')) + text('有图')) +
        p(run(blip('b'))) +
        p(run('<w:drawing><c:chart r:id="x"/></w:drawing>')) +
        p(run('<w:object><v:shape><v:imagedata r:id="b"/></v:shape></w:object>')),
      {
        parts: { 'word/media/image1.png': PNG, 'word/media/image2.emf': emf },
        relations: [
          ['a', 'image', 'media/image1.png'],
          ['b', 'image', 'media/image2.emf'],
        ],
      },
    );
    expect(words(sound)).toEqual(['![现场[办公]](images/01-1.png)', '文中有图', '![](images/01-2.png)']);
    expect(sound.result.written.filter((name) => name.startsWith('images/'))).toEqual([
      'images/01-1.png',
      'images/01-2.png',
      'images/01-3.emf',
      'images/01-4.emf',
    ]);
    expect(sound.result.diagnostics.filter(({ code }) => code === 'image-format')).toHaveLength(2);
    expect(written(sound)).toContain('<!-- 此处原有图表，没有导入，可另存为图片后插入 -->');
    expect(remarksOf(sound)).toEqual(['drawings', 'moved-pictures', 'objects', 'odd-pictures']);
  });
});
