import { expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { filesWith, ISSUE, ITEM, PUBLICATION, RAW } from '../canaries.ts';
import { packagedHost } from '../packaged-host.ts';

/** Characters that a terminal obeys or that hide text. */
const PAYLOADS: readonly (readonly [name: string, text: string])[] = [
  ['C0', '\u0007\b'],
  ['C1', '\u009b31m'],
  ['bidi', '\u202e\u2066'],
  ['ANSI', '\u001b[31m'],
  ['OSC 8', '\u001b]8;;https://a.cn\u001b\\甲\u001b]8;;\u001b\\'],
  ['line separators', '\u2028\u2029\u0085'],
];

const COMMANDS: readonly (readonly string[])[] = [
  ...['text', 'json', 'sarif', 'github', 'line'].map((format) => ['check', 'issue-1', '--format', format]),
  ['check', 'issue-1', '--fix-dry-run'],
  ['check', 'issue-1', '--fix'],
  ['build', 'issue-1', '--format', 'docx'],
  ['build', 'issue-1', '--format', 'docx', '--json'],
  ['verify', 'issue-1'],
  ['ls'],
  ['ls', '--json'],
  ...['table', 'csv', 'json', 'item'].map((format) => ['stats', '--format', format]),
  ['new', 'item', 'issue-1', '--title', '某事', '--source', '甲县'],
  ['complete', '--shell', 'fish', 'new', 'item', '--source', ''],
];

/** A publication with a payload in every text that a command may show, and something to fix beside it. */
function poisoned(payload: string) {
  const quoted = JSON.stringify(`甲县${payload}`);
  return filesWith({
    'bulletin.yaml': `${PUBLICATION.replace('甲县', quoted.replace(/^"|"$/g, '"'))}rules: { "x${JSON.stringify(payload).slice(1, -1)}": off }\n`,
    'issue-1/issue.yaml': `${ISSUE}${payload}\n`,
    [`issue-1/b${payload.replaceAll('/', '')}.md`]: ITEM.replace('第一篇', `第${payload}二篇`).replace('授课', `授课,${payload}好`),
    'issue-1/c.md': ITEM.replace('第一篇', '第三篇').replace('授课', `授课,${payload}好,`),
  });
}

it.each(PAYLOADS)('no command prints %s raw, to a terminal or a pipe', async (_, payload) => {
  const raw: string[] = [];
  const files = poisoned(payload);
  for (const argv of COMMANDS) {
    for (const isTerminal of [true, false]) {
      const host = packagedHost(Object.fromEntries(Object.entries(files).map(([path, content]) => [`/work/${path}`, content])));
      const written: string[] = [];
      const stream = { isTerminal, write: (text: string) => void written.push(text) };
      const exit = await main(argv, { ...host, env: { NO_COLOR: '1' }, stdout: stream, stderr: stream });
      const said = written
        .join('')
        .replaceAll('\r\n', '\n')
        .replaceAll('\t', ' ')
        .replace(/^\ufeff/, '');
      const found = RAW.exec(said);
      if (found !== null || exit === 70)
        raw.push(`${argv.join(' ')}: ${JSON.stringify(said.slice(Math.max(0, (found?.index ?? 0) - 40)))}`);
    }
  }
  expect(raw).toEqual([]);
});
