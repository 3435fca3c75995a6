import fc from 'fast-check';
import { filesWith } from '../canaries.ts';
import type { Files } from '../memory-host.ts';
import { escaped } from './body.ts';
import { controls, hostileStrings, invisible, words } from './characters.ts';
import { issue } from './issue.ts';

/** Issues with faults that the program must report with a message. */

type Change = (files: Files) => Files;

const anyControl = fc.constantFrom(...controls, ...invisible, '\r', '\r\n', '\t', '\ufeff', '\ufffd');
const soup = fc
  .array(
    fc.oneof(fc.constantFrom(...hostileStrings, '\n', '\n\n', '  \n', '\t', ' ', '甲', '一、', '（一）', '第1期'), anyControl, words(2)),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

const scalar = fc.oneof(
  fc.constantFrom(
    '',
    '~',
    'null',
    '是',
    '否',
    '0',
    '-1',
    '1e999',
    '.inf',
    '.nan',
    '0x1f',
    '2026-13-40',
    '2026-03-01',
    '99999999999999999999',
    '[]',
    '{}',
    '[[',
    '{a: ',
    '&a *a',
    '*a',
    '!!js/function x',
    '!!binary x',
    '|',
    '>-',
    '"\\x00"',
    '"\\ud800"',
    "'",
    '"',
    '- a',
    '? a',
    '<<: *a',
    '# x',
    '%TAG',
    '---',
    '...',
  ),
  words(4),
  soup,
);
const key = fc.constantFrom(
  'title',
  'source',
  'category',
  'date',
  '标题',
  '来源',
  '类别',
  '日期',
  'status',
  'with',
  'order',
  'note',
  'number',
  'total',
  'supplement',
  'name',
  'sections',
  'sources',
  'publisher',
  'template',
  'rules',
  'limits',
  'masthead',
  'distribution',
  'imprint',
  'points',
  'terms',
  'leaders',
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  '<<',
);
const yaml = fc
  .array(fc.tuple(fc.constantFrom('', '', '', '  ', '    ', '- ', '\t'), key, fc.constantFrom(': ', ':', '：', ' : ', ''), scalar), {
    maxLength: 8,
  })
  .map((lines) => lines.map((line) => line.join('')).join('\n'));
const frontMatter = fc.tuple(
  fc.constantFrom('---\n', '---js\n', '--- \n', '﻿---\n', '----\n', '---json\n', ''),
  yaml,
  fc.constantFrom('\n---\n', '\n...\n', '\n--- \n', '---', ''),
);

const bytes = fc.uint8Array({ maxLength: 200 });
const file = fc.constantFrom('bulletin.yaml', 'issue-1/issue.yaml', 'issue-1/001.md', 'issue-1/images/dot.png', 'issue-1/images/sign.svg');
const fileName = fc.oneof(
  fc.constantFrom(
    'b.md',
    'issue.yml',
    'README.md',
    '.md',
    'b.MD',
    'b.docx',
    'b.md/c.md',
    'CON.md',
    'a:b.md',
    `${'长'.repeat(100)}.md`,
    ' .md',
    '-x.md',
    '002.md',
  ),
  fc.tuple(anyControl, words(1)).map((parts) => `${parts.join('').replace(/[/\0\\]/g, '')}.md`),
);

function asBytes(content: Files[string] | undefined): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return Buffer.from(typeof content === 'string' ? content : '');
}

function asText(content: Files[string] | undefined): string {
  return new TextDecoder().decode(asBytes(content));
}

const changes: fc.Arbitrary<Change> = fc.oneof(
  // A file of random bytes.
  fc.tuple(file, bytes).map(
    ([path, data]): Change =>
      (files) => ({ ...files, [path]: data }),
  ),
  // Some bytes of a file are changed, missing or added.
  fc.tuple(file, fc.array(fc.tuple(fc.nat(), fc.nat(3), bytes), { minLength: 1, maxLength: 4 })).map(
    ([path, edits]): Change =>
      (files) => {
        let data = Buffer.from(asBytes(files[path]));
        for (const [place, removed, inserted] of edits) {
          const at = place % (data.length + 1);
          data = Buffer.concat([data.subarray(0, at), inserted.slice(0, 6), data.subarray(at + removed)]);
        }
        return { ...files, [path]: new Uint8Array(data) };
      },
  ),
  // Hostile characters at any place of a text.
  fc
    .tuple(file, fc.array(fc.tuple(fc.nat(), fc.oneof(anyControl, fc.constantFrom(...hostileStrings))), { minLength: 1, maxLength: 4 }))
    .map(
      ([path, edits]): Change =>
        (files) => {
          let text = asText(files[path]);
          for (const [place, inserted] of edits) {
            const at = place % (text.length + 1);
            text = text.slice(0, at) + inserted + text.slice(at);
          }
          return { ...files, [path]: text };
        },
    ),
  // The end is missing.
  fc.tuple(file, fc.nat()).map(
    ([path, at]): Change =>
      (files) => {
        const data = asBytes(files[path]);
        return { ...files, [path]: data.slice(0, at % (data.length + 1)) };
      },
  ),
  // Front matter and settings of any form.
  fc.tuple(frontMatter, soup).map(
    ([front, text]): Change =>
      (files) => ({ ...files, 'issue-1/001.md': front.join('') + text }),
  ),
  fc.tuple(fc.constantFrom('bulletin.yaml', 'issue-1/issue.yaml'), yaml).map(
    ([path, text]): Change =>
      (files) => ({ ...files, [path]: text }),
  ),
  fc.tuple(fc.constantFrom('bulletin.yaml', 'issue-1/issue.yaml'), yaml).map(
    ([path, text]): Change =>
      (files) => ({ ...files, [path]: `${asText(files[path])}${text}\n` }),
  ),
  // Markdown of any form below valid front matter.
  soup.map(
    (text): Change =>
      (files) => ({ ...files, 'issue-1/001.md': filesWith()['issue-1/a.md'] + text }),
  ),
  fc.tuple(soup, words()).map(
    ([text, more]): Change =>
      (files) => ({ ...files, 'issue-1/001.md': `${filesWith()['issue-1/a.md']}\n${text}\n${escaped(more)}` }),
  ),
  // Names of files.
  fc.tuple(fileName, soup).map(
    ([name, text]): Change =>
      (files) => ({ ...files, [`issue-1/${name}`]: (filesWith()['issue-1/a.md'] ?? '') + text }),
  ),
  // A file that is not there.
  file.map(
    (path): Change =>
      (files) =>
        Object.fromEntries(Object.entries(files).filter(([name]) => name !== path)),
  ),
);

/** An issue with one to three faults, or by chance none. */
export const brokenIssue: fc.Arbitrary<Files> = fc
  .tuple(issue({ items: 2, blocks: 2 }), fc.array(changes, { minLength: 1, maxLength: 3 }))
  .map(([{ files }, list]) => list.reduce<Files>((now, change) => change(now), { 'issue-1/.keep': '', ...files }));
