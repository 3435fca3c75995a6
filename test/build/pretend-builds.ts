import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expectInputs, toRoots } from '../../src/build/plan.ts';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { allIssues } from '../../src/issue/locate-publication.ts';
import { createSession } from '../../src/issue/session.ts';
import { toFileStart } from '../../src/model/place.ts';
import { toStanding } from '../../src/model/series.ts';
import { packagedPath } from '../../src/package-root.ts';
import { readIssue, readTemplate } from '../../src/read/index.ts';
import { findIgnoredSubmissions } from '../../src/write/freshness.ts';
import { encodeManifest } from '../../src/write/manifest.ts';
import { hashSha256, recordInputs } from '../../src/write/recorder.ts';

export { makeArchive } from './generate.ts';

/** Size of an output, in bytes: about that of a PDF of three pages. */
const BYTES = 40_000;

/** Does so for all issues of a publication on disk. */
export async function pretend(folder: string): Promise<void> {
  const host = nodeHost();
  const publication = join(folder, 'bulletin.yaml');
  await pretendBuilds(host, publication, await allIssues(host, publication));
}

/**
 * Gives issues of a publication the manifests of a build and outputs without a meaning, so that `bulletin` takes them for built: to measure ten
 * thousand built issues without building for ten minutes.
 *
 * @param folders of the issues, absolute
 */
async function pretendBuilds(host: Host, publication: string, folders: readonly string[]): Promise<void> {
  const session = createSession(host);
  const { formats } = await session.defaults(publication);
  for (const folder of folders) {
    const located = { folder, publication };
    const recorder = recordInputs(host, toRoots(located));
    const { manuscript } = await readIssue(recorder.host, folder, publication, { siblings: [], depth: 'fields' });
    const place = toFileStart(publication);
    await readTemplate(recorder.host, { name: '', place, home: dirname(publication), shipped: packagedPath('templates') });
    const items = manuscript.items.map((item) => item.values);
    const standing = toStanding(manuscript.issue.values, folder, items);
    const { number = 0, date = '', supplement, total = null } = standing;
    const own = { number, supplement, total, date, items: items.length, pages: 3, revision: 1, reason: null };
    const issue = { ...own, standing: toStanding(manuscript.issue.values, folder) };
    const { siblings, ...expected } = await expectInputs(host, located, { fonts: 'bundled' }, session, issue);
    mkdirSync(join(folder, 'dist'), { recursive: true });
    const outputs = formats.map((format) => {
      const [file, data] = [`第${number}期.${format}`, Buffer.alloc(BYTES, `${folder} ${format} `)];
      writeFileSync(join(folder, 'dist', file), data);
      return { format, file, bytes: data.length, sha256: hashSha256(data), pages: issue.pages };
    });
    const inputs = { ...expected, siblings: await siblings(), inputs: recorder.inputs() };
    const beside = findIgnoredSubmissions(await host.list(folder));
    const manifest = { manifest: 1, issue, found: { warnings: 0, notes: 0 }, outputs, revisions: [], ...inputs, beside } as const;
    writeFileSync(join(folder, 'dist', 'manifest.json'), encodeManifest(manifest));
  }
}
