/** An entry of a folder. */
interface FolderEntry {
  readonly name: string;
  readonly kind: string;
}

/** Documents that may hold an item, in formats that are not read. */
const DOCUMENT = /\.(?:docx?|docm|wps|rtf|odt)$/i;
const TEXT = /\.(?:txt|text|markdown|mdown|mkd)$/i;

/** Names of a folder's items, in order: Markdown files except a readme, hidden files and Word's lock files. */
export function findItemNames(entries: readonly FolderEntry[]): string[] {
  return dropHidden(entries)
    .filter((name) => /\.md$/i.test(name))
    .sort(compareNames);
}

/** Name of the file with the reviewers' remarks on an item: `01-某县.remarks.yaml`. */
export function toRemarksName(item: string): string {
  return `${item.replace(/\.md$/i, '')}.remarks.yaml`;
}

/** Names of a folder's files of remarks, in order. */
export function findRemarksNames(entries: readonly FolderEntry[]): string[] {
  return dropHidden(entries)
    .filter((name) => /\.remarks\.yaml$/i.test(name))
    .sort(compareNames);
}

/**
 * Names of files that look like submissions and are not read, in order: `03-某县.docx`. Excludes one named like an item, which was imported.
 */
export function findUnreadNames(entries: readonly FolderEntry[]): { readonly name: string; readonly text: boolean }[] {
  const items = new Set(findItemNames(entries).map(toStem));
  return dropHidden(entries)
    .filter((name) => (DOCUMENT.test(name) || TEXT.test(name)) && !items.has(toStem(name)))
    .sort(compareNames)
    .map((name) => ({ name, text: TEXT.test(name) }));
}

/**
 * Compares names by code point in NFC, so that the order does not depend on the system's spelling; UTF-16 order would misplace rare hanzi.
 */
export function compareNames(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a.normalize()), Buffer.from(b.normalize())) || Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Folds a name as Windows and macOS compare names; names that fold alike cannot be in one folder there. */
export function foldName(name: string): string {
  return name.normalize().toLowerCase();
}

/** Drops hidden files (`.DS_Store`, macOS's `._01.md`), Word's lock files (`~$01.md`) and readmes. */
function dropHidden(entries: readonly FolderEntry[]): string[] {
  return entries
    .filter(({ name, kind }) => (kind === 'file' || kind === 'link') && !/^(?:\.|~\$|readme\.[^.]*$)/i.test(name))
    .map(({ name }) => name);
}

function toStem(name: string): string {
  return foldName(name).replace(/\.[^.]*$/, '');
}
