import { basename, dirname, join, resolve } from 'node:path';
import { renderAll } from '../build/make.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Failure } from '../failures.ts';
import { below, type Host } from '../host/host.ts';
import { locateIssue } from '../issue/locate.ts';
import { prepare, type Setting } from '../issue/prepare.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import { formatTag } from '../render/docx/items.ts';
import { cannotWrite } from '../write/cannot-write.ts';
import { replaceFiles } from '../write/replace-files.ts';
import {
  baseOf,
  itemsOf,
  type LeftOut,
  matchItems,
  type Reviewed,
  type ReviewedLine,
  readable,
  readReviewed,
  withoutPage,
} from './pull/index.ts';
import { builtBefore, handedOut } from './pull-base.ts';
import { type PulledFile, pullItem } from './pull-item.ts';
import { readDocument } from './pull-reading.ts';
import { pullRemarks } from './pull-remarks.ts';

export { formatUnifiedDiff } from '../fix/diff.ts';

/** What a document is pulled with. */
export interface PullOptions {
  /** The issue's folder; the one whose `dist` holds the document, or the current folder, when left out. */
  readonly issue?: string | undefined;
  /** The document as it was handed out; looked for in `dist` when left out. */
  readonly base?: string | undefined;
}

/** What pulling a document comes to; nothing is written yet. */
export interface Pulled {
  /** Absolute path of the issue's folder. */
  readonly issue: string;
  /** What is wrong with the issue as it is; with an error nothing can be pulled. */
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  /** Files that change or are new. */
  readonly files: readonly PulledFile[];
  /** What is not taken over. */
  readonly leftOut: readonly LeftOut[];
  /** How many comments of reviewers become remarks. */
  readonly remarks: number;
  /** Tracked changes that were taken as accepted. */
  readonly tracked: number;
  /** Items that were found by their text, as the document has lost what marks them. */
  readonly byText: readonly string[];
  /**
   * What the document was made of: the files as they are; a build that is still there, so that what changed meanwhile stays; or something
   * that is no longer there, so that what changed meanwhile looks as if the document had changed it back.
   */
  readonly base: 'current' | 'built' | 'unknown';
}

/**
 * Compares a DOCX that came back with the one this program would write now, and finds the edits of the items' files that bring its changes
 * home. Where `dist` still holds the document that was handed out and files have changed since, their changes are kept as well.
 *
 * @throws Failure when there is no such issue, or the file is no DOCX of it
 */
export async function pullIssue(host: Host, path: string, { issue, base }: PullOptions = {}): Promise<Pulled> {
  const document = await readDocument(host, path);
  const located = await locateIssue(host, issue ?? issueOf(host, path));
  const { manuscript, diagnostics, texts, setting } = await prepare(host, located, { stage: null });
  const nothing = {
    issue: located.folder,
    diagnostics,
    texts,
    files: [],
    leftOut: [],
    remarks: 0,
    tracked: 0,
    byText: [],
    base: 'current',
  } as const;
  if (setting === null) return nothing;
  const [rendered] = await renderAll(host, setting, ['docx']);
  if (rendered === undefined) throw new Error('An issue without errors was not rendered');
  const now = await readReviewed(rendered.data);
  const given = base === undefined ? null : await readDocument(host, base);
  const built = given === null ? await builtBefore(host, located.folder) : [given];
  const before = given === null ? handedOut(document, now, built) : { known: true, document: given };
  const pulled = await pullFrom(host, manuscript, setting, { document, now, before: before.document, built });
  return { ...nothing, ...pulled, base: before.known ? pulled.base : 'unknown' };
}

/** The documents that pulling compares. */
interface Documents {
  readonly document: Reviewed;
  /** As the files print it now. */
  readonly now: Reviewed;
  /** As it was handed out; the same as `now` where the files have not changed. */
  readonly before: Reviewed;
  /** All that were handed out. */
  readonly built: readonly Reviewed[];
}

async function pullFrom(host: Host, manuscript: Manuscript, { bulletin }: Setting, { document, now, before, built }: Documents) {
  const items = itemsOf(bulletin);
  const [present, past] = [baseOf(now, items, formatTag), baseOf(before, items, formatTag)];
  const matched = matchItems(past.items, past.outside, document);
  if (matched.lines.size === 0) throw foreign();
  const linesAt = (numbers: readonly number[]) => numbers.map((at) => document.lines[at] as ReviewedLine);
  const files: PulledFile[] = [];
  const leftOut: LeftOut[] = [];
  let changedSince = false;
  for (const item of items) {
    const draft = manuscript.items.find(({ name }) => name === item.id);
    const lines = matched.lines.get(item.id);
    const own = present.items.find(({ id }) => id === item.id);
    if (draft === undefined || own === undefined) continue;
    const handedOut = past.items.find(({ id }) => id === item.id);
    if (handedOut === undefined) continue;
    if (lines === undefined) {
      leftOut.push({ reason: 'item-removed', place: toFileStart(draft.file), before: item.title, after: '' });
      continue;
    }
    const edited = linesAt(lines);
    const base = textOf(handedOut.lines) === textOf(own.lines) ? null : handedOut.lines;
    changedSince ||= base !== null;
    const pulled = await pullItem(host, manuscript.folder, { item, draft, now: own.lines, base, edited });
    if (pulled.file !== null) files.push(pulled.file);
    leftOut.push(...pulled.leftOut);
  }
  const found = past.items.map(({ id }) => id).filter((id) => matched.order.includes(id));
  if (found.join('\n') !== matched.order.join('\n')) {
    const titleOf = new Map(items.map(({ id, title }) => [id, title]));
    const titles = (ids: readonly string[]) => ids.map((id) => titleOf.get(id)).join('\n');
    leftOut.push({ reason: 'item-moved', place: null, before: titles(found), after: titles(matched.order) });
  }
  for (const lines of matched.strange) {
    leftOut.push({ reason: 'item-added', place: null, before: '', after: textOf(linesAt(lines)) });
  }
  // What an earlier build had there nobody wrote: an entry of the contents, when the title in the item has changed since.
  const printed = new Set([now, ...built].flatMap(({ lines }) => lines.map(withoutPage)));
  for (const each of matched.outside) {
    const stale = each.after !== '' && each.after.split('\n').every((line) => printed.has(line));
    if (!stale) leftOut.push({ reason: 'outside', place: null, ...each });
  }
  for (const box of document.boxes) leftOut.push({ reason: 'text-box', place: null, before: '', after: box });
  const remarks = await pullRemarks(host, manuscript, document, matched.lines);
  return {
    files: [...files, ...remarks.files],
    leftOut: [...leftOut, ...remarks.leftOut].map((one) => ({ ...one, before: readable(one.before), after: readable(one.after) })),
    remarks: remarks.count,
    tracked: document.tracked,
    byText: matched.byText,
    base: changedSince ? ('built' as const) : ('current' as const),
  };
}

/**
 * Writes what was pulled, all files or none.
 *
 * @throws Failure when a file was changed by someone else meanwhile, or the folder cannot be written
 */
export async function writePulled(host: Host, { issue, files }: Pulled): Promise<void> {
  const home = await host.realPath(issue);
  // An item may be a link to a file beside it, which is the one that changes.
  const nameIn = async (name: string) => {
    const path = join(home, name);
    return (await host.stat(path)) === null ? name : (below(home, await host.realPath(path)) ?? name);
  };
  for (const { name, file, original } of files) {
    const path = join(issue, name);
    const isThere = (await host.stat(path)) !== null;
    const isSame = original === null ? !isThere : isThere && Buffer.compare(await host.readFile(path), original) === 0;
    if (!isSame) throw changedMeanwhile(file);
  }
  const named = await Promise.all(files.map(async ({ name, bytes }) => [await nameIn(name), bytes] as const));
  await replaceFiles(host, home, new Map(named), (error) => cannotWrite(issue, error));
}

/** The issue whose `dist` a document lies in; else the current folder. */
function issueOf(host: Host, path: string): string {
  const folder = dirname(resolve(host.cwd, path));
  return basename(folder) === 'dist' ? dirname(folder) : '.';
}

function textOf(lines: readonly ReviewedLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}

function foreign(): Failure {
  return new Failure(
    'usage',
    { zh: '这个 DOCX 里没有这一期的稿件', en: 'The DOCX holds none of this issue’s items' },
    {
      zh: '请确认是用 bulletin build 生成、送出去修改的那一份；是别的一期，请写上那一期的文件夹；是新报送的稿件，请用 bulletin import',
      en: 'Make sure that bulletin build wrote it; give the folder when it is another issue’s; use bulletin import for a new submission',
    },
  );
}

function changedMeanwhile(file: string): Failure {
  return new Failure(
    'surroundings',
    { zh: `“${file}”正在被别人修改，什么也没有写`, en: `“${file}” is being changed by someone else; nothing was written` },
    { zh: '请等对方存盘后重新取回', en: 'Pull again when they have saved it' },
  );
}
