import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeJpeg, makePng } from '../pictures.ts';
import { everything, publish } from './publishing.ts';

/**
 * "No text lost", turned round: whatever stays inside is found in no public file, its metadata or its name. Every place of an issue where
 * words can stand holds words of its own, and each item is cleared or not for every reason there is.
 */

const held = (where: string) => `勿外传${where}`;
const open = (where: string) => `可公开${where}`;

/** Why an item is cleared or not. */
const standings = [
  ['open', ''],
  ['open', 'public: yes\n'],
  ['held', 'public: no\n'],
  ['held', 'status: held\n'],
  ['held', 'status: rejected\n'],
  ['held-section', ''],
  ['held-section', 'public: yes\n'],
] as const;

/** A JPEG with words in EXIF, in a comment, and behind its end. */
function jpegWith(words: string): Uint8Array {
  const jpeg = makeJpeg(8, 8);
  const said = Buffer.from(words);
  const segment = (marker: number, head: string) => [0xff, marker, 0, head.length + said.length + 2, ...Buffer.from(head), ...said];
  return Uint8Array.from([...jpeg.subarray(0, 2), ...segment(0xe1, 'Exif\0\0'), ...segment(0xfe, ''), ...jpeg.subarray(2), ...said]);
}

const pngWith = (words: string) =>
  makePng(4, 4, {
    chunks: [
      ['iCCP', Buffer.from(`${words}\0\0`)],
      ['tEXt', Buffer.from(`Comment\0${words}`)],
    ],
  });

const svgWith = (words: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><!--${words}--><title>${words}</title><desc>${words}</desc><rect width="20" height="10"/></svg>`;

/** Every standing in each issue, in any order, so that none is missed by chance. */
const items = fc
  .tuple(
    fc.shuffledSubarray([...standings], { minLength: standings.length }),
    fc.array(fc.constantFrom('png', 'jpg', 'svg', null), { minLength: standings.length, maxLength: standings.length }),
  )
  .map(([all, pictures]) => all.map((standing, index) => ({ standing, picture: pictures[index] ?? null })));

const issue = fc.record({
  items,
  contents: fc.boolean(),
  attribution: fc.constantFrom('end', 'lead', 'below', 'none'),
});

function filesOf({ items, contents, attribution }: typeof issue extends fc.Arbitrary<infer T> ? T : never) {
  const all = [{ standing: standings[0], picture: null }, ...items];
  const files: Record<string, string | Uint8Array> = {
    'bulletin.yaml': [
      'name: 测试简报',
      'publisher: 测试办公室',
      `masthead: { contents: ${contents}, notice: ${held('提示')} }`,
      `sections: [{ title: 动态, attribution: ${attribution} }, { title: ${held('栏目')}, categories: [内参] }]`,
      `sources: [{ name: 甲县, aliases: [${held('别名')}] }, { name: ${held('来源')} }]`,
      `distribution: [{ label: 报, to: ${held('报送')} }]`,
      `imprint: { office: 测试办公室, lines: [{ label: ${held('标签')}, text: ${held('附注')} }] }`,
      `leaders: [{ name: ${held('领导')}, titles: [主任] }]`,
      'public: { sections: [动态] }',
      '',
    ].join('\n'),
    'issue-1/issue.yaml': [
      'date: 2026-03-02',
      ...['urgency: 特急', `copy: ${held('份号')}`, `signer: ${held('签发')}`, `note: ${held('编者按')}`, 'copies: 4321'],
      `revision: 2\nrevision_reason: ${held('修订')}`,
      '',
    ].join('\n'),
  };
  for (const [index, { standing, picture }] of all.entries()) {
    const [kind, more] = standing;
    const words = kind === 'open' ? open : held;
    const n = '甲乙丙丁戊己庚辛'[index];
    const name = `${index + 1}-${held(`文件${n}`)}`;
    const path = `images/${held(`图名${n}`)}.${picture}`;
    if (picture !== null) files[`issue-1/${path}`] = { png: pngWith, jpg: jpegWith, svg: svgWith }[picture](held(`图内${n}`));
    files[`issue-1/${name}.md`] = [
      '---',
      `title: ${words(`标题${n}`)}`,
      `source: ${kind === 'open' ? '甲县' : held('来源')}`,
      `category: ${kind === 'held-section' ? '内参' : '动态'}`,
      `date: 2026-03-01\nnote: ${held(`按语${n}`)}\nremarks: [${held('批示')}]\nadopted: [${held('采用')}]\npeople: [${held(`人员${n}`)}]\n${more}---`,
      `<!-- ${held(`注释${n}`)} -->`,
      '',
      `${words(`正文${n}`)}[^1]。`,
      '',
      ...(picture === null ? [] : [`![${words(`图说${n}`)}](${path} "${words(`图题${n}`)}")`, '']),
      `[^1]: ${words(`脚注${n}`)}。`,
      '',
    ].join('\n');
    files[`issue-1/${name}.remarks.yaml`] = `remarks: [{ author: ${held('批注人')}, text: ${held('批注')}, done: yes }]\n`;
  }
  return { files, cleared: all.filter(({ standing }) => standing[0] === 'open').length };
}

describe('a public edition', () => {
  it('holds nothing that is held back, in its text, its metadata, its pictures or its names', async () => {
    await fc.assert(
      fc.asyncProperty(issue, async (given) => {
        const { files, cleared } = filesOf(given);
        const { state, files: made, found } = await publish(files);
        expect([state, found.filter(([, severity]) => severity !== 'note')]).toEqual(['built', []]);
        expect([...made.keys()].filter((name) => name.endsWith('.json'))).toHaveLength(cleared);
        for (const [name, bytes] of made) {
          const whole = `${name}\n${everything(bytes)}`;
          expect(whole.match(/勿外传.{0,6}|特急|4321|remarks/u)).toBeNull();
          if (/\.(?:html|txt|json)$/.test(name)) expect(whole).toContain(name.endsWith('.json') ? '可公开标题' : '可公开正文');
        }
      }),
      { numRuns: 12 },
    );
  });
});
