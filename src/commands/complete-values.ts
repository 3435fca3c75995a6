import { relative, sep } from 'node:path';
import type { Language } from '../diagnostics/terms.ts';
import type { Host } from '../host/host.ts';
import { allIssues, locatePublication } from '../issue/locate-publication.ts';
import { knownCategories, type Publication, type Source } from '../model/publication.ts';

/** Words that may stand for a value on the command line. */
interface Values {
  /** What the shell may complete besides. */
  readonly kind: 'none' | 'folders' | 'files';
  readonly candidates: readonly { readonly value: string; readonly about: string }[];
}

type Lister = (host: Host, typed: string, language: Language) => Promise<readonly string[] | Values['candidates']>;

/** By the placeholder of an option or argument: what is listed, and what the shell completes. What is not named here is free text. */
const kinds: Readonly<Record<string, { readonly kind: Values['kind']; readonly list?: Lister }>> = {
  issue: { kind: 'folders', list: issues },
  path: { kind: 'files', list: issues },
  publication: { kind: 'folders' },
  folder: { kind: 'folders' },
  file: { kind: 'files' },
  source: { kind: 'none', list: sources },
  category: { kind: 'none', list: async (host) => (await publicationHere(host, knownOf)) ?? [] },
  group: { kind: 'none', list: (host) => publicationHere(host, groupsOf) },
  code: { kind: 'none', list: async () => (await import('../check/explain.ts')).everyCode().map(({ code }) => code) },
};

/**
 * What may be written for a value, as far as it was typed. It is asked at every press of a key, so what cannot be read has no candidates
 * and is no failure.
 *
 * @param what the placeholder: `<source>`
 */
export async function listValues(host: Host, what: string, typed: string, language: Language): Promise<Values> {
  const { kind, list } = kinds[what] ?? { kind: 'none' };
  try {
    const found = (await list?.(host, typed, language)) ?? [];
    const candidates = found.map((each) => (typeof each === 'string' ? { value: each, about: '' } : each));
    // A source may be meant by another name than the one that is written.
    return { kind, candidates: list === sources ? candidates : candidates.filter(({ value }) => value.startsWith(typed)) };
  } catch {
    return { kind, candidates: [] };
  }
}

/** Paths of the issues from the current folder, the newest first as names go. */
async function issues(host: Host): Promise<readonly string[]> {
  const folders = await allIssues(host, await locatePublication(host, '.'));
  const paths = folders.map((folder) => relative(host.cwd, folder).split(sep).join('/'));
  return paths.filter((path) => path !== '').reverse();
}

/** Official names, by name, alias or pinyin, with their aliases beside them. */
async function sources(host: Host, typed: string, language: Language): Promise<Values['candidates']> {
  const known = await publicationHere(host, ({ sources: all }) => all);
  if (known === undefined) return [];
  const found = typed === '' ? known : (await (await import('../create/source-names.ts')).sourceFinder(known)).like(typed);
  return found.map(({ name, aliases }: Source) => ({ value: name, about: aliases.join(language === 'zh' ? '、' : ', ') }));
}

function knownOf({ sections, categories }: Partial<Publication>): readonly string[] | undefined {
  return sections && knownCategories({ sections, categories });
}

function groupsOf({ sources: all = [] }: Partial<Publication>): readonly string[] {
  return [...new Set(all.flatMap(({ group }) => group ?? []))];
}

/** Something of the publication around the current folder, as far as its file can be read. */
async function publicationHere<T>(host: Host, take: (values: Partial<Publication>) => T): Promise<T> {
  const { readPublication } = await import('../read/index.ts');
  const { publication } = await readPublication(host, await locatePublication(host, '.'));
  return take(publication.values);
}
