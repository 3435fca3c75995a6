import { describe, expect, it } from 'vitest';
import { build } from '../../src/build/build.ts';
import { type PulledChanges, pullIssue } from '../../src/review/pull-issue.ts';
import { encodings, lineEnds } from '../encodings.ts';
import { edited, front, ISSUE, issueOf, pull, rebuilt, reworded, textsOf } from './pulling.ts';

const A = `${front()}\n**制定计划。** 设置“课程表”，邀请10名负责人授课[^1]。\n\n每月考核一次，年底总评。\n\n[^1]: 见第2期。\n`;
const B = `${front({ title: '乙县开展比武', source: '乙县' })}\n乙县组织部开展岗位比武。\n`;
const C = `${front({ title: '丙市推行联审', source: '丙市', category: '市外参考' })}\n丙市推行联审联办，一次办成。\n`;

async function three() {
  return issueOf({ 'a.md': A, 'b.md': B, 'c.md': C });
}

/** The changes left out, in short. */
function listLeftOut({ leftOut }: PulledChanges): string[] {
  return leftOut.map(
    ({ reason, place, before, after }) =>
      `${reason} ${place === null ? '-' : `${place.file.split('/').at(-1)}:${place.line}`} ${before} → ${after}`,
  );
}

/** The content control of an item. */
function control(file: string): RegExp {
  return new RegExp(`<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*w:val="${file}".*?</w:sdt>`, 's');
}

const unwrapped = (xml: string) => xml.replace(/<w:sdt><w:sdtPr>.*?<\/w:sdtPr><w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/gs, '$1');
const untagged = (xml: string) => xml.replace(/<w:tag [^>]*>/g, '');

describe('a change that cannot be written is reported with place and both texts, and nothing is written for it', () => {
  it.each([
    ['an attribution', '（甲县）', '（甲县委）', ['attribution a.md:2 …年底总评。（甲县） → …年底总评。（甲县委）']],
    ['a masthead', '测试办公室', '测试办', ['outside - 测试办公室\t2026年3月1日 → 测试办\t2026年3月1日']],
    ['a number of a note', '①见', '②见', ['note a.md:13 注：①见第2期。 → 注：②见第2期。']],
  ])('%s', async (_, from, to, expected) => {
    const { host, document } = await three();
    const before = textsOf(host);
    const pulled = await pull(host, reworded(from, to)(document));
    expect(listLeftOut(pulled).map((line) => line.replace(/ [a-c]\.md:\d+ /, ' at '))).toEqual(
      expected.map((line) => line.replace(/ [a-c]\.md:\d+ /, ' at ')),
    );
    expect(textsOf(host)).toEqual(before);
  });

  it('an item that was removed', async () => {
    const { host, document } = await three();
    const pulled = await pull(
      host,
      edited(document, (xml) => xml.replace(control('b.md'), '')),
    );
    expect(listLeftOut(pulled)).toEqual(['item-removed b.md:1 乙县开展比武。 → ']);
    expect(textsOf(host)['b.md']).toBe(B);
  });

  it('items that were moved; changes in them are pulled', async () => {
    const { host, document } = await three();
    const moved = edited(reworded('岗位比武', '岗位大比武')(document), (xml) => {
      const [b = ''] = control('b.md').exec(xml) ?? [];
      return xml.replace(b, '').replace(control('a.md'), (a) => b + a);
    });
    const pulled = await pull(host, moved);
    expect(pulled.leftOut.map(({ reason }) => reason)).toEqual(['item-moved']);
    expect(textsOf(host)['b.md']).toBe(B.replace('岗位比武', '岗位大比武'));
  });

  it('a paragraph added between two items, and a copy of an item', async () => {
    const { host, document } = await three();
    const added = edited(document, (xml) =>
      xml.replace(control('a.md'), (a) => `${a}<w:p><w:r><w:t>插在两篇之间的一段。</w:t></w:r></w:p>${a}`),
    );
    const pulled = await pull(host, added);
    expect(pulled.leftOut.map(({ reason, after }) => `${reason} ${after.slice(0, 10)}`)).toEqual([
      'item-added △甲县建立学习制度。',
      'outside 插在两篇之间的一段。',
    ]);
    expect(textsOf(host)['a.md']).toBe(A);
  });

  it('bold alone, emphasis, a text box and a picture', async () => {
    const { host, document } = await three();
    const run = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)<w:t([^>]*)>乙县组织部开展岗位比武。/s;
    const box = '<w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r>';
    const pulled = await pull(
      host,
      edited(document, (xml) =>
        xml
          .replace(
            run,
            (_, of: string, more: string) =>
              `${box}<w:r><w:rPr><w:b/><w:u w:val="single"/></w:rPr><w:t>乙县</w:t></w:r><w:r>${of}<w:t${more}>组织部开展岗位比武。<w:drawing/>`,
          )
          .replace('<w:drawing/>', '</w:t></w:r><w:r><w:drawing/></w:r><w:r><w:t>'),
      ),
    );
    expect(pulled.leftOut.map(({ reason, after }) => `${reason} ${after}`)).toEqual([
      'picture …部开展岗位比武。（图）（乙县）',
      'bold 乙县',
      'emphasis 乙县',
      'text-box 框里的字',
    ]);
    expect(textsOf(host)['b.md']).toBe(B);
  });
});

describe('an item is found', () => {
  it.each([
    ['by the title of its control, where a program drops the tags', untagged],
    ['by its lines, where the controls are gone', unwrapped],
  ])('%s', async (_, drop) => {
    const { host, document } = await three();
    const pulled = await pull(host, edited(reworded('岗位比武', '岗位大比武')(reworded('年底总评', '年终总评')(document)), drop));
    expect(pulled.leftOut).toEqual([]);
    expect([...pulled.byText].sort()).toEqual(['a.md', 'b.md', 'c.md']);
    expect(textsOf(host)).toMatchObject({
      'a.md': A.replace('年底总评', '年终总评'),
      'b.md': B.replace('岗位比武', '岗位大比武'),
      'c.md': C,
    });
  });
});

describe('a document saved by LibreOffice', () => {
  /** The first item's control ends after its first paragraph, and another begins; no control has a tag. */
  const parted = (xml: string) => {
    const [whole = ''] = control('a.md').exec(xml) ?? [];
    const [properties = ''] = /<w:sdtPr>.*?<\/w:sdtPr>/s.exec(whole) ?? [];
    const end = whole.indexOf('</w:p>') + '</w:p>'.length;
    const again = `</w:sdtContent></w:sdt><w:sdt>${properties}<w:sdtContent>`;
    return untagged(xml.replace(whole, whole.slice(0, end) + again + whole.slice(end)));
  };

  it('has an item split over several controls, which is joined again, repeatedly', async () => {
    const { host, document } = await three();
    const changed = edited(reworded('甲县建立学习', '甲县建立双周学习')(reworded('年底总评', '年终总评')(document)), (xml) =>
      parted(xml.replace('设置“', `设置</w:t></w:r></w:p><w:p><w:r><w:t>“`)),
    );
    const wanted = A.replace('年底总评', '年终总评').replace('建立学习', '建立双周学习').replace('设置“', '设置\n\n“');
    const first = await pull(host, changed);
    expect(first.leftOut).toEqual([]);
    expect(textsOf(host)['a.md']).toBe(wanted);
    const second = await pull(host, changed);
    expect([second.base, second.leftOut, second.files]).toEqual(['built', [], []]);
    await rebuilt(host);
    const third = await pull(host, changed);
    // The title in the contents is no longer known to be the old one.
    expect([third.base, third.leftOut.map(({ reason }) => reason), third.files]).toEqual(['unknown', ['outside'], []]);
  });
});

describe('the issue', () => {
  it('is the one whose dist contains the document', async () => {
    const { host, document } = await three();
    const path = `${ISSUE}/dist/改好.docx`;
    host.files.set(path, reworded('岗位比武', '岗位大比武')(document));
    const { issue, files } = await pullIssue(host, path);
    expect([issue, files.map(({ name }) => name)]).toEqual([ISSUE, ['b.md']]);
  });

  it.each([
    ['whose draft is there', true],
    ['whose draft is gone', false],
  ])('may have been sent out as a draft with line numbers: %s', async (_, keep) => {
    const { host } = await three();
    const { outputs } = await build(host, { issue: ISSUE, formats: ['docx'], fonts: 'bundled', stage: 'review', lineNumbers: true });
    const path = outputs[0]?.path ?? '';
    const draft = host.files.get(path) ?? new Uint8Array();
    if (!keep) host.files.delete(path);
    const pulled = await pull(host, reworded('岗位比武', '岗位大比武', true)(draft));
    expect([pulled.base, pulled.leftOut]).toEqual(['current', []]);
    expect(textsOf(host)).toMatchObject({ 'a.md': A, 'b.md': B.replace('岗位比武', '岗位大比武') });
  });
});

describe('an item that is a link', () => {
  it('stays one, and its target changes', async () => {
    const { host, document } = await issueOf({ 'a.md': { link: `${ISSUE}/texts/a.txt` }, 'texts/a.txt': A });
    await pull(host, reworded('每月考核', '每周考核')(document));
    expect(new TextDecoder().decode(host.files.get(`${ISSUE}/texts/a.txt`))).toBe(A.replace('每月考核', '每周考核'));
    expect(host.files.has(`${ISSUE}/a.md`)).toBe(false);
  });
});

describe('the file keeps', () => {
  it.each(
    Object.entries(encodings).flatMap(([name, encode]) =>
      Object.entries(lineEnds).map(([end, withEnds]) => [name, end, encode, withEnds] as const),
    ),
  )('%s with %s', async (_, __, encode, withEnds) => {
    const { host, document } = await issueOf({ 'a.md': encode(withEnds(A)), 'b.md': B });
    const pulled = await pull(host, reworded('邀请10名', '邀请12名')(reworded('每月考核', '每季考核')(document)));
    expect(pulled.leftOut).toEqual([]);
    const wanted = withEnds(A.replace('邀请10名', '邀请12名').replace('每月考核', '每季考核'));
    expect(Buffer.from(host.files.get(`${ISSUE}/a.md`) ?? [])).toEqual(Buffer.from(encode(wanted)));
  });

  it('its encoding, and a character it lacks is reported', async () => {
    const { host, document } = await issueOf({ 'a.md': encodings.GB18030?.(A) ?? '', 'b.md': B });
    const pulled = await pull(host, reworded('每月考核', '每月\u{20bb7}核')(document));
    expect(pulled.leftOut.map(({ reason }) => reason)).toEqual(['encoding']);
    expect(pulled.files).toEqual([]);
  });
});

describe('changes in the files since the document was sent out', () => {
  const write = (host: Awaited<ReturnType<typeof three>>['host'], text: string) =>
    host.files.set(`${ISSUE}/a.md`, new TextEncoder().encode(text));

  it('are kept, together with those of the document', async () => {
    const { host, document } = await three();
    write(host, A.replace('每月考核', '每季考核').replace('\n\n[^1]:', '\n\n末尾新加一段。\n\n[^1]:'));
    const pulled = await pull(host, reworded('设置“课程表”', '公布“课程表”')(document));
    expect(pulled.leftOut).toEqual([]);
    expect(pulled.base).toBe('built');
    expect(textsOf(host)['a.md']).toBe(
      A.replace('每月考核', '每季考核').replace('\n\n[^1]:', '\n\n末尾新加一段。\n\n[^1]:').replace('设置“课程表”', '公布“课程表”'),
    );
  });

  it('win where both changed the same words, which is reported', async () => {
    const { host, document } = await three();
    write(host, A.replace('每月考核', '每季考核'));
    const pulled = await pull(host, reworded('每月考核', '每周考核')(document));
    expect(pulled.leftOut.map(({ reason }) => reason)).toEqual(['conflict']);
    expect(textsOf(host)['a.md']).toBe(A.replace('每月考核', '每季考核'));
  });

  it('are not reverted when the document was not edited', async () => {
    const { host, document } = await three();
    write(host, A.replace('每月考核一次', '每季考核两次').replace('**制定计划。** ', ''));
    const before = textsOf(host);
    const pulled = await pull(host, document);
    expect(pulled.leftOut).toEqual([]);
    expect(textsOf(host)).toEqual(before);
  });

  it('are reported as possibly reverted when the document’s build is gone, unless it is given', async () => {
    const { host, document } = await issueOf({ 'a.md': A, 'b.md': B }, { keepDist: false });
    const now = A.replace('邀请10名', '邀请12名');
    write(host, now);
    const edit = reworded('每月考核', '每周考核')(document);
    const given = await pull(host, edit, document);
    expect([given.base, given.leftOut]).toEqual(['built', []]);
    expect(textsOf(host)['a.md']).toBe(now.replace('每月考核', '每周考核'));
    write(host, now);
    const missing = await pull(host, edit);
    expect([missing.base, missing.leftOut]).toEqual(['unknown', []]);
    expect(textsOf(host)['a.md']).toBe(A.replace('每月考核', '每周考核'));
  });

  it('are recognised for two reviewers in a row', async () => {
    const { host, document } = await three();
    await pull(host, reworded('每月考核', '每周考核')(document));
    await rebuilt(host);
    const second = await pull(host, reworded('设置“课程表”', '公布“课程表”')(document), document);
    expect(second.leftOut).toEqual([]);
    expect(textsOf(host)['a.md']).toBe(A.replace('每月考核', '每周考核').replace('设置“课程表”', '公布“课程表”'));
  });

  it('print as in the document when its build is gone', async () => {
    const { host, document } = await issueOf({ 'a.md': A, 'b.md': B }, { keepDist: false });
    const pulled = await pull(host, reworded('每月考核', '每周考核')(document));
    expect(pulled.base).toBe('current');
    expect(textsOf(host)['a.md']).toBe(A.replace('每月考核', '每周考核'));
    expect((await pull(host, await rebuilt(host))).files).toEqual([]);
  });
});
