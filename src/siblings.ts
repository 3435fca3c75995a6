import { basename, dirname, join, resolve } from 'node:path';
import { fileName, type Host } from './host.ts';
import { issueDate, issueNumber } from './model/derive.ts';
import type { Sibling } from './model/manuscript.ts';
import { neighboursOf } from './model/neighbours.ts';
import { program } from './version.ts';
import { readManifest, type SiblingFacts } from './write/manifest.ts';

/** What an issue's siblings come to. */
export interface Neighbourhood {
  /** The issue as its siblings see it; null when it has no `issue.yaml`. */
  readonly own: SiblingFacts | null;
  /** The siblings that a rule may look at. */
  readonly neighbours: readonly Sibling[];
}

/** Where the manifest of the issue in a folder lies, absolute. */
export type ManifestOf = (folder: string) => string;

/**
 * The issues of a folder as siblings see each other, by folder name. What a manifest says of an `issue.yaml` that has not changed since
 * need not be parsed again: of a thousand siblings, one build concerns two.
 *
 * @param parent absolute
 * @throws NodeJS.ErrnoException when the folder or a file in it cannot be read
 */
export async function siblingsIn(host: Host, parent: string, manifestOf: ManifestOf): Promise<ReadonlyMap<string, Sibling>> {
  const names = (await host.list(parent)).filter((entry) => entry.kind === 'folder').map((entry) => entry.name);
  const found = new Map<string, Sibling>();
  for (const name of names.sort()) {
    const sibling = await siblingIn(host, join(parent, name), manifestOf);
    if (sibling !== null) found.set(name, sibling);
  }
  return found;
}

/** The siblings that concern one issue, out of all of its folder. */
export async function neighbourhoodOf(host: Host, folder: string, all: ReadonlyMap<string, Sibling>): Promise<Neighbourhood> {
  const name = basename(folder);
  // One come to by a link is not among them.
  const own = all.get(name) ?? (await parsed(host, folder));
  const { number, supplement } = own ?? { number: issueNumber({}, folder), supplement: false };
  const others = [...all].flatMap(([other, sibling]) => (other === name ? [] : [sibling]));
  return { own: own === null ? null : factsOf(host, own), neighbours: neighboursOf(others, { number, supplement }) };
}

/** A sibling as a manifest keeps it: without a path that depends on the current folder. */
export function factsOf({ cwd }: Pick<Host, 'cwd'>, { file, ...facts }: Sibling): SiblingFacts {
  return JSON.parse(JSON.stringify({ folder: basename(dirname(resolve(cwd, file))), ...facts }));
}

async function siblingIn(host: Host, folder: string, manifestOf: ManifestOf): Promise<Sibling | null> {
  const manifest = await readManifest(host, manifestOf(folder));
  const facts = manifest?.bulletin === program ? manifest.issue.facts : null;
  const known = manifest?.inputs['issue.yaml'];
  if (facts?.folder !== basename(folder) || known === undefined || known === null) return parsed(host, folder);
  const digest = await host.digest(join(folder, 'issue.yaml'));
  if (digest?.sha256 !== known.sha256) return parsed(host, folder);
  const { folder: _, ...rest } = facts;
  return { file: fileName(host, join(folder, 'issue.yaml')), ...rest } as unknown as Sibling;
}

async function parsed(host: Host, folder: string): Promise<Sibling | null> {
  if ((await host.stat(join(folder, 'issue.yaml'))) === null) return null;
  const { readSibling } = await import('./read/index.ts');
  return readSibling(host, folder);
}

/** What a selection of issues goes by. */
export interface DatedIssue {
  readonly number: number | undefined;
  /** ISO; undefined when the issue has none, or none was asked for. */
  readonly date: string | undefined;
}

/** The number and, where it is asked for, the date of an issue; a date that its file leaves out is that of its newest item. */
export async function datedIssue(host: Host, folder: string, own: SiblingFacts | null, dated: boolean): Promise<DatedIssue> {
  const number = own === null ? issueNumber({}, folder) : Number(own.number ?? Number.NaN);
  if (typeof own?.date === 'string' || !dated) return { number, date: own?.date as string | undefined };
  const { findPublication, readIssue } = await import('./read/index.ts');
  const publication = await findPublication(host, folder);
  if (publication === null) return { number, date: undefined };
  const { manuscript } = await readIssue(host, folder, publication, { siblings: [] });
  return {
    number,
    date: issueDate(
      manuscript.issue.values,
      manuscript.items.map((item) => item.values),
    ),
  };
}
