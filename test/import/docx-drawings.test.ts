import { describe, expect, it } from 'vitest';
import { PNG, p, read, run, text, words, written } from './docx-cases.ts';
import { remarksOf } from './importing.ts';

/** Drawings in a document: their pictures and words are imported, and what is left out is reported. */

const alternative = (...content: readonly string[]) => `<mc:AlternateContent>${content.join('')}</mc:AlternateContent>`;
const choice = (content: string) => `<mc:Choice Requires="wps">${content}</mc:Choice>`;
const fallback = (content: string) => `<mc:Fallback>${content}</mc:Fallback>`;
const blip = (id: string) => `<a:blip r:embed="${id}"/>`;
const box = (content: string) => `<w:txbxContent>${content}</w:txbxContent>`;
const withPicture = { parts: { 'word/media/image1.png': PNG }, relations: [['a', 'image', 'media/image1.png'] as const] };

describe('a drawing', () => {
  it('uses the fallback for older versions when the newer content is unknown', async () => {
    const given = await read(
      p(run(alternative(choice('<w:drawing><v:ink/></w:drawing>'), fallback(`<w:pict>${blip('a')}</w:pict>`)))),
      withPicture,
    );
    expect(words(given)).toEqual(['![](images/01-1.png)']);
  });

  it('may contain alternatives itself: a group of a picture, a text box and an unknown shape', async () => {
    const group = [
      alternative(choice(`<v:shape>${blip('a')}</v:shape>`), fallback('<v:shape/>')),
      alternative(choice(`<v:shape>${box(p(text('框里的话。')))}</v:shape>`)),
      alternative(choice('<v:ink/>')),
    ].join('');
    const given = await read(p(text('图组在这里。') + run(`<w:drawing><wp:anchor>${group}</wp:anchor></w:drawing>`)), withPicture);
    expect(words(given)).toEqual(['图组在这里。', '![](images/01-1.png)', '框里的话。']);
    expect(remarksOf(given)).toEqual(['moved-pictures', 'text-boxes']);
  });

  it('of lines alone, or of unknown content, is reported as left out', async () => {
    const line = '<w:pict><v:line from="0,0" to="100,0"/></w:pict>';
    const given = await read(
      p(text('线上的话。') + run(line) + run(alternative(choice('<v:ink/>')))) +
        p(run('<w:drawing><wp:inline><a:graphic/></wp:inline></w:drawing>')),
    );
    expect(words(given)).toEqual(['线上的话。']);
    expect(given.result.imported[0]?.remarks).toContainEqual({ kind: 'shapes', count: 3 });
  });

  it('whose picture is missing is reported', async () => {
    const given = await read(
      p(text('文中两张图。') + run('<w:drawing><a:blip/></w:drawing>') + run(`<w:drawing>${blip('gone')}</w:drawing>`)),
    );
    expect(words(given)).toEqual(['文中两张图。']);
    expect(given.result.imported[0]?.remarks).toContainEqual({ kind: 'lost-pictures', count: 2 });
  });

  it('has an empty text box, which is ignored', async () => {
    const given = await read(p(text('边上有个空框。') + run(`<w:pict>${box(p(''))}</w:pict>`)));
    expect(words(given)).toEqual(['边上有个空框。']);
    expect(remarksOf(given)).toEqual([]);
  });

  it('has no description when it is the path of a file', async () => {
    const drawing = (alt: string) => `<w:drawing><wp:inline><wp:docPr descr="${alt}"/>${blip('a')}</wp:inline></w:drawing>`;
    const given = await read(p(run(drawing('IMG_0421.JPG'))) + p(run(drawing('签约 现场'))), withPicture);
    expect(written(given)).toContain('![](images/01-1.png)\n\n![签约 现场](images/01-2.png)');
  });
});
