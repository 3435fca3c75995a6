import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { OPENING, TITLE } from './docx-cases.ts';
import { docx, part, zipped } from './docx-maker.ts';
import { imported, onlyItem, wordsOf } from './importing.ts';

/** Other formats that departments send: each is identified, so that the sender can save it as DOCX. */

const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]);

describe('a file of another program', () => {
  it.each([
    ['稿.dps', ole, 'slides'],
    ['稿.ET', ole, 'sheet'],
    ['稿', ole, 'ole'],
    ['稿.odt', zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }, { level: 0 }), 'odt'],
    ['稿.pptx', zipped({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' }), 'slides'],
    ['稿.ofd', zipped({ 'OFD.xml': '', 'Doc_0/Document.xml': '' }), 'ofd'],
    ['稿.svg', strToU8('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image'],
    ['稿.bmp', new Uint8Array([0x42, 0x4d, ...new Uint8Array(60)]), 'image'],
    ['稿.gz', new Uint8Array([0x1f, 0x8b, 8, 0]), 'archive'],
  ] as const)('%s is identified', async (name, bytes, kind) => {
    const { result } = await imported({ [name]: bytes });
    expect(result.diagnostics.map(({ code, args }) => [code, args])).toEqual([['submission-format', { kind }]]);
    expect(result.written).toEqual([]);
  });

  it('that has the types of a package but no document is damaged', async () => {
    const { result } = await imported({ '稿.docx': zipped({ '[Content_Types].xml': '' }) });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['submission-intact']);
  });

  it('is read whatever its name: a text that begins like a picture, a document whose text is elsewhere', async () => {
    const text = 'BM智慧平台上线运行\n平台接入部门12个，办理事项3600件，群众满意度达到98%。\n';
    const plain = onlyItem(await imported({ '稿.bmp': text }));
    expect(plain.values.title).toBe('BM智慧平台上线运行');
    const elsewhere = docx({
      body: '',
      parts: {
        '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="/word/text.xml"/></Relationships>`,
        'word/text.xml': part('document', `<w:body>${TITLE}${OPENING}</w:body>`),
      },
    });
    expect(wordsOf(onlyItem(await imported({ 稿: elsewhere })).body)).toEqual(['清河县推动强村带弱村，组建联合体18个。']);
  });
});

describe('two parts of the same name', () => {
  it('are read as the first of them, as by any reader', async () => {
    const bytes = docx({
      body: TITLE + OPENING,
      parts: { 'word/documens.xml': part('document', `<w:body>${TITLE}<w:p><w:r><w:t>另一个人看到的话。</w:t></w:r></w:p></w:body>`) },
    });
    const forged = Buffer.from(bytes);
    const name = Buffer.from('word/documens.xml');
    for (let at = forged.indexOf(name); at !== -1; at = forged.indexOf(name)) forged.write('word/document.xml', at);
    expect(wordsOf(onlyItem(await imported({ '稿.docx': new Uint8Array(forged) })).body)).toEqual([
      '清河县推动强村带弱村，组建联合体18个。',
    ]);
  });
});
