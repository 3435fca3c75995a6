import { type ParagraphChild, TextRun } from 'docx';
import { type Inline, noteNumber } from '../../model/body.ts';
import { element, inline } from './element.ts';
import { link } from './links.ts';
import { style } from './style-ids.ts';
import type { Writer } from './writer.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML 1.0 cannot hold are what is looked for.
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

/**
 * The same text, once it is proved to hold nothing that XML 1.0 cannot. `read` refuses such characters, so one that arrives here is a
 * defect of ours and throws.
 */
export function legal(text: string): string {
  const found = ILLEGAL.exec(text);
  if (found === null) return text;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  throw new Error(`A text with the character U+${code} reached the DOCX writer`);
}

/**
 * Characters in one character style, or in none. The hint on each run is what sets “ ” — … in the Chinese face; Word looks for it here
 * and not in the style.
 */
export function run(text: string, characterStyle?: string): TextRun {
  return new TextRun({
    text: legal(text),
    font: { hint: 'eastAsia' },
    ...(characterStyle === undefined ? {} : { style: characterStyle }),
  });
}

type Handlers = {
  readonly [T in Inline['type']]: (child: Extract<Inline, { type: T }>, writer: Writer) => ParagraphChild;
};

const handlers = {
  text: ({ value, strong, href }, writer) => {
    const plain = href === undefined ? undefined : style.link;
    const words = run(value, strong ? style.leadIn : plain);
    return href === undefined ? words : link(legal(href), words, writer);
  },
  note: ({ number }) => run(noteNumber(number), style.noteMark),
  break: () => inline(element('w:r', {}, element('w:br'))),
} satisfies Handlers;

/** The runs of a paragraph, a heading or a cell. */
export function runs(children: readonly Inline[], writer: Writer): readonly ParagraphChild[] {
  return children.map((child) => {
    const handler = handlers[child.type] as (child: Inline, writer: Writer) => ParagraphChild;
    return handler(child, writer);
  });
}
