import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

const TITLES = { promises: 'Promises: `npm run promises`', speed: 'Speed: `npm run bench`' };

/**
 * Puts what a command found into its section of BENCHMARKS.md and its table into the README, and leaves what the other found as it is.
 *
 * @param {keyof typeof TITLES} name
 * @param {string} table Markdown
 * @param {string} details what stands below it in BENCHMARKS.md
 */
export function writeFigures(name, table, details) {
  const path = join(root, 'BENCHMARKS.md');
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const sections = Object.entries(TITLES).map(([each, title]) => {
    const found = each === name ? [table, details].filter((part) => part !== '').join('\n\n') : (between(before, each) ?? 'Not run yet.');
    return `## ${title}\n\n${marked(each, found)}`;
  });
  writeFileSync(path, `${['# Figures', 'Written by the two commands named below; run them to have yours.', ...sections].join('\n\n')}\n`);
  const readme = join(root, 'README.md');
  const text = readFileSync(readme, 'utf8');
  const old = between(text, name);
  if (old === null) return;
  writeFileSync(
    readme,
    text.replace(marked(name, old), () => marked(name, table)),
  );
  // The README is held to the formatter's tables.
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  execFileSync(process.execPath, [biome, 'format', '--write', readme], { stdio: 'ignore' });
}

function marked(name, text) {
  return `<!-- ${name} -->\n\n${text}\n\n<!-- /${name} -->`;
}

function between(text, name) {
  return new RegExp(`<!-- ${name} -->\\n\\n([\\s\\S]*?)\\n\\n<!-- /${name} -->`).exec(text)?.[1] ?? null;
}

/** A table in Markdown, its columns in line. @param {readonly (readonly string[])[]} rows the head first */
export function tableOf(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => [...(row[column] ?? '')].length)));
  const line = (row) =>
    `| ${widths.map((width, column) => (row[column] ?? '') + ' '.repeat(width - [...(row[column] ?? '')].length)).join(' | ')} |`;
  const [head = [], ...others] = rows;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...others.map(line)].join('\n');
}

/** The machine and the day, for a reader who has another. @param {readonly string[]} versions */
export function machineLine(versions) {
  const [{ model = 'unknown processor' } = {}] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${model.trim()}, ${memory}, ${process.platform} ${process.arch}: ${versions.join('; ')}.`;
}
