import { createHash } from 'node:crypto';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Bulletin } from '../../model/bulletin.ts';
import type { FormatFile, PublicJob } from '../renderer.ts';
import type { ItemContext } from '../web/issue.ts';
import { numberItems, writeContents, writeImprint, writeItem, writeMasthead, writeSections } from '../web/issue.ts';
import { preparePictures, toDataUri } from '../web/pictures.ts';
import { encodeForScript, type ItemMetadata, toHeadline, toNewsArticle, toPublicationIssue, toSidecar } from './metadata.ts';
import { STYLE } from './style.ts';

/**
 * Renders the issue as a web page that needs nothing else, and on request each item as one, with its metadata as JSON. Markup comes from a
 * tree alone: no text of an issue is ever read as HTML.
 */
export async function renderHtml({ bulletin, rasterise, options, name }: PublicJob): Promise<readonly FormatFile[]> {
  const pictures = await preparePictures(bulletin, rasterise);
  const sourceOf: ItemContext['sourceOf'] = (image) => {
    const picture = pictures.get(image);
    if (picture === undefined) throw new Error('A picture of the page was not prepared');
    return { src: toDataUri(picture), width: picture.width, height: picture.height };
  };
  const items = listItems(bulletin);
  const issue: FormatFile = { ending: '.html', data: writePage(toIssuePage(bulletin, items, sourceOf)) };
  if (options.each !== true) return [issue];
  const digits = Math.max(2, String(items.length).length);
  const each = items.flatMap((metadata): FormatFile[] => {
    const stem = `-${metadata.number.padStart(digits, '0')}`;
    const sidecar = `${JSON.stringify(toSidecar(metadata, bulletin, `${name}${stem}.html`), null, 2)}\n`;
    return [
      { ending: `${stem}.html`, data: writePage(toItemPage(bulletin, metadata, sourceOf)) },
      { ending: `${stem}.json`, data: new TextEncoder().encode(sidecar) },
    ];
  });
  return [issue, ...each];
}

function listItems({ sections }: Bulletin): readonly ItemMetadata[] {
  const numbers = numberItems(sections.flatMap(({ items }) => items));
  return sections.flatMap(({ title, items }) => items.map((item) => ({ number: numbers.get(item.id) ?? '', section: title, item })));
}

interface Page {
  readonly title: string;
  readonly author: string;
  readonly metadata: object;
  readonly body: readonly Element[];
}

function toIssuePage(bulletin: Bulletin, items: readonly ItemMetadata[], sourceOf: ItemContext['sourceOf']): Page {
  return {
    title: bulletin.properties.title,
    author: bulletin.properties.author,
    metadata: toPublicationIssue(items, bulletin),
    body: [writeMasthead(bulletin), ...writeContents(bulletin), h('main', writeSections(bulletin, sourceOf)), ...writeImprint(bulletin)],
  };
}

function toItemPage(bulletin: Bulletin, metadata: ItemMetadata, sourceOf: ItemContext['sourceOf']): Page {
  const { masthead, properties } = bulletin;
  const { item, number, section } = metadata;
  return {
    title: `${toHeadline(item)}_${properties.title}`,
    author: properties.author,
    metadata: { '@context': 'https://schema.org', ...toNewsArticle(metadata, bulletin) },
    body: [
      h('header', [
        h('p', { className: ['publisher'] }, [h('span', `${masthead.name} ${masthead.number} ${section}`), ' ', h('span', masthead.date)]),
      ]),
      h('main', [writeItem(item, { number, level: 1, sourceOf })]),
      ...writeImprint(bulletin),
    ],
  };
}

/** The page loads nothing, runs nothing and sends nothing; only its own style applies. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;

function writePage({ title, author, metadata, body }: Page): Uint8Array {
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'content-security-policy', content: POLICY }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('meta', { name: 'author', content: author }),
    h('title', title),
    h('style', STYLE),
    h('script', { type: 'application/ld+json' }, encodeForScript(metadata)),
  ]);
  const page = {
    type: 'root' as const,
    children: [{ type: 'doctype' as const }, h('html', { lang: 'zh-CN' }, [head, h('body', [...body])])],
  };
  return new TextEncoder().encode(`${toHtml(page, { upperDoctype: true })}\n`);
}
