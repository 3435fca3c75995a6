import type { Nodes, PhrasingContent, Text } from 'mdast';
import type { HeadingLevel, Inline } from '../../model/body.ts';
import { Passage, type PassageKind } from '../../model/passage.ts';
import { type Alignment, alignValue, markdownEscape } from '../origin.ts';
import { type BodySource, toSource, toSpan } from './context.ts';

/** Placeholder for a line break during matching, distinct from a line end of the source. */
const BREAK = '\r';

/**
 * Makes the passage that inline nodes print, with the place of each character in the file.
 *
 * @param children the Markdown nodes, whose texts hold the characters of `inlines` and more white space
 */
export function createPassage(
  kind: PassageKind,
  children: readonly PhrasingContent[],
  inlines: readonly Inline[],
  from: BodySource,
  level: HeadingLevel | null = null,
): Passage {
  const raw = { value: '', starts: [] as number[], ends: [] as number[] };
  for (const child of children) collect(child, raw, from);
  const printed = inlines.map((inline) => (inline.type === 'text' ? inline.value : inline.type === 'break' ? BREAK : ''));
  const origin = matchCharacters(printed.join(''), raw);
  let end = 0;
  const strong = printed.flatMap((value, index) => {
    const inline = inlines[index];
    const start = end;
    end += value.length;
    return inline?.type === 'text' && inline.strong ? [{ start, end }] : [];
  });
  return new Passage(
    kind,
    printed.join('').replaceAll(BREAK, '\n'),
    { text: from.source.text, ...origin, place: (start, end) => from.source.place(start, end) },
    { level, strong },
  );
}

/** Makes the passage of a caption, which stands in the source of its image. */
export function createCaptionPassage(caption: string, node: Nodes, from: BodySource): Passage {
  const { start } = toSpan(node);
  const written = toSource(node, from);
  const at = Math.max(0, written.lastIndexOf(caption));
  const origin = alignValue(caption, written.slice(at), start + at, markdownEscape);
  return new Passage('caption', caption, { text: from.source.text, ...origin, place: (first, last) => from.source.place(first, last) });
}

/** Collects the characters below a node in order, with their offsets. */
function collect(node: PhrasingContent, raw: { value: string } & Alignment, from: BodySource): void {
  if (node.type === 'text') add(node, raw, from);
  else if (node.type === 'break') {
    const { start, end } = toSpan(node);
    raw.value += BREAK;
    raw.starts.push(start);
    raw.ends.push(end);
  } else if ('children' in node) for (const child of node.children) collect(child, raw, from);
}

function add(node: Text, raw: { value: string } & Alignment, from: BodySource): void {
  const { starts, ends } = alignValue(node.value, toSource(node, from), toSpan(node).start, markdownEscape);
  raw.value += node.value;
  // Spreading a long paragraph into `push` would overflow the stack.
  for (const start of starts) raw.starts.push(start);
  for (const end of ends) raw.ends.push(end);
}

/** Matches printed with collected text; they differ only in white space and in 〓 for unprintable characters. */
function matchCharacters(printed: string, raw: { readonly value: string } & Alignment): Alignment {
  const starts: number[] = [];
  const ends: number[] = [];
  const last = raw.ends.at(-1) ?? 0;
  let at = 0;
  for (const character of printed.split('')) {
    while (at < raw.value.length - 1 && raw.value[at] !== character && isSkipped(character, raw.value[at])) at += 1;
    starts.push(raw.starts[at] ?? last);
    ends.push(raw.ends[at] ?? last);
    at += 1;
  }
  return { starts, ends };
}

/** White space that was not printed. A line end or tab printed as a space is that space. */
function isSkipped(character: string, raw: string | undefined): boolean {
  if (raw === undefined || !/\s/.test(raw)) return false;
  return raw === BREAK || !(character === ' ' && /[\n\t]/.test(raw));
}
