import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/render/html/index.ts';
import { rasterise } from '../render/pages.ts';
import { richBulletin } from '../render/rich-bulletin.ts';
import { sampleBulletin } from '../render/sample-bulletin.ts';
import { hasChromium, startBrowser } from './browser.ts';

/** The web page in a browser: no violation of accessibility, no message, and nothing wider than the window. */

const work = mkdtempSync(join(tmpdir(), 'bulletin-web-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const views = [390, 1280].flatMap((width) => (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })));

describe.runIf(hasChromium())('the web page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  it.each([
    ['the sample', sampleBulletin],
    ['every node', richBulletin],
  ])(
    'is accessible from phone to desk, light and dark: %s',
    async (name, bulletin) => {
      const files = await renderHtml({ bulletin, rasterise, name: '测试', options: { each: true } });
      for (const { ending, data } of files.filter((file) => file.ending.endsWith('.html'))) {
        const path = join(work, `${name}${ending}`);
        writeFileSync(path, data);
        // The pages of single items differ in little but length.
        for (const { width, colorScheme } of ending === '.html' ? views : views.slice(0, 1)) {
          const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
          const said: string[] = [];
          page.on('console', (message) => said.push(message.text()));
          await page.goto(pathToFileURL(path).href);
          const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          // The policy of the page lets no script run, that of a test among them, but what the debugger evaluates.
          const { violations } = (await page.evaluate(`${axe.source}; axe.run(document)`)) as {
            violations: { id: string; nodes: { html: string }[] }[];
          };
          const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
          expect([ending, width, colorScheme, wider, told, said]).toEqual([ending, width, colorScheme, 0, [], []]);
          await page.close();
        }
      }
    },
    180_000,
  );
});
