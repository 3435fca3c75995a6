import { Buffer } from 'node:buffer';
import type { SourceFile } from '../renderer.ts';
import { element, part, textElement } from './xml.ts';

/** The source files as attachments, by name in their folder, with the list of them. Their own names are data, and no path of the package. */
export function attachSources(sources: readonly SourceFile[], date: string): ReadonlyMap<string, string> {
  const files = sources.map(({ name, text }, index) => ({ id: `Attachment${index + 1}`, file: `source_${index + 1}.md`, name, text }));
  const list = files.map(({ id, file, name, text }) =>
    element(
      'Attachment',
      { ID: id, Name: name, Format: 'md', CreationDate: `${date}T00:00:00`, Size: Buffer.byteLength(text) / 1024, Usage: 'none' },
      textElement('FileLoc', file),
    ),
  );
  return new Map([['Attachments.xml', part('Attachments', {}, ...list)], ...files.map(({ file, text }) => [file, text] as const)]);
}
