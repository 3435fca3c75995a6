// `node scripts/pictures.js` draws docs/pictures: the menu and a check at a terminal, the preview, and printed pages. Needs tmux, poppler and
// Chromium. Run it when one of these looks different.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..');
const program = join(root, 'bin', 'bulletin.js');
const pictures = join(root, 'docs', 'pictures');
const work = mkdtempSync(join(tmpdir(), 'bulletin-pictures-'));
const ESCAPE = String.fromCharCode(27);
/** Largest picture, in bytes: they are part of the package. */
const LARGEST = 150_000;

/** Of the pictures; hanzi are drawn with the package's own font. */
const STYLE = `
  @font-face { font-family: hanzi; src: url(data:font/ttf;base64,${readFileSync(join(root, 'fonts', 'BulletinHeiTi.ttf'), 'base64')}); }
  body { margin: 0 }
  pre { display: inline-block; margin: 0; padding: 14px 18px; background: #1e1e1e; color: #ddd;
    font: 15px/22px 'DejaVu Sans Mono', hanzi, monospace; }
  .wide { display: inline-block; width: 2ch; text-align: center; font-weight: inherit }
  .c1 { font-weight: bold } .c2 { opacity: .65 } .c7 { background: #ddd; color: #1e1e1e }
  .c31, .c91 { color: #f48771 } .c32, .c92 { color: #7cc47f } .c33, .c93 { color: #e2c08d }
  .c34, .c94 { color: #7aa6da } .c35, .c95 { color: #c39ac9 } .c36, .c96 { color: #70c0ba } .c90 { color: #888 }
  div { display: inline-flex; gap: 12px; padding: 12px; background: #d8d8d8 } img { display: block }
`;

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  cpSync(join(root, 'examples'), join(work, '简报'), { recursive: true, filter: (path) => !path.endsWith('dist') });
  const item = join(work, '简报', 'issue-12', '01-yuexi.md');
  const text = readFileSync(item, 'utf8');
  await drawTerminal('menu', join(work, '简报'), '', '新建一种刊物');
  writeFileSync(item, text.replace('source: 岳西县委组织部', 'source: 岳西县组织部'));
  await drawTerminal('check', join(work, '简报'), 'check issue-12', '1 个错误');
  await drawPreview(join(work, '简报'), 'issue-12');
  writeFileSync(item, text);
  await drawPages(join(work, '简报', 'issue-12'));
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
for (const name of ['menu', 'check', 'preview', 'pages']) {
  const { size } = statSync(join(pictures, `${name}.png`));
  console.log(`${name}.png: ${(size / 1000).toFixed(0)} KB`);
  if (size > LARGEST) process.exitCode = 1;
}

/** Runs a command at a terminal of 80 columns until its words are there, and draws what is seen. */
async function drawTerminal(name, cwd, words, awaited) {
  const tmux = (...argv) => execFileSync('tmux', ['-L', `pictures-${process.pid}`, ...argv], { encoding: 'utf8' });
  // The prompt and what is typed, as an editor sees them.
  const line = `PS1='> ' CI= LANG=C.UTF-8 sh -c 'printf "> bulletin ${words}\\n"; "${process.execPath}" "${program}" --lang zh ${words}; sleep 60'`;
  tmux('new-session', '-d', '-x', '80', '-y', '24', '-c', cwd, line);
  try {
    let seen = '';
    for (let tries = 0; tries < 200 && !seen.includes(awaited); tries += 1) {
      await sleep(50);
      seen = tmux('capture-pane', '-e', '-p');
    }
    if (!seen.includes(awaited)) throw new Error(`“${awaited}” never came:\n${seen}`);
    await draw(name, `<pre>${toHtml(seen.trimEnd())}</pre>`, 'pre');
  } finally {
    tmux('kill-server');
  }
}

async function drawPreview(cwd, issue) {
  const preview = spawn(process.execPath, [program, 'preview', issue, '--no-open', '--lang', 'zh'], {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [url] = String(await new Promise((told) => preview.stdout.once('data', told))).split('\n');
    const page = await browser.newPage({ viewport: { width: 1000, height: 640 }, locale: 'zh-CN' });
    await page.goto(url);
    await page.locator('img, svg').first().waitFor();
    await sleep(1500);
    await page.screenshot({ path: join(pictures, 'preview.png') });
    await page.close();
  } finally {
    preview.kill('SIGINT');
  }
}

async function drawPages(issue) {
  execFileSync(process.execPath, [program, 'build', issue, '--format', 'pdf', '--fonts', 'bundled', '-o', join(work, 'out')], {
    stdio: 'ignore',
  });
  execFileSync('sh', ['-c', `pdftoppm -r 48 -l 2 -png "${work}"/out/*.pdf "${work}/page"`]);
  const images = [1, 2].map((number) => `<img src="data:image/png;base64,${readFileSync(join(work, `page-${number}.png`), 'base64')}">`);
  await draw('pages', `<div>${images.join('')}</div>`, 'div');
}

async function draw(name, html, selector) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.setContent(`<style>${STYLE}</style>${html}`);
  await page.locator(selector).screenshot({ path: join(pictures, `${name}.png`) });
  await page.close();
}

/** What a terminal shows as HTML: each character in its cells, with its colour and weight (SGR, ECMA-48). */
function toHtml(text) {
  let style = new Set();
  return text
    .split(new RegExp(`(${ESCAPE}\\[[\\d;]*m|${ESCAPE}\\([A-Z])`))
    .map((part) => {
      const codes = new RegExp(`^${ESCAPE}\\[([\\d;]*)m$`).exec(part)?.[1];
      if (codes === undefined) return part.startsWith(ESCAPE) ? '' : `<span class="${[...style].join(' ')}">${toCells(part)}</span>`;
      for (const code of codes === '' ? ['0'] : codes.split(';')) {
        if (code === '0') style = new Set();
        else if (code === '39' || code === '49') style = new Set([...style].filter((each) => !/^c[349]/.test(each)));
        else style.add(`c${code}`);
      }
      return '';
    })
    .join('');
}

function toCells(text) {
  return text
    .replace(/[&<]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign])
    .replace(/[\u2e80-\u9fff\uff00-\uff60]/g, '<b class="wide">$&</b>');
}
