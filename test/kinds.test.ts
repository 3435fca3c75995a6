import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from '../src/build/build.ts';
import { pullIssue } from '../src/review/pull-issue.ts';
import { packagedHost } from './packaged-host.ts';
import { paragraphs } from './render/docx-reader.ts';
import { readPdf } from './render/pdf-reader.ts';

/** Each kind of bulletin under examples/kinds: built without a finding, the same words in both formats, pulled back unchanged. */
const kinds = join(import.meta.dirname, '..', 'examples', 'kinds');

/** Files of a kind in memory, by path. */
function load(name: string): Record<string, Uint8Array> {
  const root = join(kinds, name);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.includes('dist'));
  return Object.fromEntries(paths.map((path) => [`/work/${name}${path.slice(root.length)}`, readFileSync(path)]));
}

/** Letters and digits in order; marks and blanks are written differently by the formats. */
const lettersOf = (text: string) => [...text.replace(/[^\p{L}\p{N}]/gu, '')].sort().join('');

describe.each(readdirSync(kinds))('%s', (name) => {
  it('is built in both formats with the same words, and pulled back as it was', async () => {
    const host = packagedHost(load(name));
    const issue = readdirSync(join(kinds, name)).find((folder) => folder.startsWith('issue-')) ?? '';
    const { outputs, diagnostics } = await build(host, { issue: `/work/${name}/${issue}`, formats: ['docx', 'pdf'], fonts: 'bundled' });
    expect(diagnostics.filter(({ severity }) => severity !== 'note').map(({ code, place }) => `${code} ${basename(place.file)}`)).toEqual(
      [],
    );
    const [docx, pdf] = outputs.map(({ path }) => host.files.get(path) ?? new Uint8Array());
    const { pages } = await readPdf(Buffer.from(pdf ?? []));
    const printed = pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join('');
    expect(lettersOf(printed.replace(/[—–] ?\d+ ?[—–]/g, ''))).toBe(lettersOf(paragraphs(docx ?? new Uint8Array()).join('')));
    const pulled = await pullIssue(host, outputs[0]?.path ?? '', { issue: `/work/${name}/${issue}` });
    expect(pulled).toMatchObject({ files: [], leftOut: [], tracked: 0 });
  });
});

describe('two levels of sections, and marks with a meaning', () => {
  const files = (name: string) => ({ host: packagedHost(load(name)), root: `/work/${name}` });

  it('print the upper title once, and the legend of the marks in use', async () => {
    for (const [name, issue, printed] of [
      ['zugong', 'issue-4', ['基层动态', '农村党建', '城市党建', '他山之石']],
      ['zhengwu', 'issue-8', ['标记：★ 领导批示　◆ 上级采用']],
    ] as const) {
      const { host, root } = files(name);
      const { outputs } = await build(host, { issue: `${root}/${issue}`, formats: ['docx'], fonts: 'bundled' });
      const lines = paragraphs(host.files.get(outputs[0]?.path ?? '') ?? new Uint8Array());
      const text = lines.slice(lines.findIndex((line) => line.includes('△') || line.includes('★')) - 2);
      for (const words of printed)
        expect(
          text.filter((line) => line.includes(words)),
          words,
        ).toHaveLength(1);
    }
  });
});
