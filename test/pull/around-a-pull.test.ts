import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/failures.ts';
import { pullIssue, writePulled } from '../../src/review/pull-issue.ts';
import { docx, paragraph, part, zipped } from '../import/docx-maker.ts';
import { DOCX, edited, front, ISSUE, issueOf, pull, rebuilt, reworded, textsOf } from './pulling.ts';

const A = `${front()}\n设置课程表，每月考核一次。\n\n末段文字。\n`;
const B = `${front({ title: '乙县开展比武', source: '乙县' })}\n乙县组织部开展岗位比武。\n`;
const write = (host: Awaited<ReturnType<typeof issueOf>>['host'], name: string, text: string) =>
  host.files.set(`${ISSUE}/${name}`, new TextEncoder().encode(text));

describe('the issue', () => {
  it('is the current folder if none is given and the document is not in a dist folder', async () => {
    const { host, document } = await issueOf({ 'a.md': A });
    host.files.set(DOCX, reworded('每月', '每季')(document));
    const { issue, files } = await pullIssue({ ...host, cwd: ISSUE }, DOCX);
    expect([issue, files.map(({ name }) => name)]).toEqual([ISSUE, ['a.md']]);
  });

  it('may have an item added after the document was made', async () => {
    const { host, document } = await issueOf({ 'a.md': A });
    write(host, 'b.md', B);
    const pulled = await pull(host, reworded('每月', '每季')(document));
    expect(pulled.leftOut).toEqual([]);
    expect(textsOf(host)).toMatchObject({ 'a.md': A.replace('每月', '每季'), 'b.md': B });
  });
});

describe('the document that was sent out', () => {
  it('is not one in dist that was edited', async () => {
    const { host, document } = await issueOf({ 'a.md': A });
    const [path = ''] = [...host.files.keys()].filter((name) => name.endsWith('.docx'));
    const saved = reworded('每月', '每季')(document);
    host.files.set(path, saved);
    const pulled = await pull(host, saved);
    expect([pulled.base, pulled.leftOut]).toEqual(['current', []]);
    expect(textsOf(host)['a.md']).toBe(A.replace('每月', '每季'));
  });

  it('is the most similar one when a program has dropped the digest', async () => {
    const { host, document } = await issueOf({ 'a.md': A });
    const nameless = (bytes: Uint8Array) => edited(bytes, (xml) => xml, { 'docProps/custom.xml': '<Properties/>' });
    write(host, 'a.md', A.replace('末段文字', '末段完全改写'));
    const older = await pull(host, nameless(reworded('每月', '每季')(document)));
    expect([older.base, older.leftOut]).toEqual(['built', []]);
    const wanted = A.replace('末段文字', '末段完全改写').replace('每月', '每季');
    expect(textsOf(host)['a.md']).toBe(wanted);
    await rebuilt(host);
    const newer = await pull(host, nameless(reworded('末段完全', '末段全部')(await rebuilt(host))));
    expect([newer.base, newer.leftOut]).toEqual(['current', []]);
    expect(textsOf(host)['a.md']).toBe(wanted.replace('完全', '全部'));
  });
});

describe('writing', () => {
  it.each([
    ['changes', A.replace('末段', '尾段')],
    ['disappears', null],
  ])('stops when a file %s after it was read', async (_, now) => {
    const { host, document } = await issueOf({ 'a.md': A, 'b.md': B });
    host.files.set(DOCX, reworded('每月', '每季')(reworded('岗位比武', '岗位大比武')(document)));
    const pulled = await pullIssue(host, DOCX, { issue: ISSUE });
    if (now === null) host.files.delete(`${ISSUE}/a.md`);
    else write(host, 'a.md', now);
    const before = textsOf(host);
    await expect(writePulled(host, pulled)).rejects.toMatchObject({
      found: { en: '“a.md” was saved by someone else meanwhile; nothing was changed' },
    });
    expect(textsOf(host)).toEqual(before);
  });
});

describe('an attribution that does not fit on the last line', () => {
  it('has its own line and belongs to no paragraph', async () => {
    const item = `${front({ category: '工作研究' })}\n头一段话。\n\n${'字'.repeat(24)}。\n`;
    const { host, document } = await issueOf({ 'a.md': item });
    const pulled = await pull(host, reworded('头一段话', '头两段话')(document));
    expect(pulled.leftOut).toEqual([]);
    expect(textsOf(host)['a.md']).toBe(item.replace('头一段话', '头两段话'));
    const signed = await pull(host, reworded('（甲县）', '（甲县委）')(await rebuilt(host)));
    expect(signed.leftOut).toMatchObject([{ reason: 'attribution', before: '（甲县）', after: '（甲县委）' }]);
  });
});

describe('a document that cannot be read', () => {
  const bare = (document: string) => zipped({ 'word/document.xml': document });
  const encrypted = () => {
    const bytes = docx({ body: paragraph('正文') });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // The bit for encryption, in the header of each entry and in the directory.
    for (let at = 0; at + 10 < bytes.length; at += 1) {
      const signature = view.getUint32(at, true);
      if (signature === 0x04034b50) view.setUint16(at + 6, view.getUint16(at + 6, true) | 1, true);
      if (signature === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
    }
    return bytes;
  };

  it.each<[string, () => Uint8Array, RegExp]>([
    ['whose text is broken off', () => bare('<w:document'), /损坏/],
    ['whose text is nested without end', () => docx({ body: '<w:sdt>'.repeat(300) }), /超出任何一期简报的规模/],
    ['that has a document type', () => bare('<!DOCTYPE x [<!ENTITY a "b">]><x/>'), /超出任何一期简报的规模/],
    ['without a text', () => zipped({ 'word/other.xml': '<x/>' }), /损坏/],
    ['without a body', () => bare(part('document', '')), /损坏/],
    ['whose parts are encrypted', encrypted, /加了密/],
    ['that is larger than any submission', () => new Uint8Array(64_000_001), /超出任何一期简报的规模/],
  ])('%s is refused', async (_, document, expected) => {
    const { host } = await issueOf({ 'a.md': A });
    host.files.set(DOCX, document());
    const failure: unknown = await pullIssue(host, DOCX, { issue: ISSUE }).catch((error: unknown) => error);
    if (!(failure instanceof Failure)) throw failure;
    expect(failure.found.zh).toMatch(expected);
  });
});
