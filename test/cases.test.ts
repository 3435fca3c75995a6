import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import mammoth from 'mammoth';
import { afterAll, describe, expect, it } from 'vitest';
import { assemble } from '../src/assemble/index.ts';
import { build } from '../src/build/build.ts';
import { nodeHost } from '../src/host/node/index.ts';
import { locateIssue } from '../src/issue/locate.ts';
import { prepare } from '../src/issue/prepare.ts';
import { toJsonDiagnostics } from '../src/report/index.ts';
import { complaints } from './render/docx-reader.ts';
import { readPdf } from './render/pdf-reader.ts';

/**
 * Golden cases: each folder of `test/cases` has an issue (`input/…/issue-N`, or the path of one in `input.txt`) and in `expected` all of
 * its results. `npx vitest run -u` renews the files; read them before you commit.
 */
const folder = join(import.meta.dirname, 'cases');
const root = join(import.meta.dirname, '..');
const host = { ...nodeHost(), cwd: root };

for (const name of readdirSync(folder).sort()) {
  describe(name, async () => {
    const issue = await issueOf(join(folder, name));
    const expected = (file: string) => join(folder, name, 'expected', file);
    const output = await mkdtemp(join(tmpdir(), 'bulletin-case-'));
    afterAll(() => rmSync(output, { recursive: true, force: true }));

    it('gives the expected diagnostics and bulletin', async () => {
      const { diagnostics, manuscript, setting } = await prepare(host, await locateIssue(host, issue), { fonts: 'bundled' });
      await expect(pretty(toJsonDiagnostics(diagnostics, 'zh'))).toMatchFileSnapshot(expected('diagnostics.json'));
      if (setting !== null) await expect(pretty(withoutPlaces(assemble(manuscript)))).toMatchFileSnapshot(expected('bulletin.json'));
    });

    it('writes the expected pages, or nothing', async () => {
      const { outputs, pages } = await build(host, { issue, formats: ['docx', 'pdf'], output, fonts: 'bundled' });
      if (outputs.length === 0) {
        expect(existsSync(join(issue, 'dist'))).toBe(false);
        expect(readdirSync(output)).toEqual([]);
        expect(existsSync(expected('pdf.txt'))).toBe(false);
        return;
      }
      const [docx = new Uint8Array(), pdf = new Uint8Array()] = await Promise.all(outputs.map(({ path }) => readFile(path)));
      const read = await readPdf(pdf);
      expect(read.pages).toHaveLength(pages);
      const printed = read.pages.map(({ lines }, index) => `=== page ${index + 1}\n${lines.map(({ text }) => `${text}\n`).join('')}`);
      await expect(printed.join('')).toMatchFileSnapshot(expected('pdf.txt'));
      const { value } = await mammoth.extractRawText({ buffer: Buffer.from(docx) });
      await expect(value).toMatchFileSnapshot(expected('docx.txt'));
      expect(await complaints(docx)).toEqual([]);
      await expect(pretty(outputs.map(({ path }) => relative(output, path)))).toMatchFileSnapshot(expected('files.json'));
    });
  });
}

async function issueOf(path: string): Promise<string> {
  if (existsSync(join(path, 'input.txt'))) return join(root, (await readFile(join(path, 'input.txt'), 'utf8')).trim());
  const [issue = ''] = readdirSync(join(path, 'input')).filter((entry) => entry.startsWith('issue-'));
  return join(path, 'input', issue);
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A bulletin without the places of its nodes and the bytes of its pictures, for reading. */
function withoutPlaces(value: unknown): unknown {
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'place')
      .map(([key, inner]) => [key, withoutPlaces(inner)]),
  );
}
