import { basename, dirname, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { applyEdits, createRewriter } from '../fix/index.ts';
import type { Host } from '../host/host.ts';
import { decode, replaceUnprintable } from '../read/index.ts';
import { changeFolder } from '../write/change.ts';

/** A diagnostic with a safe fix, and the text that its edits refer to. */
export interface Fixable {
  readonly found: Diagnostic;
  /** Decoded text of the file. */
  readonly text: string;
}

/**
 * Writes the safe fix of one diagnostic.
 *
 * @returns false if the file has changed since it was checked, or its encoding lacks a character
 * @throws Failure when the file cannot be written
 */
export async function applyFix(host: Host, { found, text }: Fixable): Promise<boolean> {
  const { place, fix = [] } = found;
  const path = await host.realPath(resolve(host.cwd, place.file));
  const bytes = await host.readFile(path);
  const decoded = decode(bytes);
  if (fix.length === 0 || decoded === null || replaceUnprintable(decoded.text) !== text) return false;
  const rewriter = await createRewriter(bytes, decoded.encoding);
  if (!fix.every((edit) => rewriter.canWrite(edit))) return false;
  const data = rewriter.rewrite(fix);
  // A short GBK text can be valid UTF-8 by chance: write nothing that would be read differently.
  if (decode(data)?.text !== applyEdits(decoded.text, fix)) return false;
  const change = { name: basename(path), data, was: bytes };
  return (await changeFolder(host, dirname(path), [change], { onConflict: 'skip' })).conflicts.length === 0;
}
