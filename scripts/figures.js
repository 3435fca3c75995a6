import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

const TITLES = { promises: 'Promises: `npm run promises`', speed: 'Speed: `npm run bench`' };

/**
 * Writes the figures of a command to its section of BENCHMARKS.md. Leaves the other section as it is.
 *
 * @param {keyof typeof TITLES} name
 * @param {string} table Markdown
 * @param {string} details Markdown below the table in BENCHMARKS.md
 */
export function writeFigures(name, table, details) {
  const path = join(root, 'BENCHMARKS.md');
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const sections = Object.entries(TITLES).map(([each, title]) => {
    const found = each === name ? [table, details].filter((part) => part !== '').join('\n\n') : (between(before, each) ?? 'Not run yet.');
    return `## ${title}\n\n${marked(each, found)}`;
  });
  writeFileSync(
    path,
    `${['# Figures', 'Written by the two commands below. Run them to measure your machine.', ...sections].join('\n\n')}\n`,
  );
}

function marked(name, text) {
  return `<!-- ${name} -->\n\n${text}\n\n<!-- /${name} -->`;
}

function between(text, name) {
  return new RegExp(`<!-- ${name} -->\\n\\n([\\s\\S]*?)\\n\\n<!-- /${name} -->`).exec(text)?.[1] ?? null;
}

/** A Markdown table with aligned columns. @param {readonly (readonly string[])[]} rows header first */
export function tableOf(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => [...(row[column] ?? '')].length)));
  const line = (row) =>
    `| ${widths.map((width, column) => (row[column] ?? '') + ' '.repeat(width - [...(row[column] ?? '')].length)).join(' | ')} |`;
  const [head = [], ...others] = rows;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...others.map(line)].join('\n');
}

/** Date, machine and versions. @param {readonly string[]} versions */
export function machineLine(versions) {
  const [{ model = 'unknown processor' } = {}] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${model.trim()}, ${memory}, ${process.platform} ${process.arch}: ${versions.join('; ')}.`;
}
