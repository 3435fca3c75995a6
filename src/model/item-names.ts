/** Names of the items of a folder, by code point: Markdown files but for the folder's own notes, hidden files and Word's lock files. */
export function itemNames(entries: readonly { readonly name: string; readonly kind: string }[]): string[] {
  return entries
    .filter(({ name, kind }) => (kind === 'file' || kind === 'link') && /\.md$/i.test(name))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.') && !name.startsWith('~$') && name.toLowerCase() !== 'readme.md')
    .sort(byCodePoint);
}

/** The plain order of strings goes by UTF-16 units, which puts rare hanzi before some common marks. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
