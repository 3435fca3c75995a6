import type { Block, Inline, Text } from '../model/body.ts';
import type { ItemDraft } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';

/** A mailto link. */
interface MailLink {
  readonly address: string;
  readonly words: string;
  /** Place of the address if it follows its words on one line, otherwise of the words. */
  readonly place: Place;
}

/** Finds the mailto links of an item. */
export function findMailLinks({ text, body, notes }: ItemDraft): MailLink[] {
  if (!/mailto:/i.test(text)) return [];
  const lines = text.split('\n');
  return [...body.flatMap(collectInlines), ...notes.flatMap(({ children }) => children)].flatMap((inline) => {
    const address = inline.type === 'text' ? /^mailto:([^?]+)/i.exec(inline.href ?? '')?.[1] : undefined;
    if (inline.type !== 'text' || address === undefined) return [];
    return [{ address, words: inline.value, place: findAddressPlace(inline, address, lines) }];
  });
}

function findAddressPlace({ place }: Text, address: string, lines: readonly string[]): Place {
  const line = lines[place.endLine - 1] as string;
  const at = line.indexOf(address, line.indexOf('](', place.endColumn - 1));
  return at === -1 ? place : { ...place, line: place.endLine, column: at + 1, endColumn: at + 1 + address.length };
}

function collectInlines(block: Block): readonly Inline[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.children;
    case 'list':
      return block.entries.flatMap(({ blocks }) => blocks.flatMap(collectInlines));
    case 'table':
      return [block.head, ...block.rows].flat().flatMap(({ children }) => children);
    case 'image':
      return [];
  }
}
