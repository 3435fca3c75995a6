import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Bulletin } from '../../src/model/bulletin.ts';
import type { Envelope } from '../../src/model/publication/mail.ts';
import { renderEml } from '../../src/render/eml/index.ts';
import type { EditionJob } from '../../src/render/renderer.ts';
import { renderWechat } from '../../src/render/wechat/index.ts';
import { publish } from '../publish/publishing.ts';
import { page } from '../typeset/making.ts';
import { layoutOf, rasterise, testFaces } from './pages.ts';
import { hostile, richBulletin } from './rich-bulletin.ts';
import { sampleBulletin } from './sample-bulletin.ts';

/** The page for an official account, and the message. */

const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

function elementsIn(node: Node): Element[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : [];
  return 'tagName' in node ? [node, ...inner] : inner;
}

const attribute = (element: Element | undefined, name: string) => element?.attrs.find((each) => each.name === name)?.value;

describe('the page for WeChat', () => {
  const render = (bulletin: Bulletin) => renderWechat({ bulletin, rasterise, options: {}, name: '测试简报第1期' });
  const partOf = async (bulletin: Bulletin) => {
    const [file] = await render(bulletin);
    const all = elementsIn(parse(decode(file?.data)));
    const part = all.find((element) => attribute(element, 'id') === 'part');
    return { all, part: part === undefined ? [] : elementsIn(part).slice(1), html: decode(file?.data) };
  };

  it.each([
    ['the sample', sampleBulletin],
    ['every node', richBulletin],
  ])('copies only what survives there: inline styles, no class, id, link or script: %s', async (_, bulletin) => {
    const { part } = await partOf(bulletin);
    expect(
      [...new Set(part.map(({ tagName }) => tagName))].filter(
        (tag) => !/^(?:section|p|span|strong|sup|br|img|table|tbody|tr|td|th)$/.test(tag),
      ),
    ).toEqual([]);
    expect(
      [...new Set(part.flatMap(({ attrs }) => attrs.map(({ name }) => name)))].filter(
        (name) => !/^(?:style|src|alt|width|height)$/.test(name),
      ),
    ).toEqual([]);
    const styles = part.flatMap((element) => attribute(element, 'style')?.split(';') ?? []).map((each) => each.split(':')[0] ?? '');
    // Positions, floats, flex and variables are dropped there.
    expect(
      [...new Set(styles)].filter(
        (property) => !/^(?:margin|padding|border|font|line|text|color|background|width|max|height|vertical|word)/.test(property),
      ),
    ).toEqual([]);
  });

  it('lists links behind the text, makes tables as wide as the page, and section titles red', async () => {
    const { part, html } = await partOf(richBulletin);
    expect(html).toMatch(/安庆先锋网<sup[^>]*>\[1\]<\/sup>/);
    expect(html).toContain('[1] https://example.invalid/a?b=1&#x26;c=“二”');
    for (const table of part.filter(({ tagName }) => tagName === 'table')) expect(attribute(table, 'style')).toContain('width:100%');
    expect(html).toMatch(/<p style="[^"]*color:#b5160d"[^>]*>要情<\/p>/);
  });

  it('has its pictures beside it, and says where to upload each', async () => {
    const [first, ...pictures] = await render(richBulletin);
    expect(first?.ending).toBe('.wechat.html');
    expect(pictures.map(({ ending }) => ending)).toEqual(
      pictures.map((_, index) => expect.stringMatching(new RegExp(`^\\.wechat-${index + 1}\\.(png|jpg)$`))),
    );
    const html = decode(first?.data);
    for (const { ending } of pictures) {
      // In the list of what to upload, and at its place in the text.
      expect(html.split(`测试简报第1期${ending}`).length).toBe(3);
      expect(html).toContain(`src="${encodeURIComponent(`测试简报第1期${ending}`)}"`);
    }
  });

  it('runs its own script alone, whatever the words are', async () => {
    const evil = { ...sampleBulletin, masthead: { ...sampleBulletin.masthead, name: `</p><script>alert(1)</script>${hostile[0]}` } };
    const { all, html } = await partOf(evil);
    expect(all.filter(({ tagName }) => tagName === 'script')).toHaveLength(1);
    expect(html).toMatch(/script-src &#x27;sha256-[A-Za-z0-9+/]{43}=&#x27;; style-src/);
  });
});

describe('the message', () => {
  const envelope: Envelope = { from: 'zugong@example.cn', to: [{ name: '安庆先锋网', address: 'a@example.cn' }], attach: ['pdf', 'ofd'] };
  const render = async (bulletin: Bulletin, rest: Partial<Envelope> = {}) => {
    const job: EditionJob = {
      ...{ bulletin, layout: layoutOf([]), page, faces: testFaces, rasterise, apart: null, template: { path: '', source: '' } },
      ...{ options: {}, readFont: async () => new Uint8Array(), sources: [], name: '测试简报第1期', envelope: { ...envelope, ...rest } },
      attach: async (format) => new TextEncoder().encode(`the ${format}`),
    };
    const [file] = await renderEml(job);
    return decode(file?.data);
  };
  const headOf = (message: string) => message.slice(0, message.indexOf('\r\n\r\n'));
  const words = (encoded: string) =>
    encoded.replace(/=\?UTF-8\?B\?([^?]*)\?=(?:\r\n )?/gi, (_, code: string) => Buffer.from(code, 'base64').toString('utf8'));

  it('has subject, date, recipients, both texts, pictures and files, and is a draft', async () => {
    const message = await render(richBulletin);
    const head = words(headOf(message));
    expect(head).toContain('To: 安庆先锋网 <a@example.cn>');
    expect(head).toContain('From: zugong@example.cn');
    expect(head).toContain('X-Unsent: 1');
    expect(head).toMatch(/Date: \w{3}, \d\d \w{3} 20\d\d 00:00:00 \+0000/);
    const types = [...message.matchAll(/^Content-Type: ([^;\r]+)/gm)].map(([, type]) => type);
    expect(types).toEqual(
      expect.arrayContaining(['multipart/mixed', 'text/plain', 'text/html', 'image/png', 'application/pdf', 'application/ofd']),
    );
    expect(message).toContain(Buffer.from('the pdf').toString('base64'));
    const [, html = ''] = /^Content-Type: text\/html.*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/ms.exec(message) ?? [];
    const page = elementsIn(parse(Buffer.from(html, 'base64').toString('utf8')));
    const sources = page.filter(({ tagName }) => tagName === 'img').map((img) => attribute(img, 'src') ?? '');
    expect(sources.length).toBeGreaterThan(0);
    for (const src of sources) expect(message).toContain(`<${src.replace('cid:', '')}>`);
    expect(page.filter(({ tagName }) => tagName === 'script')).toEqual([]);
  });

  it('is the same for the same issue, and another for another', async () => {
    const message = await render(richBulletin);
    expect(await render(richBulletin)).toBe(message);
    const id = (text: string) => /^Message-ID: (.*)$/m.exec(text)?.[1];
    expect(id(await render(sampleBulletin))).not.toBe(id(message));
  });

  it('has no header that its words make', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('\r\nBcc: x@y.cn', '\nBcc: x@y.cn', '\rBcc: x@y.cn', '\u2028Bcc: x@y.cn', '" <x@y.cn>, "'),
        fc.string(),
        async (attack, more) => {
          const bulletin = { ...sampleBulletin, properties: { ...sampleBulletin.properties, title: `题${more}${attack}` } };
          const message = await render(bulletin, { to: [{ name: `甲${more}${attack}`, address: 'a@example.cn' }] });
          const head = headOf(message).replace(/\r\n[ \t]/g, ' ');
          expect(head.split('\r\n').map((line) => line.split(':')[0])).toEqual([
            'X-Unsent',
            'From',
            'To',
            'Subject',
            'Message-ID',
            'Date',
            'MIME-Version',
            'Content-Type',
          ]);
          expect(head.match(/^To: .*$/m)?.[0].match(/<[^>]*>/g)).toEqual(['<a@example.cn>']);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('the recipients of a message', () => {
  const files = (more: string) => ({
    'bulletin.yaml': `name: 测试简报\npublisher: 测试办公室\nsections: [{ title: 动态 }]\nsources: [{ name: 甲县 }]\ndistribution: [{ label: 报, to: 丙局 }, { label: 发, to: 电子版发县（市、区）委组织部、安庆先锋网。 }]\n${more}`,
    'issue-1/issue.yaml': 'date: 2026-03-02\n',
    'issue-1/1.md': '---\ntitle: 一篇\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n正文。\n',
  });
  const mail = (name: string, to: string) =>
    `mail: { attach: [], addresses: [{ name: ${name}, to: [${to}] }, { name: 丙局, to: [c@example.cn] }] }\n`;

  it('are those of 发 that have an address; the others are named', async () => {
    const {
      state,
      files: made,
      found,
    } = await publish(files(mail('县（市、区）委组织部', '"a@example.cn", "b@example.cn"')), { formats: ['eml'] });
    expect(state).toBe('built');
    const head = decode([...made.values()][0]).replace(/\r\n /g, ' ');
    expect(/^To: .*$/m.exec(head)?.[0].match(/<[^>]*>/g)).toEqual(['<a@example.cn>', '<b@example.cn>']);
    expect(found).toEqual([['mail-address', 'note', 'bulletin.yaml']]);
  });

  it.each(['a@b@c.cn', 'a', 'a b@c.cn', '<a@c.cn>', '"a@c.cn,b@c.cn"', '"a@c.cn\\r\\nBcc: x@y.cn"', '张三 <a@c.cn>'])(
    'are addresses: %s is none',
    async (to) => {
      expect((await publish(files(mail('安庆先锋网', to)), { formats: ['eml'] })).state).toBe('refused');
    },
  );

  it('are not there without mail in bulletin.yaml, nor for a classified issue', async () => {
    expect((await publish(files(''), { formats: ['eml'] })).found).toEqual([['mail-set', 'error', 'bulletin.yaml']]);
    const secret = { ...files(mail('安庆先锋网', 'a@c.cn')), 'issue-1/issue.yaml': 'date: 2026-03-02\nclassification: { level: 秘密 }\n' };
    expect((await publish(secret, { formats: ['eml'] })).found).toEqual([['edition-unclassified', 'error', 'issue.yaml']]);
  });
});
