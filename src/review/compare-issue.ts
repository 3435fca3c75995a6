import { dirname, join, resolve } from 'node:path';
import { assemble } from '../assemble/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FontOptions } from '../fonts/index.ts';
import { findFaces } from '../fonts/index.ts';
import type { Host } from '../host/host.ts';
import { type Located, locateIssue } from '../issue/locate.ts';
import type { Bulletin } from '../model/bulletin.ts';
import type { ComparisonCounts } from '../model/comparison.ts';
import { readEpochDay } from '../model/derive.ts';
import { toFileName } from '../model/file-name.ts';
import { listDrafts } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import { packaged } from '../package-root.ts';
import { readIssue, readTemplate } from '../read/index.ts';
import type { ComparisonJob } from '../render/comparison.ts';
import { runRules } from '../rules/index.ts';
import { replaceFiles } from '../write/replace-files.ts';
import { sideOf } from './compare/bulletin-side.ts';
import { compare, isDifferent } from './compare/compare.ts';
import { completed } from './compare/old-dist.ts';
import type { Side } from './compare/side.ts';
import type { OldIssue } from './old-revision.ts';
import { oldState } from './old-state.ts';

export interface CompareOptions {
  /** The issue's folder, absolute or from the current one: the new state. */
  readonly issue: string;
  /** The old state: a folder of the issue, a dist folder, a DOCX in one, or a git revision. */
  readonly with: string;
  /** Folder for what is written; `dist/compare` in the issue's folder unless given. */
  readonly output?: string | undefined;
  /** Who made the changes; the user of this machine unless given. */
  readonly author?: string | undefined;
  readonly fonts?: FontOptions['fonts'] | undefined;
}

/** What differs between two states of an issue. Plain data. */
export interface CompareResult {
  /** `refused`: a state has errors, so that not all of it could be read, and nothing was written. */
  readonly state: 'written' | 'same' | 'refused';
  readonly counts: ComparisonCounts | null;
  /** Absolute paths. */
  readonly outputs: readonly string[];
  /** Errors that kept a state from being compared. */
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Ends the names of what is written. */
const MARK = '花脸稿';

/**
 * Compares an issue with an old state of it and writes what differs, as a DOCX with tracked changes and a PDF to print; both or none. Nothing
 * is written when nothing differs.
 *
 * @throws Failure when the issue or the old state is not there, or the output cannot be written
 */
export async function compareIssue(host: Host, options: CompareOptions): Promise<CompareResult> {
  const located = await locateIssue(host, options.issue);
  const old = await oldState(host, located, options.with);
  const fresh = await stateOf(host, located);
  if (!('bulletin' in fresh)) return refused(fresh);
  const after = sideOf(fresh.bulletin);
  const before = 'printed' in old ? completed(old.printed, after) : await textOf(old.issue);
  if ('diagnostics' in before) return refused(before);
  const comparison = compare(before, after, fresh.bulletin.properties);
  const found = { counts: comparison.counts, diagnostics: [], texts: new Map<string, string>() };
  if (!isDifferent(comparison)) return { state: 'same', outputs: [], ...found };

  const [{ renderTrackedDocx }, { renderMarkedPdf }] = await Promise.all([
    import('../render/docx/comparison.ts'),
    import('../render/pdf/comparison.ts'),
  ]);
  const { fonts = 'office-first', author = host.owner.user } = options;
  const { faces } = await findFaces(host, { assets: packaged('fonts'), fonts });
  const path = packaged('templates/compare.typ');
  const job: ComparisonJob = {
    comparison,
    bulletin: fresh.bulletin,
    page: fresh.page,
    faces,
    template: { path, source: new TextDecoder().decode(await host.readFile(path)) },
    author: author.trim() === '' ? host.owner.user : author.trim(),
    date: fresh.bulletin.properties.date,
  };
  const { name, number } = fresh.bulletin.masthead;
  const file = toFileName(`${name}${number}-${MARK}`);
  const files = new Map([
    [`${file}.docx`, await renderTrackedDocx(job)],
    [`${file}.pdf`, await host.withoutMachineFonts(() => renderMarkedPdf(job))],
  ]);
  const folder = options.output === undefined ? join(located.folder, 'dist', 'compare') : resolve(host.cwd, options.output);
  await replaceFiles(host, folder, files);
  return { state: 'written', outputs: [...files.keys()].map((each) => join(folder, each)), ...found };
}

/** A state whose errors keep it from being told as text. */
interface Unreadable {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

type State = { readonly bulletin: Bulletin; readonly page: ComparisonJob['page'] } | Unreadable;

/**
 * An issue as it would be printed, whatever the rules have against its words: a draft is compared long before it is faultless. What could not
 * be read, or has no place in the bulletin, keeps it from being compared, as words would seem to be deleted.
 */
async function stateOf(host: Host, { folder, publication }: Located): Promise<State> {
  const { manuscript, diagnostics } = await readIssue(host, folder, publication, { siblings: [] });
  const { publication: office } = manuscript;
  const { template: name } = office.values;
  // One that is no name was reported when the publication was read.
  const chosen =
    name === undefined
      ? { template: null, diagnostics: [] }
      : await readTemplate(host, {
          name,
          place: office.place('template') ?? toFileStart(office.file),
          home: dirname(publication),
          shipped: packaged('templates'),
        });
  const { template } = chosen;
  const found = [...diagnostics, ...runRules(manuscript, NEEDED), ...chosen.diagnostics];
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || template === null)
    return { diagnostics: errors, texts: new Map(listDrafts(manuscript).map(({ file, text }) => [file, text])) };
  return { bulletin: assemble(manuscript, { documentDate: readEpochDay(host.env.SOURCE_DATE_EPOCH) }), page: template.page };
}

/** The text of an old state that is there as files. */
async function textOf({ host, located }: OldIssue): Promise<Side | Unreadable> {
  const state = await stateOf(host, located);
  return 'bulletin' in state ? sideOf(state.bulletin) : state;
}

/** Rules without which an issue cannot be put together, or loses an item. */
const NEEDED = ['number-known', 'date-known', 'category-known', 'category-section', 'source-known', 'issue-items'];

function refused({ diagnostics, texts }: Unreadable): CompareResult {
  return { state: 'refused', counts: null, outputs: [], diagnostics, texts };
}
