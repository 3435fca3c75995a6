import { join } from 'node:path';
import { fileName, type Host } from '../host/host.ts';
import { createFingerprint } from '../model/fingerprint.ts';
import { findItemNames } from '../model/item-names.ts';
import type { PrintedItem } from '../model/manuscript.ts';
import { ITEM_BYTES } from './bounds.ts';
import { decode } from './decode.ts';
import { readBoundedFile } from './files.ts';

/**
 * Reads title and createFingerprint of each item of a sibling. There may be hundreds, so it parses neither YAML nor Markdown and opens no
 * picture; it skips links, oversized files and unknown encodings.
 *
 * @param folder absolute
 * @throws NodeJS.ErrnoException when the folder or a file in it cannot be read
 */
export async function readPrintedItems(host: Host, folder: string): Promise<PrintedItem[]> {
  const files = (await host.list(folder)).filter(({ kind }) => kind === 'file');
  const items: PrintedItem[] = [];
  for (const name of findItemNames(files)) {
    const path = join(folder, name);
    const bytes = await readBoundedFile(host, path, ITEM_BYTES);
    const decoded = bytes === null ? null : decode(bytes);
    if (decoded !== null) items.push({ file: fileName(host, path), title: findTitle(decoded.text), text: createFingerprint(decoded.text) });
  }
  return items;
}

/** Finds the title in front matter without parsing YAML: one line, quoted or not. */
function findTitle(text: string): string {
  const fence = text.indexOf('\n---', text.indexOf('---'));
  const [, written = ''] = /^(?:title|标题) *:[ \t]+(.*)$/m.exec(text.slice(0, Math.max(0, fence))) ?? [];
  const [, , quoted] = /^(["'])(.*)\1/.exec(written) ?? [];
  return (quoted ?? written.replace(/[ \t]#.*$/, '')).trim();
}
