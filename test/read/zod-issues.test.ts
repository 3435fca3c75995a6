import { expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import * as z from '../../src/model/zod.ts';
import { Source } from '../../src/read/source.ts';
import { reportZodIssue } from '../../src/read/zod-issues.ts';

/** A future schema may reject a value for a reason without a message; it must still be reported, with its place. */
it('reports a value refused for an unlisted reason in place', () => {
  const schema = z.strictObject({ number: z.number().check(z.multipleOf(5)) });
  const value = { number: 7 };
  const place = { file: 'issue.yaml', line: 1, column: 9, endLine: 1, endColumn: 10 };
  const tree = {
    source: new Source('issue.yaml', 'number: 7'),
    value,
    places: new Map([['number', place]]),
    heads: new Map([['', place]]),
    spellings: new Map([['number', '期号']]),
    texts: new Map([['number', '7']]),
    broken: new Set<string>(),
  };
  const found: Diagnostic[] = [];
  for (const issue of z.safeParse(schema, value).error?.issues ?? []) reportZodIssue(issue, tree, schema, (one) => found.push(one));
  expect(found.map(({ code, place: at }) => [code, at])).toEqual([['value-valid', place]]);
  expect(found[0]?.message.zh).toContain('期号');
  expect(found[0]?.message.en).toContain('7');
});
