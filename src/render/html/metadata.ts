import type { Bulletin, BulletinItem } from '../../model/bulletin.ts';
import type { ItemNumber } from '../web/inline.ts';
import { formatItemId } from '../web/issue.ts';

/** What is said of an item to machines: only what its page says to readers. */
export interface ItemMetadata {
  readonly number: ItemNumber;
  readonly section: string;
  readonly item: BulletinItem;
}

/** An item as a `NewsArticle` of schema.org. */
export function toNewsArticle({ number, section, item }: ItemMetadata, { masthead, properties }: Bulletin): object {
  const source = findSource(item);
  return {
    '@type': 'NewsArticle',
    '@id': `#${formatItemId(number)}`,
    headline: toHeadline(item),
    articleSection: section,
    position: Number(number),
    inLanguage: 'zh-CN',
    datePublished: properties.date,
    ...(source === null ? {} : { author: { '@type': 'Organization', name: source } }),
    publisher: { '@type': 'Organization', name: masthead.publisher },
  };
}

/** An issue as a `PublicationIssue` of schema.org, with its items. */
export function toPublicationIssue(items: readonly ItemMetadata[], bulletin: Bulletin): object {
  const { masthead, properties } = bulletin;
  return {
    '@context': 'https://schema.org',
    '@type': 'PublicationIssue',
    name: properties.title,
    issueNumber: masthead.number,
    datePublished: properties.date,
    inLanguage: 'zh-CN',
    isPartOf: { '@type': 'Periodical', name: masthead.name },
    publisher: { '@type': 'Organization', name: masthead.publisher },
    hasPart: items.map((item) => toNewsArticle(item, bulletin)),
  };
}

/** The metadata of an item’s own file, for the portal that takes it in. */
export function toSidecar(metadata: ItemMetadata, { masthead, properties }: Bulletin, file: string): object {
  const { number, section, item } = metadata;
  return {
    version: 1,
    publication: masthead.name,
    issue: masthead.number,
    total: masthead.total,
    publisher: masthead.publisher,
    date: properties.date,
    position: Number(number),
    section,
    title: toHeadline(item),
    source: findSource(item),
    file,
  };
}

/** The title without the full stop that it has when it runs into the text. */
export function toHeadline({ title }: BulletinItem): string {
  return title.replace(/。+$/u, '');
}

/** Who signs an item, as printed; null where it names nobody. */
function findSource({ attribution, byline, attributionStyle, title }: BulletinItem): string | null {
  if (attributionStyle === 'lead') return title.split('：')[0] ?? null;
  return byline ?? attribution?.replace(/^（|）$/gu, '') ?? null;
}

/** JSON that a `script` element can hold: no character of it ends the element or starts a comment. */
export function encodeForScript(value: object): string {
  const escapes: Readonly<Record<string, string>> = {
    '<': '\\u003c',
    '>': '\\u003e',
    '&': '\\u0026',
    '\u2028': '\\u2028',
    '\u2029': '\\u2029',
  };
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? '');
}
