// Measures the rules on texts of our own: how many slips are found, how many right sentences and how much clean prose is reported. Beside
// them autocorrect and zhlint on the same texts, installed into a temporary folder. Run by `npm run bench:rules`.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Characters of the long issue, and how often it is checked. */
const LONG = 370_000;
const RUNS = 5;
const OTHERS = { autocorrect: 'autocorrect-node@2.14.0', zhlint: 'zhlint@0.8.2' };

const slips = JSON.parse(readFileSync(join(root, 'test/rules/bench/slips.json'), 'utf8'));
const pages = readdirSync(join(root, 'test/rules/pages')).map((name) => readFileSync(join(root, 'test/rules/pages', name), 'utf8'));
const texts = [...slips.map(({ wrong }) => wrong), ...slips.map(({ right }) => right), ...pages];
const characters = pages.join('').replace(/\s/g, '').length;

const folder = mkdtempSync(join(tmpdir(), 'bench-rules-'));
try {
  const rows = [['bulletin', countOurs()], ...Object.entries(OTHERS).map(([name, spec]) => [name, countOthers(name, spec)])];
  console.log(`${slips.length} slips and their right forms; ${characters} characters of clean prose\n`);
  console.log(
    '| tool | slips found | right forms reported | precision | findings per 10,000 characters |\n| --- | --- | --- | --- | --- |',
  );
  for (const [name, counts] of rows) console.log(counts === null ? `| ${name} | not installed | | | |` : formatRow(name, counts));
  const { milliseconds, megabytes } = measureCheck();
  console.log(
    `\nbulletin check of ${LONG.toLocaleString('en')} characters: ${milliseconds.toFixed(0)} ms (median of ${RUNS}), ${megabytes.toFixed(0)} MB`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {readonly number[]} counts findings per text */
function formatRow(name, counts) {
  const count = (from, to) => counts.slice(from, to).filter((findings) => findings > 0).length;
  const prose = counts.slice(2 * slips.length).reduce((sum, findings) => sum + findings, 0);
  const [found, wrongly] = [count(0, slips.length), count(slips.length, 2 * slips.length)];
  return `| ${name} | ${found} (${(found / slips.length).toFixed(2)}) | ${wrongly} | ${(found / (found + wrongly)).toFixed(2)} | ${((prose * 10_000) / characters).toFixed(1)} |`;
}

/** Findings of `bulletin check` at warning level and above, each text an item of one issue. */
function countOurs() {
  const sections =
    'sections: [{ title: 动态 }]\nsources: [{ name: 甲县 }]\nrules: { item-unique: off, item-new: off, title-unique: off }\n';
  mkdirSync(join(folder, 'issue-1'));
  writeFileSync(join(folder, 'bulletin.yaml'), `name: 简报\npublisher: 办公室\n${sections}`);
  for (const [index, text] of texts.entries()) {
    const front = `---\ntitle: 第${index}篇稿件\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n`;
    writeFileSync(join(folder, 'issue-1', `${index}.md`), front + text);
  }
  const { stdout } = spawnSync(process.execPath, [join(root, 'bin/bulletin.js'), 'check', join(folder, 'issue-1'), '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const counts = texts.map(() => 0);
  for (const { severity, file } of JSON.parse(stdout).diagnostics) {
    const index = /(\d+)\.md$/.exec(file)?.[1];
    if (severity !== 'note' && index !== undefined) counts[Number(index)] += 1;
  }
  return counts;
}

/** Checks a long issue: the clean prose again and again, an item a page. Time with the start of Node, and the most memory. */
function measureCheck() {
  const issue = join(folder, 'issue-2');
  mkdirSync(issue);
  const each = pages.reduce((sum, page) => sum + page.length, 0) / pages.length;
  for (let index = 0; index * each < LONG; index += 1) {
    const front = `---\ntitle: 第${index}篇长稿\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n`;
    writeFileSync(join(issue, `${index}.md`), front + pages[index % pages.length]);
  }
  // The child says how much memory it took; no other way is there on every system.
  const program = `process.on('exit', () => console.error('kB', process.resourceUsage().maxRSS)); process.argv.splice(1, 1, 'bulletin'); await import(${JSON.stringify(pathToFileURL(join(root, 'bin/bulletin.js')).href)})`;
  const runs = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const argv = ['--input-type=module', '--eval', program, '', 'check', issue, '--json'];
    const { stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', maxBuffer: 1 << 28 });
    return { milliseconds: performance.now() - start, megabytes: Number(/kB (\d+)/.exec(stderr)?.[1]) / 1024 };
  });
  const sorted = runs.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return { milliseconds: sorted[RUNS >> 1], megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)) };
}

/** Findings of another tool; null if it cannot be installed. */
function countOthers(name, spec) {
  try {
    execFileSync('npm', ['install', '--no-save', '--prefix', folder, spec], { stdio: 'ignore', shell: process.platform === 'win32' });
    const tool = createRequire(join(folder, 'package.json'))(spec.slice(0, spec.lastIndexOf('@')));
    return texts.map((text) => (name === 'zhlint' ? countZhlint(tool, text) : tool.lintFor(text, 'text').lines.length));
  } catch {
    return null;
  }
}

function countZhlint(tool, text) {
  return tool.run(text, { rules: { preset: 'default' } }).validations.length;
}
