import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setOfd } from '../office/set-issue.ts';
import { has, run } from '../office/tools.ts';
import { kinds, unseen } from '../office/unseen.ts';
import { readOfd } from '../render/ofd-reader.ts';
import { hasChromium, startBrowser } from './browser.ts';
import { drawOfd, outlineOf } from './page/ofd-reader.ts';

/** Generated issues of each kind. One takes about a minute to draw; OFD_ISSUES=10 npm run test:preview draws all fifty. */
const ISSUES = Number(process.env.OFD_ISSUES ?? 1);

/** Most that a page may differ from the PDF's, as a part of its ink. */
const MOST = 0.02;

const root = join(import.meta.dirname, '..', '..');
const work = mkdtempSync(join(tmpdir(), 'bulletin-ofd-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Builds an issue as OFD and PDF. */
function build(issue: string): { readonly ofd: Uint8Array; readonly pdf: string } {
  const output = join(work, issue.replaceAll('/', '-'));
  execFileSync(
    process.execPath,
    [join(root, 'bin/bulletin.js'), 'build', join(root, issue), '-f', 'ofd,pdf', '--fonts', 'bundled', '-o', output],
    { stdio: 'ignore' },
  );
  const find = (extension: string) => join(output, readdirSync(output).find((name) => name.endsWith(extension)) ?? '');
  return { ofd: readFileSync(find('.ofd')), pdf: find('.pdf') };
}

/** Pages of a PDF as SVG by mupdf, with the outlines of its type. */
function drawPdf(pdf: string, pages: number): Uint8Array[] {
  const folder = mkdtempSync(join(work, 'pages-'));
  run('mutool', ['draw', '-q', '-F', 'svg', '-o', join(folder, '%d.svg'), pdf]);
  return Array.from({ length: pages }, (_, index) => readFileSync(join(folder, `${index + 1}.svg`)));
}

describe.runIf(hasChromium() && has('mutool'))('an independent reader of OFD', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  /** Draws every page and compares it with the PDF's; gives the largest difference. */
  async function compare(ofd: Uint8Array, pdf: string, name: string): Promise<number> {
    const read = readOfd(ofd);
    const expected = drawPdf(pdf, read.pages.length);
    const drawn = await drawOfd(browser, ofd);
    expect(drawn.pages).toBe(expected.length);
    expect(await drawn.outline()).toEqual(outlineOf(read));
    const differences: number[] = [];
    for (const [index, svg] of expected.entries()) {
      expect(await drawn.text(index)).toBe(read.pages[index]?.text);
      differences.push(await drawn.compare(index, svg));
      if (process.env.OFD_PICTURES !== undefined) {
        mkdirSync(process.env.OFD_PICTURES, { recursive: true });
        writeFileSync(join(process.env.OFD_PICTURES, `${name}-${index + 1}.png`), await drawn.picture(index));
      }
    }
    expect([...drawn.errors, ...drawn.outside]).toEqual([]);
    await drawn.close();
    const most = Math.max(...differences);
    expect(most, `${name}: ${differences.join(', ')}`).toBeLessThan(MOST);
    return most;
  }

  it.each(['examples/issue-12', 'examples/issue-13', 'examples/shuili/issue-3'])(
    'draws %s as its PDF is drawn',
    async (issue) => {
      const { ofd, pdf } = build(issue);
      const most = await compare(ofd, pdf, issue.replaceAll('/', '-'));
      console.log(`${issue}: differs by at most ${(100 * most).toFixed(2)} % of its ink`);
    },
    300_000,
  );

  it.each(kinds)(
    'draws generated issues of %s as their PDFs are drawn',
    async (kind) => {
      let most = 0;
      for (let seed = 1; seed <= ISSUES; seed++) {
        const { pdf, ofd } = await setOfd(unseen(kind, seed));
        const file = join(work, `${kind}-${seed}.pdf`);
        writeFileSync(file, pdf);
        most = Math.max(most, await compare(ofd, file, `${kind}-${seed}`));
      }
      console.log(`${kind}: differ by at most ${(100 * most).toFixed(2)} % of their ink`);
    },
    600_000,
  );
});
