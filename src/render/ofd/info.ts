import type { Bulletin } from '../../model/bulletin.ts';
import { element, listElement, type Markup, textElement } from './xml.ts';

/** Writes what the document says of itself. */
export function writeInfo({ masthead, sections, imprint, properties }: Bulletin, id: string): Markup {
  const keywords = [masthead.name, ...sections.map(({ title }) => title)].filter((word) => word !== '');
  return element(
    'DocInfo',
    {},
    textElement('DocID', id),
    textElement('Title', properties.title),
    textElement('Author', properties.author),
    textElement('CreationDate', properties.date),
    textElement('ModDate', properties.date),
    listElement(
      'Keywords',
      [...new Set(keywords)].map((keyword) => textElement('Keyword', keyword)),
    ),
    textElement('Creator', 'bulletin'),
    listElement('CustomDatas', listCustomData({ masthead, imprint })),
  );
}

/** What registers of documents ask for, by the names that GB/T 9704 gives. */
function listCustomData({ masthead, imprint }: Pick<Bulletin, 'masthead' | 'imprint'>): Markup[] {
  const data: readonly (readonly [name: string, value: string | null | undefined])[] = [
    ['刊名', masthead.name],
    ['期号', masthead.number],
    ['总期号', masthead.total],
    ['密级', masthead.notice?.match(/(?:绝密|机密|秘密)[^　\s]*/u)?.[0]],
    ['份号', masthead.copy?.replace(/^[^：]*：/u, '')],
    ['签发人', masthead.signer?.replace(/^[^：]*：/u, '')],
    ['印数', imprint.copies],
  ];
  return data.flatMap(([name, value]) => (value === null || value === undefined ? [] : [textElement('CustomData', value, { Name: name })]));
}
