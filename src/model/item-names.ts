/** What stands in a folder, as far as its name tells. */
interface Named {
  readonly name: string;
  readonly kind: string;
}

/** Documents that hold what might be an item, in formats that are not read. */
const DOCUMENT = /\.(?:docx?|docm|wps|rtf|odt)$/i;
const TEXT = /\.(?:txt|text|markdown|mdown|mkd)$/i;

/** Names of the items of a folder, in order: Markdown files but for the folder's own notes, hidden files and Word's lock files. */
export function itemNames(entries: readonly Named[]): string[] {
  return filesOf(entries)
    .filter((name) => /\.md$/i.test(name))
    .sort(compareNames);
}

/** Name of the file beside an item that keeps what reviewers remarked on it: `01-某县.remarks.yaml`. */
export function remarksNameOf(item: string): string {
  return `${item.replace(/\.md$/i, '')}.remarks.yaml`;
}

/** Names of all such files of a folder, in order. */
export function remarksNames(entries: readonly Named[]): string[] {
  return filesOf(entries)
    .filter((name) => /\.remarks\.yaml$/i.test(name))
    .sort(compareNames);
}

/**
 * Names of files beside the items that look like submissions and are not read, in order: `03-某县.docx`. One that is called like an item was
 * turned into it.
 */
export function unreadNames(entries: readonly Named[]): { readonly name: string; readonly text: boolean }[] {
  const items = new Set(itemNames(entries).map(stem));
  return filesOf(entries)
    .filter((name) => (DOCUMENT.test(name) || TEXT.test(name)) && !items.has(stem(name)))
    .sort(compareNames)
    .map((name) => ({ name, text: TEXT.test(name) }));
}

/** By code point in Unicode's composed form, so that a name has its place however the system spells it; UTF-16 would part rare hanzi. */
export function compareNames(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a.normalize()), Buffer.from(b.normalize())) || Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** A name as Windows and macOS compare it, whose folders hold only one of those that are equal. */
export function foldedName(name: string): string {
  return name.normalize().toLowerCase();
}

/** Hidden files (`.DS_Store`, `._01.md` of macOS), what Word keeps while a file is open (`~$01.md`), and a readme are nobody's items. */
function filesOf(entries: readonly Named[]): string[] {
  return entries
    .filter(({ name, kind }) => (kind === 'file' || kind === 'link') && !/^(?:\.|~\$|readme\.[^.]*$)/i.test(name))
    .map(({ name }) => name);
}

function stem(name: string): string {
  return foldedName(name).replace(/\.[^.]*$/, '');
}
