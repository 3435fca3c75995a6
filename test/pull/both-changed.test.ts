import { describe, expect, it } from 'vitest';
import { edited, front, ISSUE, issueOf, pull, textsOf } from './pulling.ts';

/** A file and its document that were both changed: each case has both changes, and the resulting file. */

const P1 = '第一段讲组织领导，县委书记任组长。';
const P2 = '第二段讲教育培训，举办班次十二期。';
const P3 = '第三段讲考核问效，每季度通报名次。';
const P4 = '第四段讲经费保障，财政安排专项资金。';
const NEW = '后来补写的内容，介绍外地经验。';
const OTHER = '对方另加的文字，说明下步打算。';
const inCategory = (category: string, paragraphs: readonly string[]) => `${front({ category })}\n${paragraphs.join('\n\n')}\n`;
const fileOf = (...paragraphs: readonly string[]) => inCategory('工作研究', paragraphs);
const ITEM = [P1, P2, P3, P4];

const paragraph = (text: string) => new RegExp(`<w:p>(?:(?!<w:p>).)*${text}.*?</w:p>`, 's');
const body = (text: string) => `<w:p><w:pPr><w:pStyle w:val="BulletinBody"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

type Edit = (xml: string) => string;
const word =
  (from: string, to: string): Edit =>
  (xml) =>
    xml.replace(new RegExp(`${from}(?=[^<]*</w:t>)`), to);
const without =
  (text: string): Edit =>
  (xml) =>
    xml.replace(paragraph(text), '');
const behind =
  (text: string, added: string): Edit =>
  (xml) =>
    xml.replace(paragraph(text), (found) => found + body(added));
/** Before the first paragraph, right after the title. */
const before =
  (text: string, added: string): Edit =>
  (xml) =>
    xml.replace(paragraph(text), (found) => body(added) + found);
const joined =
  (first: string, second: string): Edit =>
  (xml) =>
    without(second)(xml).replace(first, first + second);

async function merged(now: readonly string[], edit: Edit, category = '工作研究') {
  const { host, document } = await issueOf({ 'a.md': inCategory(category, ITEM) });
  host.files.set(`${ISSUE}/a.md`, new TextEncoder().encode(inCategory(category, now)));
  const { base, leftOut } = await pull(
    host,
    edited(document, (xml) => {
      const changed = edit(xml);
      if (changed === xml) throw new Error('The document was not changed');
      return changed;
    }),
  );
  return { base, told: leftOut.map(({ reason, before: was, after }) => `${reason}: ${was} → ${after}`), text: textsOf(host)['a.md'] };
}

describe('changes of both sides are kept', () => {
  it.each<[string, readonly string[], Edit, readonly string[]]>([
    ['a paragraph each, at two places', [P1, NEW, P2, P3, P4], behind(P3, OTHER), [P1, NEW, P2, P3, OTHER, P4]],
    ['a paragraph each, the document’s first', [P1, P2, P3, NEW, P4], behind(P1, OTHER), [P1, OTHER, P2, P3, NEW, P4]],
    ['a paragraph at the beginning of the document', [P1, P2, P3, NEW, P4], before(P1, OTHER), [OTHER, P1, P2, P3, NEW, P4]],
    ['a paragraph at the beginning of the file', [NEW, P1, P2, P3, P4], behind(P3, OTHER), [NEW, P1, P2, P3, OTHER, P4]],
    ['the same paragraph in both, once', [P1, NEW, P2, P3, P4], behind(P1, NEW), [P1, NEW, P2, P3, P4]],
    ['one taken out of each', [P1, P3, P4], without(P3), [P1, P4]],
    ['the same one taken out of both', [P1, P3, P4], without(P2), [P1, P3, P4]],
    [
      'one word in both, the same',
      [P1, P2.replace('十二', '十五'), P3, P4],
      word('十二', '十五'),
      [P1, P2.replace('十二', '十五'), P3, P4],
    ],
    [
      'words put in at one place of a line and taken out at another',
      [P1, P2.replace('教育', '干部教育'), P3, P4],
      word('，举办班次十二期', ''),
      [P1, '第二段讲干部教育培训。', P3, P4],
    ],
    [
      'two words of one paragraph',
      [P1, P2.replace('第二段', '第二部分'), P3, P4],
      word('十二期', '十五期'),
      [P1, P2.replace('第二段', '第二部分').replace('十二期', '十五期'), P3, P4],
    ],
    [
      'two paragraphs joined in the document, another changed',
      [P1, P2, P3, P4.replace('专项', '专门')],
      joined(P1, P2),
      [P1 + P2, P3, P4.replace('专项', '专门')],
    ],
    ['two joined in the file, a third changed', [P1 + P2, P3, P4], word('名次', '排名'), [P1 + P2, P3.replace('名次', '排名'), P4]],
    [
      'one parted in the file, the next changed',
      ['第一段讲组织领导，', '县委书记任组长。', P2, P3, P4],
      word('十二期', '十五期'),
      ['第一段讲组织领导，', '县委书记任组长。', P2.replace('十二期', '十五期'), P3, P4],
    ],
  ])('%s', async (_, now, edit, wanted) => {
    expect(await merged(now, edit)).toEqual({ base: 'built', told: [], text: fileOf(...wanted) });
  });
});

describe('both sides may add a paragraph at the end of an item', () => {
  it.each<[string, readonly string[], Edit, readonly string[], readonly string[]]>([
    ['the file', [...ITEM, NEW], behind(P1, OTHER), [P1, OTHER, P2, P3, P4, NEW], []],
    ['the document', [P1, NEW, P2, P3, P4], behind(P4, OTHER), [P1, NEW, P2, P3, P4, OTHER], []],
    ['both', [...ITEM, NEW], behind(P4, OTHER), [...ITEM, NEW], [`conflict: ${NEW} → ${OTHER}`]],
  ])('%s', async (_, now, edit, wanted, told) => {
    expect(await merged(now, edit, '市外参考')).toEqual({ base: 'built', told, text: inCategory('市外参考', wanted) });
  });
});

describe('the file’s version is kept, and the document’s is reported', () => {
  it.each<[string, readonly string[], Edit, string]>([
    ['two paragraphs at one place', [P1, NEW, P2, P3, P4], behind(P1, OTHER), `conflict: ${NEW} → ${OTHER}`],
    ['a paragraph that the file took out', [P1, P3, P4], word('十二期', '十五期'), 'conflict:  → …培训，举办班次十五期。'],
    [
      'a paragraph that the document took out',
      [P1, P2.replace('十二期', '十五期'), P3, P4],
      without(P2),
      'conflict: …培训，举办班次十五期。 → ',
    ],
    [
      'two joined in the file, one of them changed',
      [P1 + P2, P3, P4],
      word('十二期', '十五期'),
      'conflict: …县委书记任组长。第二段讲教育培训… → …培训，举办班次十五期。',
    ],
    [
      'two joined in the document, one of them changed',
      [P1, P2.replace('十二期', '十五期'), P3, P4],
      joined(P1, P2),
      'conflict: …培训，举办班次十五期。 → …县委书记任组长。第二段讲教育培训…',
    ],
    [
      'two joined in the file, another two in the document',
      [P1, P2 + P3, P4],
      joined(P1, P2),
      'conflict: …举办班次十二期。第三段讲考核问效… → …县委书记任组长。第二段讲教育培训…',
    ],
    [
      'two joined in the document, another two in the file',
      [P1 + P2, P3, P4],
      joined(P2, P3),
      'conflict: …县委书记任组长。第二段讲教育培训… → …举办班次十二期。第三段讲考核问效…',
    ],
    [
      'words that touch',
      [P1, P2.replace('十二期', '十五期'), P3, P4],
      word('班次十二期', '班次二十批'),
      'conflict: …培训，举办班次十五期。 → …育培训，举办班次二十批。',
    ],
    [
      'words put in at one place',
      [P1.replace('县委', '由县委'), P2, P3, P4],
      word('县委', '请县委'),
      'conflict: …一段讲组织领导，由县委书记任组长。 → …一段讲组织领导，请县委书记任组长。',
    ],
    ['the last paragraph, which the file took out', [P1, P2, P3], word('专项', '专门'), 'conflict:  → …保障，财政安排专门资金。（甲县）'],
  ])('%s', async (_, now, edit, expected) => {
    const { told, text } = await merged(now, edit);
    expect(text).toBe(fileOf(...now));
    expect(told).toHaveLength(1);
    expect(told[0]).toBe(expected);
  });
});
