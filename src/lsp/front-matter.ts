import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver/node';
import { stringify } from 'yaml';
import type { Language } from '../diagnostics/diagnostic.ts';
import { itemSchema } from '../model/item.ts';
import { listKnownCategories, listOpenCategories, type Publication } from '../model/publication.ts';
import { findSpellings } from '../read/spellings.ts';

/** The value that is being typed in the front matter of an item. */
export interface TypedValue {
  /** English key of the field. */
  readonly key: string;
  /** Column of its first character, from 0. */
  readonly start: number;
  /** Column behind its last character. */
  readonly end: number;
  /** What stands before the cursor. */
  readonly typed: string;
}

/** Finds the value at a position of an item; null outside the front matter, in a key, or in a value of several lines. */
export function findTypedValue(text: string, { line, character }: Position): TypedValue | null {
  const lines = text.split(/\r?\n/);
  if (lines[0]?.trimEnd() !== '---' || line < 1) return null;
  const closing = lines.findIndex((each, at) => at > 0 && each.trimEnd() === '---');
  if (closing !== -1 && line >= closing) return null;
  const words = lines[line] ?? '';
  const [head, key = ''] = /^\s*(\S[^:：]*?)\s*[:：]\s*/.exec(words) ?? [];
  if (head === undefined || character < head.length) return null;
  const meant = findSpellings(itemSchema).get(key.replace(/^["']|["']$/g, ''));
  if (meant === undefined) return null;
  return { key: meant, start: head.length, end: words.trimEnd().length, typed: words.slice(head.length, character) };
}

/** Completes a source by name, alias or pinyin, and a category by name. */
export async function completeValue(
  { key, start, end, typed }: TypedValue,
  line: number,
  publication: Partial<Publication>,
  source: string | undefined,
  language: Language,
): Promise<readonly CompletionItem[]> {
  const range = { start: { line, character: start }, end: { line, character: Math.max(start, end) } };
  const toItem = (name: string, detail: string, at: number): CompletionItem => ({
    label: name,
    kind: CompletionItemKind.Value,
    ...(detail === '' ? {} : { detail }),
    // The editor would compare the name with what was typed, and drop what was found by pinyin.
    filterText: typed,
    sortText: String(at).padStart(4, '0'),
    textEdit: { range, newText: stringify(name, { lineWidth: 0 }).trimEnd() },
  });
  if (key === 'source') {
    const sources = publication.sources ?? [];
    const { createSourceFinder } = await import('../create/source-names.ts');
    const found = (await createSourceFinder(sources)).like(typed);
    return found.map(({ name, aliases }, at) => toItem(name, aliases.join(language === 'zh' ? '、' : ', '), at));
  }
  const { sections, categories } = publication;
  if (key !== 'category' || sections === undefined) return [];
  const submitter = publication.sources?.find(({ name, aliases }) => source !== undefined && [name, ...aliases].includes(source));
  const open = submitter === undefined ? listKnownCategories({ sections, categories }) : listOpenCategories(submitter, sections);
  return open.filter((name) => name.includes(typed.trim())).map((name, at) => toItem(name, '', at));
}
