import type { ParagraphChild, XmlComponent } from 'docx';
import { makeElement, toParagraphChild } from './element.ts';
import { assertLegal, makeRun } from './text.ts';

/** Makes a field with its current result. */
export function makeField(instruction: string, result: string): readonly XmlComponent[] {
  return [...openField(instruction), makeRun(result), markField('end')];
}

/** A field up to its result. */
export function openField(instruction: string): readonly XmlComponent[] {
  const words = makeElement('w:instrText', { 'xml:space': 'preserve' }, ` ${instruction} `);
  return [markField('begin'), makeElement('w:r', {}, words), markField('separate')];
}

/** A mark of a field. */
export function markField(type: 'begin' | 'separate' | 'end'): XmlComponent {
  return makeElement('w:r', {}, makeElement('w:fldChar', { 'w:fldCharType': type }));
}

/**
 * Marks an entry of the contents, without printing anything. A TOC field by styles would not do: it lists whole paragraphs, and a run-in
 * title shares its paragraph with the text.
 */
export function markEntry(title: string, level: 1 | 2): readonly ParagraphChild[] {
  const quoted = assertLegal(title).replace(/[\\"]/g, '\\$&');
  return [...openField(`TC "${quoted}" \\l ${level}`).slice(0, -1), markField('end')].map(toParagraphChild);
}
