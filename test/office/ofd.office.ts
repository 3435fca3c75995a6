import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readOfd } from '../render/ofd-reader.ts';
import { setOfd } from './set-issue.ts';
import { kinds, unseen } from './unseen.ts';

/**
 * The schemas of GB/T 33190-2016. They stay out of the project, which may not pass them on: a folder `shared/ofd/xsd` beside the checkout or
 * above it, or the folder that OFD_XSD names.
 */
const root = join(import.meta.dirname, '..', '..');
const places = [process.env.OFD_XSD, ...['..', '../..'].map((up) => join(root, up, 'shared/ofd/xsd'))];
const schemas = places.find((place) => place !== undefined && existsSync(join(place, 'OFD.xsd')));
const hasXmllint = spawnSync('xmllint', ['--version'], { stdio: 'ignore' }).error === undefined;
if (schemas === undefined)
  console.warn('LEFT OUT: OFD by the schemas of GB/T 33190, of which there are none here (OFD_XSD, or ../shared/ofd/xsd)');
if (!hasXmllint) console.warn('LEFT OUT: OFD by the schemas of GB/T 33190, which needs xmllint (Debian package libxml2-utils)');

const work = mkdtempSync(join(tmpdir(), 'bulletin-xsd-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The schema of a part. */
function schemaOf(path: string): string {
  if (path === 'OFD.xml') return 'OFD.xsd';
  if (path.endsWith('Content.xml')) return 'Page.xsd';
  if (path.endsWith('Res.xml')) return 'Res.xsd';
  return path.endsWith('Attachments.xml') ? 'Attachments.xsd' : 'Document.xsd';
}

/** Checks every part; the schema of OFD.xml knows no archive, so its type is set back. Throws with what xmllint says. */
function validate(ofd: Uint8Array): number {
  const { files } = readOfd(ofd);
  const parts = [...files].filter(([path]) => path.endsWith('.xml'));
  for (const [path, data] of parts) {
    const file = join(work, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, path === 'OFD.xml' ? Buffer.from(data).toString().replace('DocType="OFD-A"', 'DocType="OFD"') : data);
    execFileSync('xmllint', ['--noout', '--nonet', '--schema', join(schemas ?? '', schemaOf(path)), file], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }
  return parts.length;
}

it.runIf(schemas !== undefined && hasXmllint).each(kinds)(
  'every part of ten generated issues of %s is valid by the standard’s schemas, archived with sources or not',
  async (kind) => {
    let parts = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const sources = [{ name: `${kind} <&>.md`, text: 'x' }];
      const { ofd } = await setOfd(unseen(kind, seed), seed % 2 === 0 ? { options: { archive: true, sources: true }, sources } : {});
      parts += validate(ofd);
    }
    expect(parts).toBeGreaterThan(60);
    console.log(`${kind}: ${parts} parts valid`);
  },
);

it.runIf(schemas !== undefined && hasXmllint)('the schemas refuse elements in another order', async () => {
  const { ofd } = await setOfd(unseen('tables', 1));
  const document = Buffer.from(readOfd(ofd).files.get('Doc_0/Document.xml') ?? []).toString();
  const file = join(work, 'wrong.xml');
  writeFileSync(file, document.replace(/(<ofd:MaxUnitID>.*?<\/ofd:MaxUnitID>)(<ofd:PageArea>.*?<\/ofd:PageArea>)/, '$2$1'));
  expect(() => execFileSync('xmllint', ['--noout', '--schema', join(schemas ?? '', 'Document.xsd'), file], { stdio: 'pipe' })).toThrow();
});
