import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { formatNoteNumber, type Inline } from '../../model/body.ts';

/** The number of an item in the issue, which its notes’ anchors begin with. */
export type ItemNumber = string;

/** Anchors of a note’s mark and of its text. */
export const formatMarkId = (item: ItemNumber, note: number) => `mark-${item}-${note}`;
export const formatNoteId = (item: ItemNumber, note: number) => `note-${item}-${note}`;

type Handlers = {
  readonly [T in Inline['type']]: (child: Extract<Inline, { type: T }>, item: ItemNumber) => ElementContent;
};

const handlers = {
  text: ({ value, strong, href }) => {
    const words = strong ? h('strong', value) : ({ type: 'text', value } as const);
    return href !== undefined && isWebAddress(href) ? h('a', { href, rel: ['noopener', 'noreferrer'] }, words) : words;
  },
  note: ({ number }, item) =>
    h('sup', [
      h('a', { id: formatMarkId(item, number), href: `#${formatNoteId(item, number)}`, role: 'doc-noteref' }, formatNoteNumber(number)),
    ]),
  break: () => h('br'),
} satisfies Handlers;

/** Writes the content of a paragraph, heading or cell. */
export function writeInline(children: readonly Inline[], item: ItemNumber): ElementContent[] {
  return children.map((child) => (handlers[child.type] as (child: Inline, item: ItemNumber) => ElementContent)(child, item));
}

/** `read` lets no other address through; one that came another way is printed as words. */
function isWebAddress(href: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(href);
}
