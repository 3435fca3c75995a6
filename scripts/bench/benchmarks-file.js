import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const path = join(import.meta.dirname, '..', '..', 'BENCHMARKS.md');

const TITLES = { speed: 'Speed: `npm run bench`', promises: 'Promises: `npm run promises`' };

/**
 * Puts what a command found into its section of BENCHMARKS.md and leaves the other as it is.
 *
 * @param {keyof typeof TITLES} name
 * @param {string} text Markdown
 */
export function writeSection(name, text) {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const sections = Object.entries(TITLES).map(([each, title]) => {
    const kept = new RegExp(`<!-- ${each} -->\\n\\n([\\s\\S]*?)\\n\\n<!-- /${each} -->`).exec(before)?.[1] ?? 'Not run yet.';
    return `## ${title}\n\n<!-- ${each} -->\n\n${each === name ? text : kept}\n\n<!-- /${each} -->`;
  });
  writeFileSync(path, `${['# Figures', 'Written by the two commands named below; run them to have yours.', ...sections].join('\n\n')}\n`);
}
