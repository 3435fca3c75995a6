import { relative, sep } from 'node:path';
import type { Language } from '../diagnostics/terms.ts';
import type { Host } from '../host/host.ts';
import { allIssues, locatePublication } from '../issue/locate-publication.ts';
import { listKnownCategories, type Publication, type Source } from '../model/publication.ts';
import { readPublication } from '../read/index.ts';

/** Completions of a value on the command line. */
interface Values {
  /** What the shell completes in addition. */
  readonly kind: 'none' | 'folders' | 'files';
  readonly candidates: readonly { readonly value: string; readonly about: string }[];
}

type ListValues = (host: Host, typed: string, language: Language) => Promise<readonly string[] | Values['candidates']>;

/** How each placeholder is completed. A placeholder that is not listed is free text. */
const kinds: Readonly<Record<string, { readonly kind: Values['kind']; readonly list?: ListValues }>> = {
  issue: { kind: 'folders', list: listIssues },
  path: { kind: 'files', list: listIssues },
  publication: { kind: 'folders' },
  folder: { kind: 'folders' },
  file: { kind: 'files' },
  source: { kind: 'none', list: listSources },
  category: { kind: 'none', list: async (host) => (await readPublicationHere(host, listCategories)) ?? [] },
  group: { kind: 'none', list: (host) => readPublicationHere(host, listGroups) },
  kind: { kind: 'none', list: listKindNames },
  code: { kind: 'none', list: async () => (await import('../check/explain.ts')).everyCode().map(({ code }) => code) },
};

/**
 * Lists the completions of a placeholder's value. Never fails, as it runs at every Tab: without a readable publication the list is empty.
 *
 * @param what the placeholder without brackets, such as `source`
 */
export async function listValues(host: Host, what: string, typed: string, language: Language): Promise<Values> {
  const { kind, list } = kinds[what] ?? { kind: 'none' };
  try {
    const found = (await list?.(host, typed, language)) ?? [];
    const candidates = found.map((each) => (typeof each === 'string' ? { value: each, about: '' } : each));
    // Sources are matched by alias and pinyin too, so the official name need not start with what was typed.
    return { kind, candidates: list === listSources ? candidates : candidates.filter(({ value }) => value.startsWith(typed)) };
  } catch {
    return { kind, candidates: [] };
  }
}

/** Folders of the kinds that `init` offers, described by their names. */
async function listKindNames(host: Host, _: string, language: Language): Promise<Values['candidates']> {
  const found = await (await import('../create/kinds.ts')).listKinds(host);
  return found.map((each) => ({ value: each.id, about: each[language] }));
}

/** Paths of the issues relative to the current folder, last name first. */
async function listIssues(host: Host): Promise<readonly string[]> {
  const folders = await allIssues(host, await locatePublication(host, '.'));
  const paths = folders.map((folder) => relative(host.cwd, folder).split(sep).join('/'));
  return paths.filter((path) => path !== '').reverse();
}

/** Official names that match by name, alias or pinyin, described by their aliases. */
async function listSources(host: Host, typed: string, language: Language): Promise<Values['candidates']> {
  const known = await readPublicationHere(host, ({ sources: all }) => all);
  if (known === undefined) return [];
  const found = typed === '' ? known : (await (await import('../create/source-names.ts')).createSourceFinder(known)).like(typed);
  return found.map(({ name, aliases }: Source) => ({ value: name, about: aliases.join(language === 'zh' ? '、' : ', ') }));
}

function listCategories({ sections, categories }: Partial<Publication>): readonly string[] | undefined {
  return sections && listKnownCategories({ sections, categories });
}

function listGroups({ sources: all = [] }: Partial<Publication>): readonly string[] {
  return [...new Set(all.flatMap(({ group }) => group ?? []))];
}

/** Reads a value from the publication around the current folder, as far as its file is readable. */
async function readPublicationHere<T>(host: Host, take: (values: Partial<Publication>) => T): Promise<T> {
  const { publication } = await readPublication(host, await locatePublication(host, '.'));
  return take(publication.values);
}
