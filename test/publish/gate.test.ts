import { describe, expect, it } from 'vitest';
import { publish } from './publishing.ts';

/** Which editions leave the house, and what is said of those that do not. */

const item = (title: string, category: string, more = '') =>
  `---\ntitle: ${title}\nsource: 甲县\ncategory: ${category}\ndate: 2026-03-01\n${more}---\n正文。\n`;

const publication = (more: string) =>
  `name: 测试简报\npublisher: 测试办公室\nsections: [{ title: 动态 }, { title: 内参 }]\nsources: [{ name: 甲县 }]\n${more}`;

const OPEN = 'public: { sections: [动态] }\n';

/** An issue of two items: one of the open section, one of the other. */
const files = (more = OPEN, issue = '', first = '') => ({
  'bulletin.yaml': publication(more),
  'issue-1/issue.yaml': `date: 2026-03-02\n${issue}`,
  'issue-1/1.md': item('公开的一篇', '动态', first),
  'issue-1/2.md': item('内部的一篇', '内参'),
});

/** What keeps an issue from being public: a code, and the file that it names. */
const refusals = [
  ['is classified', files(OPEN, 'classification: { level: 秘密 }\n'), 'edition-unclassified', 'issue.yaml'],
  ['is marked as not public', files(OPEN, 'public: no\n'), 'edition-open', 'issue.yaml'],
  ['is a draft', files(OPEN, 'stage: review\n'), 'edition-final', 'issue.yaml'],
  ['has no public item', files(OPEN, '', 'public: no\n'), 'edition-items', 'issue.yaml'],
] as const;

describe('a public edition', () => {
  it('is refused unless bulletin.yaml clears sections: nothing leaves the house by default', async () => {
    const { state, found, files: made } = await publish(files(''));
    expect([state, [...made.keys()]]).toEqual(['refused', []]);
    expect(found.every(([code, severity, file]) => code === 'edition-cleared' && severity === 'error' && file === 'bulletin.yaml')).toBe(
      true,
    );
  });

  it('is refused, also from a standing order, if bulletin.yaml does not list it', async () => {
    const only = 'public: { sections: [动态], editions: [text] }\n';
    expect((await publish(files(only), { formats: ['text'] })).state).toBe('built');
    expect(await publish(files(only), { formats: ['html'] })).toMatchObject({
      state: 'refused',
      found: [['edition-listed', 'error', 'bulletin.yaml']],
    });
    const standing = { formats: 'standing' as const };
    expect((await publish(files(`${only}formats: [docx, html]\n`), standing)).state).toBe('refused');
  });

  it.each(refusals)('is refused when the issue %s, and nothing is written', async (_, input, code, file) => {
    const { state, found, files: made } = await publish(input);
    expect([state, made.size]).toEqual(['refused', 0]);
    expect(new Set(found.map((each) => each.join()))).toEqual(new Set([[code, 'error', file].join()]));
  });

  it.each(refusals)('is left out and told when the issue %s and the format only stands in bulletin.yaml', async (_, input, code, file) => {
    const standing = { ...input, 'bulletin.yaml': `${input['bulletin.yaml']}formats: [docx, html, text]\n` };
    const { state, found, formats } = await publish(standing, { formats: 'standing' as const });
    expect([state, formats]).toEqual(['built', ['docx']]);
    expect(found).toEqual([
      [code, 'note', file],
      [code, 'note', file],
    ]);
  });

  it('leaves out items that are not cleared, and names each', async () => {
    const { state, found } = await publish(files());
    expect([state, found]).toEqual(['built', [['item-public', 'note', '2.md']]]);
    const both = files('public: { sections: [动态, 内参] }\n', '', 'public: no\n');
    expect((await publish(both)).found).toEqual([['item-public', 'note', '1.md']]);
  });

  it('leaves out editor’s notes and says so, unless the publication wants them', async () => {
    const noted = (more: string) => files(more, 'note: 各地参照。\n', 'note: 值得一读。\n');
    const told = ['editors-note-public', 'note'] as const;
    expect((await publish(noted(OPEN))).found).toEqual([
      [...told, 'issue.yaml'],
      [...told, '1.md'],
      ['item-public', 'note', '2.md'],
    ]);
    const { found, files: made } = await publish(noted('public: { sections: [动态], notes: yes }\n'));
    expect(found).toEqual([['item-public', 'note', '2.md']]);
    for (const [name, bytes] of made)
      if (/期\.(html|txt)$/.test(name)) expect(new TextDecoder().decode(bytes)).toMatch(/各地参照.*值得一读/s);
  });

  it('warns of a public section that the publication does not have', async () => {
    const { found } = await publish(files('public: { sections: [动态, 动太] }\n'));
    expect(found[0]).toEqual(['edition-section', 'warning', 'bulletin.yaml']);
  });

  it.each(['html', 'text', 'wechat'] as const)('is one of three: %s', async (format) => {
    expect((await publish(files(), { formats: [format] })).formats).toEqual([format]);
  });

  it('may be asked for beside the printed ones, which hold everything', async () => {
    expect((await publish(files(), { formats: ['docx', 'html'] })).formats).toEqual(['docx', 'html']);
  });
});
