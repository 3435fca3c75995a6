import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { readFrontMatter } from '../../read/front-matter.ts';
import { Source } from '../../read/source.ts';
import { removeUnprintable } from '../characters.ts';
import { type Block, type Document, makeParagraph, makeText } from '../document.ts';
import { Remarks } from '../remarks.ts';

/** Maximum characters of a heading; anything longer is text. */
const HEADING = 300;

/** Front matter problems that import itself resolves. */
const MISSING: ReadonlySet<string> = new Set(['front-matter-present', 'key-present', 'value-present']);

/**
 * Reads Markdown. Its text is kept as is, since items are written in Markdown; a leading first-level heading is the title, and front
 * matter is taken over.
 */
export function readMarkdown(text: string): Document {
  const remarks = new Remarks();
  const source = new Source('', keepPrintable(text, remarks));
  const found: Diagnostic[] = [];
  const { fields, body } = readFrontMatter(source, (diagnostic) => found.push(diagnostic));
  const wrong = found.filter(({ code }) => !MISSING.has(code));
  for (const { place } of wrong) remarks.add('other-fields', 1, source.lineText(place.line).trim());
  remarks.add('markdown-pictures', source.text.slice(body ?? 0).match(/!\[[^\]]*\]\(/g)?.length ?? 0);
  const chunks = source.text
    .slice(body ?? 0)
    .split(/\n(?:[ \t]*\n)+/)
    .map((chunk) => chunk.replace(/^\n+/, '').trimEnd())
    .filter((chunk) => chunk.trim() !== '');
  return {
    blocks: chunks.map(readBlock),
    notes: new Map(),
    pictures: new Map(),
    fields: fields.values,
    properties: { title: null, dates: [] },
    remarks: remarks.list(),
  };
}

function keepPrintable(text: string, remarks: Remarks): string {
  return text
    .split('\n')
    .map((line) => removeUnprintable(line, remarks).trimEnd() + (line.endsWith('  ') && line.trim() !== '' ? '  ' : ''))
    .join('\n');
}

function readBlock(chunk: string, index: number): Block {
  const [, marks, written = ''] = (chunk.length <= HEADING ? /^(#{1,6})[ ]+([^\n]*)$/.exec(chunk) : null) ?? [];
  const words = written.replace(/[ #]*$/, '');
  const isText = /^[^|<!`~>[\]#]/.test(chunk) && !/^ {0,3}(?:[-+*]|\d{1,9}[.)])\s/.test(chunk);
  const seen = marks === undefined ? (isText ? chunk : '') : words;
  return makeParagraph(seen === '' ? [] : [makeText(withoutMarkup(seen))], {
    heading: marks?.length ?? null,
    title: index === 0 && marks === '#',
    markdown: chunk,
  });
}

/** The text as recognisers see it. */
function withoutMarkup(markdown: string): string {
  return markdown
    .replace(/\*\*/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}
