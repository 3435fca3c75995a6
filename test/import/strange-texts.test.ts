import { describe, expect, it } from 'vitest';
import { docx } from './docx-maker.ts';
import { imported } from './importing.ts';

/** Long texts that repeat one thing. An import in quadratic time exceeds the limit below by far; in linear time it takes a tenth. */

const LENGTH = 50_000;
/** Most seconds of processor time for one import. */
const LIMIT = 5;
const TITLE = '清河县深化“村村共建”实现共同富裕';
const full = '某县聚焦重点领域推动服务下沉群众满意度持续提升，今年以来共';

const texts: Readonly<Record<string, string>> = {
  'page breaks': '\f'.repeat(LENGTH),
  'line ends': `正文\n${'\n'.repeat(LENGTH)}正文`,
  blanks: `正文${' '.repeat(LENGTH)}正文`,
  'ideographic blanks': `正文${'　'.repeat(LENGTH)}正文`,
  dashes: `${'—'.repeat(LENGTH)}正文`,
  dots: `本期要目\n${'…'.repeat(LENGTH)}正文`,
  'opening brackets': '（'.repeat(LENGTH),
  'closing brackets': '）'.repeat(LENGTH),
  asterisks: `正文${'*'.repeat(LENGTH)}正文`,
  'number signs': `# ${'# '.repeat(LENGTH / 2)}正文`,
  stops: '。'.repeat(LENGTH),
  'lines of a number': '1\n'.repeat(LENGTH / 2),
  'lines of a mark': '△\n'.repeat(LENGTH / 2),
  'full lines of one sentence': `${full}\n`.repeat(LENGTH / 30),
  'full lines behind a mark': `△标题。\n${`${full}\n`.repeat(LENGTH / 30)}`,
  'short pieces of lines': `基层动态\n${`${full}\n推动\n`.repeat(LENGTH / 34)}`,
  'lines of a mark and a title': '△标题\n'.repeat(LENGTH / 4),
  'headings of Markdown': '# 某\n'.repeat(LENGTH / 4),
  contents: `本期要目\n${'某县信息……2\n'.repeat(LENGTH / 8)}基层动态\n△标题\n正文。`,
  'lines of an imprint': `△标题\n正文。\n${'报：某部。\n'.repeat(LENGTH / 6)}`,
  'lines of growing length': Array.from({ length: 310 }, (_, at) => '某'.repeat(at)).join('\n'),
  'full lines without an end': `${'某县聚焦重点领域推动服务下沉群众满意度持续提升今年以来共有'}\n`.repeat(LENGTH / 30),
  'full lines amid a quote': `“${full}\n`.repeat(LENGTH / 31),
  'section titles': '基层动态\n'.repeat(LENGTH / 5),
  'one line': '某'.repeat(LENGTH),
};

const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const documents: Readonly<Record<string, string>> = {
  'line breaks': `<w:p><w:r>${'<w:t>甲</w:t><w:br/>'.repeat(100_000)}</w:r></w:p>`,
  'runs by turns bold': `<w:p>${(run('甲', '<w:b/>') + run('乙')).repeat(40_000)}</w:p>`,
  notes: `<w:p>${run('甲')}<w:r>${'<w:footnoteReference w:id="1"/>'.repeat(100_000)}</w:r></w:p>`,
  'text boxes within one another': `${'<w:p><w:r><w:pict><w:txbxContent>'.repeat(40)}${'</w:txbxContent></w:pict></w:r></w:p>'.repeat(40)}`,
  'empty cells': `<w:tbl><w:tr>${'<w:tc><w:p/></w:tc>'.repeat(100_000)}</w:tr></w:tbl>`,
};

const ends = async (file: Readonly<Record<string, string | Uint8Array>>, split: boolean) => {
  const start = process.cpuUsage();
  const { result } = await imported(file, { split, to: 'pub/issue-3' });
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(LIMIT);
  // The file was imported or the reason is given.
  expect(result.imported.length + result.diagnostics.length).toBeGreaterThan(0);
};

describe('a text that repeats one thing', () => {
  it.each(Object.keys(texts))('is imported in time: %s', async (name) => {
    await ends({ '稿.txt': `${TITLE}\n${texts[name]}` }, false);
    await ends({ '稿.txt': `${TITLE}\n${texts[name]}` }, true);
    await ends({ '稿.md': `${texts[name]}` }, false);
  });

  it.each(Object.keys(documents))('is imported in time from a DOCX: %s', async (name) => {
    const bytes = docx({ body: `<w:p>${run(TITLE)}</w:p>${documents[name]}<w:p>${run('正文。')}</w:p>` });
    await ends({ '稿.docx': bytes }, false);
    await ends({ '稿.docx': bytes }, true);
  });

  it('is rejected when it is longer than any bulletin, or has more items than an issue', async () => {
    const long = await imported({ '稿.txt': `${TITLE}\n${'某'.repeat(1_000_000)}` });
    expect(long.result.diagnostics.map(({ code }) => code)).toEqual(['submission-bounded']);
    const CONTENTS = `本期要目\n${Array.from({ length: 501 }, (_, at) => `某县信息${at}号 ${(at % 99) + 1}\n`).join('')}`;
    for (const text of ['△\n'.repeat(100_000), '# 某\n△某\n'.repeat(501), CONTENTS]) {
      const many = await imported({ '稿.txt': text }, { split: true, to: 'pub/issue-9' });
      expect(many.result.diagnostics.map(({ code }) => code)).toEqual(['submission-bounded']);
      expect(many.result.written).toEqual([]);
    }
    // A line that occurs again right below is a line of contents and not an item.
    const same = await imported({ '稿.txt': `本期要目\n${'某县信息\n'.repeat(501)}` }, { split: true, to: 'pub/issue-9' });
    expect([same.result.diagnostics.map(({ code }) => code), same.result.written]).toEqual([['submission-items'], []]);
  });
});
