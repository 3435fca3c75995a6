import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { packagedHost } from '../packaged-host.ts';

const folder = join(import.meta.dirname, 'realistic');
const items = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

/** A publication whose sources are those of the items. */
const publication = [
  'name: 工作简报',
  'publisher: 云岭市委办公室',
  'sections: [{ title: 动态 }]',
  'sources:',
  ...new Set(items.map(([, text]) => `  - name: ${/^source: (.*)$/m.exec(text)?.[1]}`)),
  'distribution: [{ label: 报, to: 市委常委。 }]',
  '',
].join('\n');

it('finds nothing above a note in twenty items as offices send them', async () => {
  expect(items).toHaveLength(20);
  const host = packagedHost({
    '/work/bulletin.yaml': publication,
    '/work/issue-1/issue.yaml': 'number: 1\ndate: 2026-09-12\n',
    ...Object.fromEntries(items.map(([name, text]) => [`/work/issue-1/${name}`, text])),
  });
  const { diagnostics, pages } = await check(host, '/work/issue-1', true);
  const found = diagnostics
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, place, message }) => `${place.file}:${place.line}:${place.column} ${code} ${message.zh}`);
  expect(found).toEqual([]);
  expect(pages).toBeGreaterThan(5);
});
