import { describe, expect, it } from 'vitest';
import { OPENING, PNG, p, run, TITLE } from './docx-cases.ts';
import { docx } from './docx-maker.ts';
import { imported } from './importing.ts';

/** Names of extracted pictures: with the format's extension, and never one already in use. */

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 9, 0, 9, 1, 0, 0, 0, 0xff, 0xda, 0, 2, 0xff, 0xd9]);
const bytes = docx({
  body: TITLE + OPENING + p(run('<w:drawing><a:blip r:embed="a"/></w:drawing>')) + p(run('<w:drawing><a:blip r:embed="b"/></w:drawing>')),
  parts: { 'word/media/image1.jpeg': JPEG, 'word/media/image2.png': PNG },
  relations: [
    ['a', 'image', 'media/image1.jpeg'],
    ['b', 'image', 'media/image2.png'],
  ],
});
const picturesOf = async (more: Readonly<Record<string, string>>) =>
  (await imported({ '稿.docx': bytes }, {}, more)).result.written.filter((name) => name.startsWith('images/'));

describe('a picture', () => {
  it('is named after the number of its item and its format', async () => {
    expect(await picturesOf({})).toEqual(['images/01-1.jpg', 'images/01-2.png']);
  });

  it('takes no name with a prefix already in use', async () => {
    const images = '/work/pub/issue-3/images';
    expect(await picturesOf({ [`${images}/01-签约.png`]: '', [`${images}/01a-1.png`]: '', [`${images}/02-1.png`]: '' })).toEqual([
      'images/01b-1.jpg',
      'images/01b-2.png',
    ]);
  });

  it('may be in a folder named like an item', async () => {
    expect(await picturesOf({ '/work/pub/issue-3/02-资料.md/说明.txt': '' })).toEqual(['images/03-1.jpg', 'images/03-2.png']);
  });
});
