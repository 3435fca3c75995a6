import { dirname, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { foldRepeats } from '../diagnostics/repeats.ts';
import { Failure } from '../failures.ts';
import { applyEdits, chooseEdits, createRewriter } from '../fix/index.ts';
import { type Host, toPathBelow } from '../host/host.ts';
import { locateIssue } from '../issue/locate.ts';
import { decode, replaceUnprintable } from '../read/index.ts';
import { changeFolder } from '../write/change.ts';
import { createLinkFailure } from '../write/foreign-file.ts';
import { type CheckResult, check } from './check.ts';

/** The outcome of applying safe fixes to one issue. */
export interface MendResult {
  /** The remaining diagnostics of the fixed files. */
  readonly result: CheckResult;
  /** The fixed files, in the order in which they were first changed. */
  readonly files: readonly MendedFile[];
  /** Findings whose fix the file's encoding cannot express. */
  readonly leftOut: readonly Diagnostic[];
}

export interface MendedFile {
  /** As in `Place.file`. */
  readonly file: string;
  /** Number of findings fixed. */
  readonly fixes: number;
  /** Decoded texts. */
  readonly before: string;
  readonly after: string;
}

/** File contents by real path. */
export type Drafts = Map<string, Uint8Array>;

/** Maximum passes. A fix may reveal a finding of another rule; beyond this limit two rules undo each other's work. */
const PASSES = 32;

/**
 * Applies the safe fixes of one issue and checks it again, until nothing is left to fix. Findings of every level are fixed, except those
 * that the publication has turned off or a comment suppresses. The files are written at the end, all or none, and only if `write` is set.
 *
 * @param drafts files fixed but not written yet, for example in other issues of a dry run; unless this issue is written, its files are
 * added
 * @throws Failure if the path is not an issue, a file cannot be written, or someone else changed one meanwhile
 */
export async function mend(host: Host, issue: string, drafts: Drafts, write: boolean): Promise<MendResult> {
  const mended = new Map<string, MendedText>();
  for (let pass = 0; ; pass += 1) {
    const result = await check(overlayDrafts(host, drafts), issue, true);
    const leftOut: Diagnostic[] = [];
    // A file may have two names if one is a link: the second sees the changes in the next pass.
    const seen = new Set<string>();
    let progress = false;
    for (const [file, found] of fixable(result.diagnostics)) {
      const path = await host.realPath(resolve(host.cwd, file));
      if (seen.has(path)) continue;
      seen.add(path);
      const bytes = drafts.get(path) ?? (await host.readFile(path));
      const next = await mendText(file, bytes, found, result.texts.get(file) ?? '');
      leftOut.push(...next.leftOut);
      if (next.taken.length === 0) continue;
      progress = true;
      drafts.set(path, next.bytes);
      const first = mended.get(path) ?? { file, original: bytes, before: next.before, fixes: 0 };
      mended.set(path, { ...first, fixes: first.fixes + next.taken.length, after: next.after });
    }
    if (!progress) {
      if (write) await writeAll(host, issue, mended, drafts);
      return {
        result: { ...result, diagnostics: foldRepeats(result.diagnostics) },
        files: [...mended.values()],
        leftOut: foldRepeats(leftOut),
      };
    }
    if (pass === PASSES) {
      const codes = [...new Set(result.diagnostics.filter(({ fix }) => fix !== undefined).map(({ code }) => code))];
      throw new Error(`the fixes of ${codes.join(', ')} come to no end`);
    }
  }
}

/** Formats the change of a file as a unified diff. Line ends are LF, whatever the file has. */
export async function makeDiff({ file, before, after }: MendedFile): Promise<string> {
  const { formatUnifiedDiff } = await import('../fix/diff.ts');
  return formatUnifiedDiff(file, before, after);
}

interface MendedText extends MendedFile {
  readonly original: Uint8Array;
}

/** Groups the findings that have a fix by file. */
function fixable(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>();
  for (const found of diagnostics) {
    if (found.fix === undefined || found.fix.length === 0) continue;
    const before = files.get(found.place.file);
    if (before === undefined) files.set(found.place.file, [found]);
    else before.push(found);
  }
  return files;
}

/**
 * Applies the fixes of one file once.
 *
 * @param text the text that was checked, to which the edits refer
 */
async function mendText(file: string, bytes: Uint8Array, found: readonly Diagnostic[], text: string) {
  const decoded = decode(bytes);
  if (decoded === null || replaceUnprintable(decoded.text) !== text) throw createChangedFailure(file);
  const rewriter = await createRewriter(bytes, decoded.encoding);
  const { taken, edits, leftOut } = chooseEdits(text, found, (edit) => rewriter.canWrite(edit));
  const after = applyEdits(decoded.text, edits);
  const rewritten = rewriter.rewrite(edits);
  // A short GBK text can be valid UTF-8 by chance. Write nothing that would be read differently.
  if (decode(rewritten)?.text !== after) return { taken: [], leftOut: found, bytes, before: decoded.text, after: decoded.text };
  return { taken, leftOut, bytes: rewritten, before: decoded.text, after };
}

/** Returns a host on which some files appear as already written. */
function overlayDrafts(host: Host, drafts: Drafts): Host {
  if (drafts.size === 0) return host;
  const draftOf = async (path: string) => drafts.get(await host.realPath(path));
  return {
    ...host,
    readFile: async (path, limit) => (await draftOf(path)) ?? host.readFile(path, limit),
    stat: async (path) => {
      const found = await host.stat(path);
      return found?.kind === 'file' ? { ...found, size: (await draftOf(path))?.length ?? found.size } : found;
    },
  };
}

/** Writes the fixed files of an issue, all or none. Throws a Failure that names the files someone else has saved meanwhile. */
async function writeAll(host: Host, issue: string, mended: ReadonlyMap<string, MendedText>, drafts: Drafts): Promise<void> {
  if (mended.size === 0) return;
  const located = await locateIssue(host, issue);
  const homes = [await host.realPath(located.folder), await host.realPath(dirname(located.publication))];
  // `bulletin.yaml` is in the publication's folder, which is then changed as a whole.
  const home = homes.find((folder) => [...mended.keys()].every((path) => toPathBelow(folder, path) !== null));
  if (home === undefined) throw createLinkFailure([...mended.values()][0]?.file ?? issue);
  const changes = [...mended].map(([path, { original }]) => ({
    name: (toPathBelow(home, path) ?? '').split(sep).join('/'),
    data: drafts.get(path) ?? original,
    was: original,
  }));
  await changeFolder(host, home, changes, { name: issue, failure: (error) => cannotMend(error, issue) });
  for (const path of mended.keys()) drafts.delete(path);
}

function createChangedFailure(file: string): Failure {
  return new Failure(
    'environment',
    { zh: `“${file}”正在被别人修改，没有自动改正`, en: `“${file}” is being changed by someone else; nothing was changed` },
    { zh: '请等对方存盘后重试', en: 'Try again when they have saved it' },
  );
}

/** What the user can do about files that could not be replaced. */
function cannotMend(error: NodeJS.ErrnoException, folder: string): Failure {
  if (error.code === undefined) throw error;
  const found = {
    zh: `改不了“${folder}”里的文件（${error.code}），稿件没有改动`,
    en: `Cannot change the files in “${folder}” (${error.code}); they are as they were`,
  };
  if (error.code === 'ENOSPC') {
    return new Failure('environment', found, { zh: '磁盘已满，请腾出空间后重试', en: 'The disk is full: free some space and try again' });
  }
  return new Failure('environment', found, {
    zh: '文件夹或文件可能是只读的（如共享盘），或正在别的程序里打开：请复制到自己的文件夹里再改，或关闭后重试；--fix-dry-run 只列出要改的地方',
    en: 'The folder or a file may be read-only, as on a share, or open in another program: copy the issue to a folder of your own, or close it and try again; --fix-dry-run only shows the changes',
  });
}
