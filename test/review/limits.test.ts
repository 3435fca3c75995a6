import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/model/comparison.ts';
import { compare } from '../../src/review/compare/compare.ts';
import { completeSide, readDocxSide } from '../../src/review/compare/old-dist.ts';
import type { Part, Side } from '../../src/review/compare/side.ts';
import { docx, paragraph, part, relationships, zipped } from '../import/docx-maker.ts';
import { drawn, remaining, textsOf } from './comparing.ts';

const properties = { title: '简报', author: '办公室', date: '2026-03-01' };
const body = (text: string): Passage => ({ role: 'body', cells: [[{ text, look: 'plain' }]] });
const item = (name: string, ...texts: string[]): Part => ({ item: name, passages: texts.map(body) });
const side = (...parts: Part[]): Side => ({ masthead: [], parts, imprint: [] });

describe('items', () => {
  const text = '岳西县建立经济课堂双周讲学制度。';

  it('are matched with the most similar of two new ones; the other is added', () => {
    const { counts } = compare(side(item('a.md', text)), side(item('x.md', `${text}另有说明。`), item('y.md', text)), properties);
    expect(counts).toMatchObject({ added: ['x.md'], removed: [], moved: [] });
  });

  it('are matched with the most similar of two old ones; the other is removed', () => {
    const { counts } = compare(side(item('a.md', text), item('b.md', `${text}说明。`)), side(item('x.md', text)), properties);
    expect(counts).toMatchObject({ added: [], removed: ['b.md'], moved: [] });
  });
});

it('that were rewritten in too many paragraphs are replaced as a whole', () => {
  const many = (seed: number, count: number) => Array.from({ length: count }, (_, at) => String.fromCharCode(seed + at).repeat(3));
  const [before, after] = [side(item('a.md', ...many(0x4e00, 202))), side(item('a.md', ...many(0x6e00, 201)))];
  const found = compare(before, after, properties);
  expect(drawn(found.paragraphs)).toHaveLength(403);
  expect(remaining(found, true)).toEqual(textsOf(after));
  expect(remaining(found, false)).toEqual(textsOf(before));
});

describe('a built document', () => {
  const control = (inside: string, tag = '<w:tag w:val="a.md"/>') =>
    `<w:sdt><w:sdtPr>${tag}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
  const picture = (id: string) => `<w:p><w:r><w:drawing><a:blip r:embed="${id}"/></w:drawing></w:r></w:p>`;

  it('is not recognised without a body, or without text', async () => {
    expect(await readDocxSide(zipped({ 'word/document.xml': part('document', '') }))).toBeNull();
    expect(await readDocxSide(zipped({ 'word/other.xml': '<x/>' }))).toBeNull();
  });

  it('may refer to missing pictures', async () => {
    const bytes = docx({
      body: control(paragraph('正文一段。') + picture('rId7') + picture('rId8') + picture('rId9')),
      relations: [
        ['rId8', 'image', 'https://example.invalid/a.png', true],
        ['rId9', 'image', 'media/none.png'],
      ],
    });
    const read = await readDocxSide(bytes);
    expect(read?.parts).toMatchObject([
      {
        item: 'a.md',
        passages: [{ role: 'body' }, { role: 'picture', key: 'rId7' }, { role: 'picture', key: 'rId8' }, { role: 'picture', key: 'rId9' }],
      },
    ]);
    if (read === null) throw new Error('it was not read');
    expect(completeSide(read, read)).toEqual(read);
  });

  it('may have text in controls without a tag', async () => {
    const read = await readDocxSide(docx({ body: control(paragraph('正文一段。'), '') }));
    expect(read?.parts).toMatchObject([{ item: '', passages: [{ role: 'body' }] }]);
  });

  it('may have text of unknown parts', async () => {
    const bytes = zipped({
      'word/document.xml': part('document', `<w:body>${control(paragraph('正文一段。'))}</w:body>`),
      '_rels/.rels': relationships([]),
    });
    expect((await readDocxSide(bytes))?.parts).toMatchObject([{ item: 'a.md' }]);
  });
});
