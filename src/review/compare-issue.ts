import { dirname, join, resolve } from 'node:path';
import { assemble } from '../assemble/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FontOptions } from '../fonts/index.ts';
import { findFaces } from '../fonts/index.ts';
import type { Host } from '../host/host.ts';
import { readBuildDefaults } from '../issue/build-defaults.ts';
import { type Located, locateIssue } from '../issue/locate.ts';
import type { Bulletin } from '../model/bulletin.ts';
import type { ComparisonCounts } from '../model/comparison.ts';
import { readEpochDay } from '../model/derive.ts';
import { toFileName } from '../model/file-name.ts';
import { listDrafts } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import { packagedPath } from '../package-root.ts';
import { readIssue, readTemplate } from '../read/index.ts';
import type { ComparisonJob } from '../render/comparison.ts';
import { runRules } from '../rules/index.ts';
import { changeFolder } from '../write/change.ts';
import { toSide } from './compare/bulletin-side.ts';
import { compare, isDifferent } from './compare/compare.ts';
import { completeSide } from './compare/old-dist.ts';
import type { Side } from './compare/side.ts';
import type { OldIssue } from './old-revision.ts';
import { findOldState } from './old-state.ts';

export interface CompareOptions {
  /** Folder of the issue in its new state, absolute or relative to the current folder. */
  readonly issue: string;
  /** The old state: an issue folder, a `dist` folder, a DOCX that was built, or a git revision. */
  readonly with: string;
  /** Output folder; `dist/compare` in the issue's folder by default. */
  readonly output?: string | undefined;
  /** Author of the tracked changes; the user of this machine by default. */
  readonly author?: string | undefined;
  readonly fonts?: FontOptions['fonts'] | undefined;
}

/** The differences between two states of an issue. Plain data. */
export interface CompareResult {
  /** `refused`: a state has errors that keep it from being read in full; nothing was written. */
  readonly state: 'written' | 'same' | 'refused';
  readonly counts: ComparisonCounts | null;
  /** Absolute paths of the files written. */
  readonly outputs: readonly string[];
  /** The errors of a refused state. */
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Suffix of the output names. */
const MARK = '花脸稿';

/**
 * Compares an issue with an old state and writes the differences as a DOCX with tracked changes and a marked PDF, both or none. If there are
 * none, nothing is written.
 *
 * @throws Failure when the issue or the old state does not exist, or the output cannot be written
 */
export async function compareIssue(host: Host, options: CompareOptions): Promise<CompareResult> {
  const located = await locateIssue(host, options.issue);
  const old = await findOldState(host, located, options.with);
  const fresh = await readState(host, located);
  if (!('bulletin' in fresh)) return refuse(fresh);
  const after = toSide(fresh.bulletin);
  const before = 'printed' in old ? completeSide(old.printed, after) : await readOldIssue(old.issue);
  if ('diagnostics' in before) return refuse(before);
  const comparison = compare(before, after, fresh.bulletin.properties);
  const found = { counts: comparison.counts, diagnostics: [], texts: new Map<string, string>() };
  if (!isDifferent(comparison)) return { state: 'same', outputs: [], ...found };

  const [{ renderTrackedDocx }, { renderMarkedPdf }] = await Promise.all([
    import('../render/docx/comparison.ts'),
    import('../render/pdf/comparison.ts'),
  ]);
  const { fonts = (await readBuildDefaults(host, located.publication)).fonts, author = host.owner.user } = options;
  const { faces } = await findFaces(host, { assets: packagedPath('fonts'), fonts });
  const path = packagedPath('templates/compare.typ');
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
  // Below the issue, so that no link in its place leads out of it.
  const [home, below] = options.output === undefined ? [located.folder, 'dist/compare/'] : [resolve(host.cwd, options.output), ''];
  const folder = join(home, below);
  await changeFolder(
    host,
    home,
    [...files].map(([name, data]) => ({ name: `${below}${name}`, data })),
  );
  return { state: 'written', outputs: [...files.keys()].map((each) => join(folder, each)), ...found };
}

/** A state with errors that keep it from being read in full. */
interface UnreadableState {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

type State = { readonly bulletin: Bulletin; readonly page: ComparisonJob['page'] } | UnreadableState;

/**
 * Reads an issue as it would be printed. Most rules are not applied, since drafts with faults are compared too. An error that would lose text is
 * refused, as the text would appear to be deleted.
 */
async function readState(host: Host, { folder, publication }: Located): Promise<State> {
  const { manuscript, diagnostics } = await readIssue(host, folder, publication, { siblings: [] });
  const { publication: office } = manuscript;
  const { template: name } = office.values;
  // An invalid name was reported when the publication was read.
  const chosen =
    name === undefined
      ? { template: null, diagnostics: [] }
      : await readTemplate(host, {
          name,
          place: office.place('template') ?? toFileStart(office.file),
          home: dirname(publication),
          shipped: packagedPath('templates'),
        });
  const { template } = chosen;
  const found = [...diagnostics, ...runRules(manuscript, NEEDED), ...chosen.diagnostics];
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || template === null)
    return { diagnostics: errors, texts: new Map(listDrafts(manuscript).map(({ file, text }) => [file, text])) };
  return { bulletin: assemble(manuscript, { documentDate: readEpochDay(host.env.SOURCE_DATE_EPOCH) }), page: template.page };
}

async function readOldIssue({ host, located }: OldIssue): Promise<Side | UnreadableState> {
  const state = await readState(host, located);
  return 'bulletin' in state ? toSide(state.bulletin) : state;
}

/** Rules that must hold for an issue to be assembled with all its items. */
const NEEDED = ['number-known', 'date-known', 'category-known', 'category-section', 'source-known', 'issue-items'];

function refuse({ diagnostics, texts }: UnreadableState): CompareResult {
  return { state: 'refused', counts: null, outputs: [], diagnostics, texts };
}
