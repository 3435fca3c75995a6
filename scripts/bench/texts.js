import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const examples = join(import.meta.dirname, '..', '..', 'examples');

/**
 * Writes an issue with `count` items: those of the example, repeated with other titles and order.
 *
 * @returns {string} path of the issue
 */
export function issueOf(folder, items) {
  // In a publication of its own: an issue is compared with its siblings.
  const home = join(folder, `of-${items}`);
  const issue = join(home, 'issue-12');
  mkdirSync(issue, { recursive: true });
  cpSync(join(examples, 'bulletin.yaml'), join(home, 'bulletin.yaml'));
  writeFileSync(join(issue, 'issue.yaml'), readFileSync(join(examples, 'issue-12', 'issue.yaml')));
  const originals = readdirSync(join(examples, 'issue-12')).filter((name) => name.endsWith('.md'));
  for (let at = 0; at < items; at += 1) {
    const name = originals[at % originals.length];
    const text = readFileSync(join(examples, 'issue-12', name), 'utf8');
    const copy = Math.floor(at / originals.length);
    const titled = copy === 0 ? text : text.replace(/^title: (.*)$/m, `title: $1之${copy + 1}`);
    writeFileSync(join(issue, `${String(at + 1).padStart(2, '0')}-${name.slice(3)}`), titled);
  }
  return issue;
}

/** Title and body of each item. */
function partsOf(issue) {
  const items = readdirSync(issue).filter((name) => name.endsWith('.md'));
  return items.map((name) => {
    const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(issue, name), 'utf8')) ?? [];
    return { title: /^title: (.*)$/m.exec(head)?.[1] ?? name, body };
  });
}

/** Writes the same text for pandoc, as one Markdown file. @returns {string} its path */
export function markdownOf(issue) {
  return written(
    `${issue}.md`,
    partsOf(issue).map(({ title, body }) => `# ${title}\n\n${body}`),
  );
}

/** Writes the same text for Typst. @returns {string} its path */
export function typstOf(issue) {
  const paragraphs = partsOf(issue).flatMap(({ title, body }) => [
    `= #${JSON.stringify(title)}`,
    ...body.split(/\n{2,}/).map((text) => `#${JSON.stringify(text)}`),
  ]);
  return written(`${issue}.typ`, ['#set text(font: "Bulletin FangSong", size: 16pt, lang: "zh")\n#set par(justify: true)', ...paragraphs]);
}

function written(path, parts) {
  writeFileSync(path, parts.join('\n\n'));
  return path;
}
