import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx, paragraph, part, relationships, zipped } from './docx-maker.ts';
import { imported } from './importing.ts';

/** Files made to fill memory, run code or write elsewhere: each is rejected with a message, and nothing is written. */

const deep = '<w:p>'.repeat(1_000_000);
const wide = '<w:p/>'.repeat(2_000_000);
const zeros = new Uint8Array(63_000_000);

/** A ZIP whose directory declares other sizes than its data has. */
function lying(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 < copy.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50 && new TextDecoder().decode(copy.subarray(at + 46, at + 63)) === 'word/document.xml') {
      view.setUint32(at + 24, size, true);
    }
  }
  return copy;
}

/** A document of some 30 KB whose directory names one deflated part forty times: 1.2 GB. */
function overlapping(): Uint8Array {
  const bytes = docx({ body: paragraph('正文'), parts: { 'word/media/00.bin': new Uint8Array(30_000_000) } });
  const end = bytes.length - 22;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const start = view.getUint32(end + 16, true);
  const directory = bytes.slice(start, end);
  const last = Buffer.from(directory).lastIndexOf('PK\x01\x02', undefined, 'latin1');
  const more = Array.from({ length: 39 }, (_, at) => {
    const entry = directory.slice(last);
    entry.set(strToU8(String(at + 1).padStart(2, '0')), 46 + 'word/media/'.length);
    return entry;
  });
  const tail = bytes.slice(end);
  const counts = new DataView(tail.buffer);
  for (const at of [8, 10]) counts.setUint16(at, counts.getUint16(at, true) + more.length, true);
  counts.setUint32(12, directory.length + more.reduce((sum, entry) => sum + entry.length, 0), true);
  return Buffer.concat([bytes.slice(0, start), directory, ...more, tail]);
}

const whole = docx({ body: paragraph('正文') });

/** The same, with its first part marked as encrypted. */
function encrypted(): Uint8Array {
  const copy = whole.slice();
  const at = Buffer.from(copy).indexOf('PK\x01\x02', undefined, 'latin1');
  copy[at + 8] = 1;
  return copy;
}
const ole = (stream: string) =>
  new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600), ...Buffer.from(stream, 'utf16le')]);
const entity =
  '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">' +
  Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('') +
  ']>';

const refused: readonly (readonly [what: string, name: string, bytes: Uint8Array, code: string])[] = [
  [
    'a part that swells a thousandfold',
    'a.docx',
    docx({ body: paragraph('正文'), parts: { 'word/media/a.png': zeros } }),
    'submission-bounded',
  ],
  ['30 KB that unfold to 1.2 GB, one part named over and over', 'a.docx', overlapping(), 'submission-bounded'],
  [
    '10,000 entries',
    'a.docx',
    docx({ body: '', parts: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`word/${at}.xml`, ''])) }),
    'submission-bounded',
  ],
  ['a million elements within one another', 'a.docx', docx({ body: deep }), 'submission-bounded'],
  ['two million elements beside one another', 'a.docx', docx({ body: wide }), 'submission-bounded'],
  [
    'a million attributes',
    'a.docx',
    docx({ body: `<w:p ${Array.from({ length: 700_000 }, (_, at) => `a${at}=""`).join(' ')}/>` }),
    'submission-bounded',
  ],
  [
    'entities of entities',
    'a.docx',
    zipped({
      'word/document.xml': `<?xml version="1.0"?>${entity}<w:document>&j;</w:document>`,
      '_rels/.rels': relationships([['a', 'officeDocument', 'word/document.xml']]),
    }),
    'submission-bounded',
  ],
  [
    'a document type that names a file',
    'a.docx',
    zipped({ 'word/document.xml': '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>' }),
    'submission-bounded',
  ],
  [
    'styles that are the bomb',
    'a.docx',
    docx({ body: paragraph('正文'), parts: { 'word/styles.xml': part('styles', deep) }, relations: [['a', 'styles', 'styles.xml']] }),
    'submission-bounded',
  ],
  ['a part larger than its entry says', 'a.docx', lying(docx({ body: paragraph('正'.repeat(100_000)) }), 100), 'submission-intact'],
  ['a part smaller than its entry says', 'a.docx', lying(whole, 5_000), 'submission-intact'],
  [
    'markup longer than that of a book',
    'a.docx',
    zipSync({ 'word/document.xml': new Uint8Array(48_000_001) }, { level: 0 }),
    'submission-bounded',
  ],
  ['a name that leads upwards', 'a.docx', zipped({ '../../etc/cron.d/x': 'x', 'word/document.xml': 'x' }), 'submission-intact'],
  [
    'an archive in an archive',
    'a.docx',
    docx({ body: '', parts: { 'word/document.xml': zipSync({ 'word/document.xml': strToU8('<a/>') }) } }),
    'submission-intact',
  ],
  ['half a file', 'a.docx', whole.slice(0, whole.length >> 1), 'submission-intact'],
  ['a file of nothing but the first bytes', 'a.docx', strToU8('PK\x03\x04'), 'submission-format'],
  ['XML that does not end', 'a.docx', docx({ body: '<w:p>' }), 'submission-intact'],
  ['a document without a body', 'a.docx', zipped({ 'word/document.xml': part('document', '') }), 'submission-intact'],
  ['an archive that is no document', 'a.docx', zipped({ 'readme.txt': 'x' }), 'submission-format'],
  ['a spreadsheet', 'a.docx', zipped({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }), 'submission-format'],
  ['an encrypted document', 'a.docx', ole('EncryptedPackage'), 'submission-open'],
  ['a ZIP archive with a password', 'a.docx', encrypted(), 'submission-open'],
  ['an old document', 'a.doc', ole('WordDocument'), 'submission-format'],
  ['a document of WPS', 'a.wps', ole('WordDocument'), 'submission-format'],
  ['a PDF that is called DOCX', 'a.docx', strToU8('%PDF-1.7\n'), 'submission-format'],
  ['an image', 'a.png', strToU8('\x89PNG\r\n\x1a\n', true), 'submission-format'],
  ['RTF', 'a.doc', strToU8('{\\rtf1\\ansi}'), 'submission-format'],
  ['a web page that is called DOC', 'a.doc', strToU8('<html><body>文</body></html>'), 'submission-format'],
  ['bytes of no encoding', 'a.txt', new Uint8Array([0xff, 0xff, 0x81, 0x00, 0xff, 0xfe, 0x80]), 'encoding-known'],
  ['nothing', 'a.txt', new Uint8Array(), 'submission-text'],
  ['a document of empty paragraphs', 'a.docx', docx({ body: paragraph('　 ') }), 'submission-text'],
];

describe('a file that is not an office text', () => {
  it.each(refused)('is rejected: %s', async (_, name, bytes, code) => {
    const { result, host } = await imported({ [name]: bytes, '好.txt': '标题是这样的一句话\n正文写在这里，一共写了两句话，都很要紧。' });
    expect(result.diagnostics.map((each) => each.code)).toEqual([code]);
    expect(result.written).toEqual([]);
    expect([...host.files.keys()].filter((path) => path.startsWith('/work/pub/issue-3/'))).toEqual(['/work/pub/issue-3/issue.yaml']);
  });

  it('ends in seconds and within memory: 30 KB that unpack to a million elements', async () => {
    const bytes = docx({ body: '<w:p><w:r><w:t>文</w:t></w:r></w:p>'.repeat(400_000) });
    expect(bytes.length).toBeLessThan(60_000);
    const before = process.memoryUsage().heapUsed;
    const { result } = await imported({ 'a.docx': bytes });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['submission-bounded']);
    expect((process.memoryUsage().heapUsed - before) / 1e6).toBeLessThan(512);
  });

  it('is rejected by its directory, before 1.2 GB are unpacked', async () => {
    const bytes = overlapping();
    expect(bytes.length).toBeLessThan(40_000);
    const before = process.memoryUsage().arrayBuffers;
    await imported({ 'a.docx': bytes });
    expect((process.memoryUsage().arrayBuffers - before) / 1e6).toBeLessThan(64);
  });

  it('is rejected with --split when no item is found in it', async () => {
    const text = '某县聚焦重点领域，推动服务下沉，群众满意度持续提升。\n'.repeat(40);
    const { result } = await imported({ '稿.txt': text }, { split: true, to: 'pub/issue-9' });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['submission-items']);
    expect(result.written).toEqual([]);
  });

  it('is named when it is one of several', async () => {
    const { result } = await imported({ 'a.doc': ole('x'), 'b.pdf': strToU8('%PDF-1.4') });
    expect(result.diagnostics.map(({ place, code }) => [place.file, code])).toEqual([
      ['inbox/a.doc', 'submission-format'],
      ['inbox/b.pdf', 'submission-format'],
    ]);
  });
});

describe('external content of a DOCX', () => {
  it('is not fetched: pictures, templates, files of this machine', async () => {
    const blip = '<w:r><w:drawing><wp:inline><a:blip r:link="p"/><a:blip r:embed="f"/></wp:inline></w:drawing></w:r>';
    const bytes = docx({
      body: `${paragraph('某县扎实推进重点工作')}<w:p>${blip}<w:r><w:t>这一段话后面本来有两张图片，都在别的地方。</w:t></w:r></w:p>`,
      relations: [
        ['p', 'image', 'http://127.0.0.1:9/canary.png', true],
        ['f', 'image', 'file:///etc/passwd', true],
        ['t', 'attachedTemplate', 'http://127.0.0.1:9/canary.dotm', true],
      ],
    });
    const { result, host } = await imported({ 'a.docx': bytes });
    expect(result.imported[0]?.remarks).toContainEqual({ kind: 'linked-pictures', count: 2 });
    expect(result.written.filter((name) => name.startsWith('images/'))).toEqual([]);
    expect(host.opened.filter((path) => !path.startsWith('/work/'))).toEqual([]);
  });

  it('is looked up in the package alone when a target leads upwards', async () => {
    const bytes = docx({
      body: `${paragraph('某县扎实推进重点工作')}<w:p><w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r><w:r><w:t>这一段话后面本来有一张图片，不在包里面。</w:t></w:r></w:p>`,
      relations: [['p', 'image', '../../../../../../etc/passwd']],
    });
    const { result, host } = await imported({ 'a.docx': bytes }, {}, { '/etc/passwd': 'root' });
    expect(result.imported[0]?.items[0]?.remarks).toContainEqual({ kind: 'lost-pictures', count: 1 });
    expect(host.opened).not.toContain('/etc/passwd');
  });
});
