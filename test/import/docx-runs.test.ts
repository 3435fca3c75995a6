import { describe, expect, it } from 'vitest';
import { p, read, run, text, words, written } from './docx-cases.ts';
import { part } from './docx-maker.ts';
import { remarksOf } from './importing.ts';

/** Runs of a DOCX that a bulletin shows differently, or not at all, and how that is reported. */

const mark = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`);
const instruction = (code: string) => run(`<w:instrText>${code}</w:instrText>`);

describe('a run', () => {
  it.each([
    ['struck', '<w:strike/>', ['struck']],
    ['struck twice', '<w:dstrike/>', ['struck']],
    ['in italics', '<w:i/>', ['emphasis']],
    ['underlined', '<w:u w:val="single"/>', ['emphasis']],
    ['underlined by none', '<w:u w:val="none"/>', []],
    ['dotted', '<w:em w:val="underDot"/>', ['emphasis']],
  ])('%s keeps its words and reports what is lost', async (_, properties, remarks) => {
    const given = await read(p(text('按期完成', properties) + text('任务。')));
    expect(words(given)).toEqual(['按期完成任务。']);
    expect(remarksOf(given)).toEqual(remarks);
  });

  it.each([
    ['SimHei', '**强基础。**建设阵地12个。'],
    ['方正黑体_GBK', '**强基础。**建设阵地12个。'],
    ['KaiTi_GB2312', '**强基础。**建设阵地12个。'],
    ['微软雅黑', '强基础。建设阵地12个。'],
    ['雅黑体', '强基础。建设阵地12个。'],
  ])('in %s before others is a lead-in only where that is meant', async (font, expected) => {
    const given = await read(
      p(text('强基础。', `<w:rFonts w:eastAsia="${font}"/>`) + text('建设阵地12个。', '<w:rFonts w:eastAsia="仿宋"/>')),
    );
    expect(written(given)).toContain(expected);
  });

  it('that is hidden and empty is not reported', async () => {
    const given = await read(p(text('公开的话。') + run('', '<w:vanish/>') + text('\u200b', '<w:vanish/>')));
    expect(words(given)).toEqual(['公开的话。']);
    expect(remarksOf(given)).toEqual([]);
  });

  it('is raised together with the blank between its figures', async () => {
    const given = await read(p(text('容积12m') + text('3 2', '<w:vertAlign w:val="superscript"/>') + text('。')));
    expect(words(given)).toEqual(['容积12m³ ²。']);
  });

  it('has the author’s line breaks, not those of pages or columns', async () => {
    const given = await read(
      p(text('上半句，') + run('<w:br w:type="page"/>') + text('下半句，') + run('<w:br w:type="column"/>') + text('末句。')),
    );
    expect(words(given)).toEqual(['上半句，下半句，末句。']);
  });

  it('maps a sign of a symbol font by its meaning; a sign without a font is unknown', async () => {
    const given = await read(p(run('<w:sym w:font="Symbol" w:char="F0B0"/>') + text('，') + run('<w:sym/>') + text('。')));
    expect(words(given)).toEqual(['°，〓。']);
    expect(remarksOf(given)).toEqual(['symbols']);
  });
});

describe('a symbol', () => {
  it('of an emoji font is the fallback character for older versions', async () => {
    const emoji =
      '<mc:AlternateContent><mc:Choice Requires="w16se"><w:symEx/></mc:Choice><mc:Fallback><w:t>☑</w:t></mc:Fallback></mc:AlternateContent>';
    const given = await read(p(run(emoji) + text('已办结，') + run(emoji.replace('☑', '☐'), '<w:b/>') + text('未办结')));
    expect(words(given)).toEqual(['☑已办结，☐未办结']);
    expect(remarksOf(given)).toEqual([]);
  });
});

describe('a field', () => {
  it('shows only its result, neither its instruction nor that of a nested field', async () => {
    const given = await read(
      p(
        text('共') +
          mark('begin') +
          instruction(' IF ') +
          mark('begin') +
          instruction(' PAGE ') +
          mark('separate') +
          text('内') +
          mark('end') +
          text('指令里的字') +
          run('<w:tab/>') +
          mark('separate') +
          text('3') +
          mark('end') +
          text('页。'),
      ),
    );
    expect(words(given)).toEqual(['共3页。']);
  });

  it('that was never begun is not a field: its words stay, its instruction does not', async () => {
    const given = await read(p(instruction(' PAGE ') + mark('separate') + text('第一页') + mark('end') + text('。')));
    expect(words(given)).toEqual(['第一页。']);
  });

  it('that is a link without an address keeps only the words', async () => {
    const given = await read(p(mark('begin') + instruction(' HYPERLINK "" ') + mark('separate') + text('公告') + mark('end') + text('。')));
    expect(written(given)).toContain('\n公告。\n');
  });
});

describe('a style', () => {
  it('without a name still applies its properties', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="n"><w:rPr><w:b/></w:rPr></w:style>';
    const given = await read(p(text('加粗的一段。'), '<w:pStyle w:val="n"/>') + p(text('平常的一段。')), {
      parts: { 'word/styles.xml': part('styles', styles) },
      relations: [['s', 'styles', 'styles.xml']],
    });
    expect(written(given)).toContain('**加粗的一段。**\n\n平常的一段。');
  });
});
