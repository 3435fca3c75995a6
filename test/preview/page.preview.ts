import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPdf } from '../render/pdf-reader.ts';
import { hasChromium, REBOUND, startBrowser } from './browser.ts';
import { type PreviewProcess, startPreview } from './process.ts';

/** The preview of a whole issue as an editor sees it: the command as a process, the page in Chromium. */

const examples = join(import.meta.dirname, '..', '..', 'examples');
const SAVES = 10;
const YINGJIANG = '02-yingjiang.md';

const work = mkdtempSync(join(tmpdir(), 'bulletin-preview-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

let browser: Browser;
let home = work;
let preview: PreviewProcess;
let asked: string[] = [];
let errors: string[] = [];

const file = (name: string) => join(home, 'issue-12', name);
const read = (name: string) => readFileSync(file(name), 'utf8');
const save = (name: string, text: string) => writeFileSync(file(name), text);
/** Saves an item as many editors do: writes a new file and renames it. */
const saveByRename = (name: string, text: string) => {
  writeFileSync(file(`.${name}.swp`), text);
  renameSync(file(`.${name}.swp`), file(name));
};

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(preview.url);
  await page.locator('#sheets .paper[data-shown] img').first().waitFor();
  return page;
}

/** How a page is painted: whether any pixel of its picture is not white. */
const isDrawn = (page: Page, number: number) =>
  page.evaluate(async (index) => {
    const image = document.querySelectorAll<HTMLImageElement>('#sheets .paper img')[index];
    if (image === undefined) return false;
    image.loading = 'eager';
    await image.decode();
    const canvas = new OffscreenCanvas(210, 297);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, 210, 297);
    const dots = context?.getImageData(0, 0, 210, 297).data ?? [];
    return dots.some((value) => value < 128);
  }, number - 1);

const shown = (page: Page) =>
  page.locator('#sheets .paper').evaluateAll((papers) => papers.map((paper) => (paper as HTMLElement).dataset.shown ?? ''));

const scroll = (page: Page) => page.locator('#canvas').evaluate(({ scrollTop }) => scrollTop);

describe.runIf(hasChromium())('the preview in Chromium', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    home = mkdtempSync(join(work, 'case-'));
    cpSync(join(examples, 'bulletin.yaml'), join(home, 'bulletin.yaml'));
    cpSync(join(examples, 'issue-12'), join(home, 'issue-12'), { recursive: true, filter: (path) => !path.endsWith('dist') });
    [asked, errors] = [[], []];
    preview = await startPreview(home, 'issue-12');
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await preview.end();
    // After every test: nothing was requested elsewhere, and neither program nor policy complained.
    expect(asked.filter((url) => !url.startsWith(preview.url))).toEqual([]);
    expect(errors.filter((text) => !/net::ERR_(?:CONNECTION|INCOMPLETE|EMPTY)/.test(text))).toEqual([]);
  });

  it('shows every page, drawn, with its thumbnail, and what was found beside them', async () => {
    const page = await open();
    expect(await page.locator('#sheets .paper').count()).toBe(6);
    await page.locator('.thumbnail').nth(5).waitFor();
    expect(await page.locator('.thumbnail').count()).toBe(6);
    for (const number of [1, 2, 6]) expect(await isDrawn(page, number), `page ${number}`).toBe(true);
    expect(await page.title()).toBe('安庆组工信息第12期 · 预览');
    expect(await page.locator('#counts').textContent()).toBe('2 个警告');
    expect(await page.locator('.thumbnail').nth(1).getAttribute('data-grave')).toBe('warning');
  });

  it('follows each save: the changed pages alone, the scroll kept; the time is told', async () => {
    const page = await open();
    await page.locator('#canvas').evaluate((canvas) => {
      canvas.scrollTop = 1500;
    });
    await page.waitForTimeout(200);
    await page.evaluate(() => {
      const times: number[] = [];
      Object.assign(globalThis, { times });
      const seen = new MutationObserver(() => requestAnimationFrame(() => requestAnimationFrame(() => times.push(Date.now()))));
      seen.observe(document.getElementById('sheets') as Node, { subtree: true, attributeFilter: ['data-shown'] });
    });
    const original = read(YINGJIANG);
    const before = await shown(page);
    const took: number[] = [];
    for (let index = 0; index < SAVES; index += 1) {
      const start = Date.now();
      (index % 2 === 0 ? save : saveByRename)(YINGJIANG, original.replace('月荐一书', `月荐${'二三四五六七八九十百'[index]}书`));
      await page.waitForFunction((count) => (globalThis as unknown as { times: number[] }).times.length > count, index);
      took.push((await page.evaluate(() => (globalThis as unknown as { times: number[] }).times.at(-1) ?? 0)) - start);
      await page.waitForTimeout(300);
      await page.evaluate((count) => {
        (globalThis as unknown as { times: number[] }).times.length = count;
      }, index + 1);
    }
    const sorted = [...took].sort((a, b) => a - b);
    console.log(`from save to new page, issue-12, ms: ${took.join(', ')}; middle ${sorted[SAVES / 2]}, slowest ${sorted.at(-1)}`);
    const after = await shown(page);
    expect(after.map((hash, index) => hash !== before[index])).toEqual([false, true, false, false, false, false]);
    expect(await scroll(page)).toBe(1500);
  });

  it('draws files with errors as they are, and says so until they are corrected', async () => {
    const page = await open();
    const before = await shown(page);
    const original = read(YINGJIANG);
    save(YINGJIANG, original.replace('迎江区委组织部', '迎河区委组织部'));
    await page.locator('body.faulty').waitFor();
    await expect.poll(async () => (await shown(page)).every((hash, index) => hash === before[index])).toBe(false);
    expect(await page.locator('#notice').textContent()).toContain('稿件里有 1 个错误');
    expect(await page.locator('#pdf').getAttribute('href')).toBeNull();
    expect(await page.locator('.finding.error .message').first().textContent()).toContain('迎河区委组织部');
    save(YINGJIANG, original);
    await page.locator('body:not(.faulty)').waitFor();
    expect(await page.locator('#notice').isVisible()).toBe(false);
  });

  it('shows the place of a diagnostic on its page, and names file and line', async () => {
    const page = await open();
    await page.locator('.finding').nth(1).click();
    const mark = page.locator('#sheets > li:nth-child(2) .mark');
    await mark.waitFor();
    await page.waitForTimeout(800);
    const [box, frame] = await Promise.all([mark.boundingBox(), page.locator('#canvas').boundingBox()]);
    expect(box?.y).toBeGreaterThan(frame?.y ?? 0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan((frame?.y ?? 0) + (frame?.height ?? 0));
    expect(await page.locator('.place').nth(1).textContent()).toMatch(/^issue-12\/02-yingjiang\.md:9:\d+$/);
    await page.keyboard.press('Escape');
    expect(await page.locator('.mark').count()).toBe(0);
  });

  it('gives the pages as PDF and DOCX under the name a build gives them', async () => {
    const page = await open();
    for (const [id, magic] of [
      ['pdf', '%PDF'],
      ['docx', 'PK'],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`#${id}`).click()]);
      expect(download.suggestedFilename()).toBe(`安庆组工信息第12期.${id}`);
      expect(readFileSync(await download.path(), 'latin1').startsWith(magic)).toBe(true);
    }
  });

  it('goes by the keyboard alone', async () => {
    const page = await open();
    const position = page.locator('#position');
    await page.keyboard.press('PageDown');
    await page.waitForFunction(() => document.getElementById('position')?.textContent === '2 / 6');
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.getElementById('position')?.textContent === '6 / 6');
    // Quicker than anything could move.
    await page.keyboard.press('Home');
    for (let index = 0; index < 3; index += 1) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.getElementById('position')?.textContent === '4 / 6');
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.getElementById('position')?.textContent === '1 / 6');
    const width = () =>
      page
        .locator('.sheet')
        .first()
        .evaluate((sheet) => sheet.clientWidth);
    const fitted = await width();
    await page.keyboard.press('-');
    expect(await width()).toBeLessThan(fitted);
    await page.keyboard.press('0');
    expect(await width()).toBe(fitted);
    await page.keyboard.press('f');
    const [first, second, third] = await Promise.all([0, 1, 2].map((nth) => page.locator('.sheet').nth(nth).boundingBox()));
    // As in a bound book: odd pages at the right.
    expect([first?.x, second?.y]).toEqual([third?.x, third?.y]);
    expect(second?.x).toBeLessThan(third?.x ?? 0);
    await page.keyboard.press('d');
    expect(await page.locator('.finding').first().getAttribute('aria-pressed')).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('finding');
    await page.keyboard.press('?');
    expect(await page.locator('#help').isVisible()).toBe(true);
    expect(await position.count()).toBe(1);
  });

  it('prints the pages alone, one a sheet', async () => {
    const page = await open();
    const printed = await page.pdf({ preferCSSPageSize: false, format: 'A4' });
    expect((await readPdf(printed)).pages.length).toBe(6);
  });

  it('is dark where the reader wants it so, with white paper, and speaks English when the command does', async () => {
    await preview.end();
    preview = await startPreview(home, 'issue-12', '--lang', 'en');
    const page = await open({ colorScheme: 'dark' });
    const colour = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await colour('body')).toBe('rgb(32, 34, 38)');
    expect(await colour('.sheet .paper')).toBe('rgb(255, 255, 255)');
    expect(await page.locator('#counts').textContent()).toBe('2 warnings');
    expect(await page.locator('#next').getAttribute('aria-label')).toBe('Next page');
  });

  it('is one column on a telephone, with the diagnostics in a sheet below', async () => {
    const page = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await page.locator('.finding').first().isVisible()).toBe(false);
    await page.locator('#handle').tap();
    await page.locator('.finding').first().tap();
    await page.locator('.mark').first().waitFor();
    expect(await page.locator('#handle').getAttribute('aria-expanded')).toBe('true');
  });

  it('gives nothing to another site, nor to a name that was made to point here', async () => {
    const { port, pathname } = new URL(preview.url);
    const site = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<title>elsewhere</title>'));
    await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
    const foreign = await browser.newContext();
    const page = await foreign.newPage();
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    const got = await page.evaluate(async (url) => {
      const fetched = await fetch(url).catch((error: Error) => error.name);
      const opaque = await fetch(url, { mode: 'no-cors' }).catch((error: Error) => error.name);
      const image = new Image();
      const drawn = new Promise((done) => {
        image.onload = () => done('drawn');
        image.onerror = () => done('refused');
      });
      image.src = `${url}icon.svg`;
      return [fetched, opaque, await drawn];
    }, preview.url);
    expect(got).toEqual(['TypeError', 'TypeError', 'refused']);
    const rebound = await page.goto(`http://${REBOUND}:${port}${pathname}`);
    expect(rebound?.status()).toBe(403);
    site.close();
  });

  it('says that it has ended, and ends at once with Ctrl-C', async () => {
    const page = await open();
    expect(await preview.end()).toBe(0);
    await page.locator('body.lost').waitFor();
    expect(await page.locator('#status').textContent()).toBe('预览已停止');
    expect(preview.said()).toContain('预览已结束');
  });
});
