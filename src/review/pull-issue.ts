import { basename, dirname, join, resolve } from 'node:path';
import { renderAll } from '../build/make.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Failure } from '../failures.ts';
import { type Host, toPathBelow } from '../host/host.ts';
import { locateIssue } from '../issue/locate.ts';
import { prepare, type Setting } from '../issue/prepare.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { formatTag } from '../render/docx/items.ts';
import { cannotWrite } from '../write/cannot-write.ts';
import { type ChangeResult, changeFolder, type FileChange } from '../write/change.ts';
import { readManifest } from '../write/manifest.ts';
import { findOutputPlace, refuseLinkedDist } from '../write/place.ts';
import { hashSha256 } from '../write/recorder.ts';
import {
  countDifferentLines,
  type LeftOutChange,
  listItems,
  matchItems,
  type ReviewedDocument,
  readReviewedDocx,
  splitByControls,
  toReadable,
} from './pull/index.ts';
import { readDocument } from './pull-document.ts';
import type { PulledFile } from './pull-item.ts';
import { listMoved, listOutside, pullItems } from './pull-items.ts';
import { pullRemarks } from './pull-remarks.ts';

export { formatUnifiedDiff } from '../fix/diff.ts';
export { type MarkedChange, markChanges } from './pull/index.ts';

export interface PullOptions {
  /** The issue's folder. By default the one whose `dist` contains the document, or the current folder. */
  readonly issue?: string | undefined;
  /** The document as it was sent out. By default it is looked for in `dist`. */
  readonly base?: string | undefined;
}

/** The changes to pull; nothing is written yet. */
export interface PulledChanges {
  /** Absolute path of the issue's folder. */
  readonly issue: string;
  /** Diagnostics of the issue as it is. With an error nothing is pulled. */
  readonly diagnostics: readonly Diagnostic[];
  /** Decoded texts by file, to show diagnostics with. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that change or are new. */
  readonly files: readonly PulledFile[];
  /** Changes that are not taken over. */
  readonly leftOut: readonly LeftOutChange[];
  /** Number of comments that become remarks. */
  readonly remarks: number;
  /** Number of tracked changes, which count as accepted. */
  readonly tracked: number;
  /** Ids of items that were recognized by their text, as their controls are gone. */
  readonly byText: readonly string[];
  /**
   * What the document was built from: `current`, the files as they are; `built`, a build that still exists, so that later changes of the files
   * are kept; `unknown`, a build that is gone, so that later changes of the files look as if the document had undone them.
   */
  readonly base: 'current' | 'built' | 'unknown';
}

/** The documents that are compared. */
interface Documents {
  readonly edited: ReviewedDocument;
  /** Built from the files as they are. */
  readonly current: ReviewedDocument;
  /** As it was sent out; the same as `current` if the files have not changed since. */
  readonly sent: ReviewedDocument;
  /** Whether `sent` is certain. */
  readonly isSentKnown: boolean;
  /** All documents in `dist`, or the one that was given. */
  readonly built: readonly ReviewedDocument[];
}

/**
 * Compares an edited DOCX with the one that the issue's files build now, and finds the edits of these files that take its changes over. Changes
 * that the files have had since the document was sent out are kept, provided that `dist` still contains it.
 *
 * @throws Failure when the issue does not exist, or the file is not a DOCX of it
 */
export async function pullIssue(host: Host, path: string, { issue, base }: PullOptions = {}): Promise<PulledChanges> {
  const edited = await readDocument(host, path);
  const located = await locateIssue(host, issue ?? guessIssue(host, path));
  await refuseLinkedDist(host, located.folder);
  const { manuscript, diagnostics, texts, setting } = await prepare(host, located, { stage: null });
  const facts = { issue: located.folder, diagnostics, texts };
  if (setting === null) return { ...facts, files: [], leftOut: [], remarks: 0, tracked: 0, byText: [], base: 'current' };
  const documents = await findDocuments(host, located.folder, { edited, setting, base });
  return { ...facts, ...(await pullDocuments(host, manuscript, setting, documents)) };
}

async function findDocuments(
  host: Host,
  folder: string,
  { edited, setting, base }: { readonly edited: ReviewedDocument; readonly setting: Setting; readonly base: string | undefined },
): Promise<Documents> {
  const [rendered] = await renderAll(host, setting, [{ format: 'docx', bulletin: setting.bulletin }]);
  if (rendered === undefined) throw new Error('An issue without errors was not rendered');
  const current = await readReviewedDocx(rendered.data);
  if (base !== undefined) {
    const sent = await readDocument(host, base);
    return { edited, current, sent, isSentKnown: true, built: [sent] };
  }
  const built = await readBuiltDocuments(host, folder);
  const { document: sent, isKnown } = findHandedOut(edited, current, built);
  return { edited, current, sent, isSentKnown: isKnown, built };
}

async function pullDocuments(host: Host, manuscript: Manuscript, { bulletin }: Setting, documents: Documents) {
  const { edited, current, sent, isSentKnown, built } = documents;
  const items = listItems(bulletin);
  const [present, past] = [splitByControls(current, items, formatTag), splitByControls(sent, items, formatTag)];
  const matched = matchItems(past, edited);
  if (matched.lines.size === 0) throw foreignDocument();
  const pulled = await pullItems(host, manuscript, items, { edited, present, past, matched });
  const remarks = await pullRemarks(host, manuscript, edited, matched.lines);
  const leftOut = [
    ...pulled.leftOut,
    ...listMoved(items, past, matched),
    ...listOutside(edited, matched, [current, ...built]),
    ...remarks.leftOut,
  ];
  return {
    files: [...pulled.files, ...remarks.files],
    leftOut: leftOut.map((each) => ({ ...each, before: toReadable(each.before), after: toReadable(each.after) })),
    remarks: remarks.count,
    tracked: edited.tracked,
    byText: matched.byText,
    base: isSentKnown ? (pulled.haveChanged ? ('built' as const) : ('current' as const)) : ('unknown' as const),
  };
}

/**
 * Writes the pulled files, all or none. A file that someone saved since it was read is not overwritten.
 *
 * @throws Failure when a file has changed since it was read, or the folder cannot be written
 */
export async function writePulled(host: Host, { issue, files }: PulledChanges): Promise<ChangeResult> {
  const home = await host.realPath(issue);
  // An item can be a symbolic link to another file of the folder: that one is replaced.
  const findTarget = async (name: string) => {
    const path = join(home, name);
    return (await host.stat(path)) === null ? name : (toPathBelow(home, await host.realPath(path)) ?? name);
  };
  const changes: FileChange[] = [];
  for (const { name, bytes, original } of files) {
    changes.push({ name: (await findTarget(name)).replaceAll('\\', '/'), data: bytes, was: original });
  }
  return changeFolder(host, home, changes, { name: basename(issue), failure: (error) => cannotWrite(issue, error) });
}

/** Returns the issue whose `dist` contains a document, or the current folder. */
function guessIssue(host: Host, path: string): string {
  const folder = dirname(resolve(host.cwd, path));
  return basename(folder) === 'dist' ? dirname(folder) : '.';
}

function foreignDocument(): Failure {
  return new Failure(
    'usage',
    { zh: '这个 DOCX 里没有这一期的稿件', en: 'The DOCX contains no items of this issue' },
    {
      zh: '请确认是用 bulletin build 生成、送出去修改的那一份；是别的一期，请写上那一期的文件夹；是新报送的稿件，请用 bulletin import',
      en: 'Check that bulletin build wrote it. Give the folder if it belongs to another issue; use bulletin import for a new submission',
    },
  );
}

/** Reads the documents in an issue's `dist` that nobody changed since they were built. */
async function readBuiltDocuments(host: Host, folder: string): Promise<readonly ReviewedDocument[]> {
  const documents: ReviewedDocument[] = [];
  for (const stage of [null, 'review'] as const) {
    const place = findOutputPlace(host, folder, undefined, stage);
    const manifest = await readManifest(host, join(place.folder, place.manifest));
    for (const { format, file, ...digest } of manifest?.outputs ?? []) {
      const path = join(place.folder, file);
      if (format !== 'docx' || (await host.stat(path))?.kind !== 'file') continue;
      const bytes = await host.readFile(path);
      if (hashSha256(bytes) === digest.sha256) documents.push(await readReviewedDocx(bytes));
    }
  }
  return documents;
}

/**
 * Finds the document that was sent out: the one with the same text digest, otherwise the one with the fewest different lines, a built one
 * before the current one.
 *
 * @param current the document that the files build now
 * @param built the documents in `dist`
 * @returns `isKnown`: false when the edited document names a text that none of these has
 */
function findHandedOut(
  edited: ReviewedDocument,
  current: ReviewedDocument,
  built: readonly ReviewedDocument[],
): { readonly document: ReviewedDocument; readonly isKnown: boolean } {
  const same = [current, ...built].find(({ madeOf }) => madeOf !== null && madeOf === edited.madeOf);
  if (same !== undefined) return { document: same, isKnown: true };
  const isNearer = (one: ReviewedDocument, other: ReviewedDocument) =>
    countDifferentLines(edited, one) <= countDifferentLines(edited, other);
  const nearest = built.reduce((best, each) => (isNearer(each, best) ? each : best), current);
  return { document: nearest, isKnown: edited.madeOf === null };
}
