import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/build.ts';
import { nodeHost } from '../../src/host-node.ts';
import { has, run } from './tools.ts';

/** The example's outputs as LibreOffice, poppler and qpdf see them. */
const root = join(import.meta.dirname, '..', '..');
const work = mkdtempSync(join(tmpdir(), 'bulletin-office-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

let docx = '';
let pdf = '';

beforeAll(async () => {
  const issue = join(root, 'examples', 'issue-12');
  const { outputs } = await build(nodeHost(), { issue, formats: ['docx', 'pdf'], output: work, fonts: 'bundled' });
  [docx = '', pdf = ''] = outputs.map(({ path }) => path);
});

/** Text of a PDF's pages, without blanks, page numbers and empty pages' form feeds. */
function pagesOf(path: string): string[] {
  const pages = run('pdftotext', ['-layout', path, '-']).split('\f').slice(0, -1);
  return pages.map((page) => page.replace(/\s+/g, '').replace(/—\d+—$/, ''));
}

/** The DOCX through LibreOffice, set in the faces that the PDF has: the office's font names are answered with the bundled files. */
function throughLibreOffice(path: string): string {
  const faces = {
    方正小标宋简体: 'Bulletin XiaoBiaoSong',
    仿宋_GB2312: 'Bulletin FangSong',
    黑体: 'Bulletin HeiTi',
    楷体_GB2312: 'Bulletin KaiTi',
    'Times New Roman': 'Bulletin Latin',
  };
  const aliases = Object.entries(faces).map(
    ([name, face]) =>
      `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>${face}</string></edit></match>`,
  );
  const fonts = join(work, 'fonts.conf');
  writeFileSync(
    fonts,
    `<?xml version="1.0"?><fontconfig><dir>${join(root, 'fonts')}</dir><cachedir>${work}/cache</cachedir>${aliases.join('')}</fontconfig>`,
  );
  const out = join(work, 'office');
  run('soffice', [`-env:UserInstallation=file://${work}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', out, path], {
    FONTCONFIG_FILE: fonts,
  });
  return join(out, basename(path).replace(/docx$/, 'pdf'));
}

describe.runIf(has('qpdf'))('qpdf', () => {
  it('finds nothing wrong with the PDF', () => {
    expect(run('qpdf', ['--check', pdf])).toContain('No syntax or stream encoding errors found');
  });
});

describe.runIf(has('pdftotext') && has('soffice'))('LibreOffice', () => {
  it('gives the DOCX the pages of the PDF, with the same item first on each', () => {
    const printed = pagesOf(pdf);
    const opened = pagesOf(throughLibreOffice(docx));
    expect(opened).toHaveLength(printed.length);
    const starts = (pages: readonly string[]) => pages.map((page) => [...page.matchAll(/△.{8}/gu)].map(([start]) => start));
    expect(starts(opened)).toEqual(starts(printed));
    expect(opened.at(-1)).toMatch(/报：.*送：.*发：.*$/);
  });
});
