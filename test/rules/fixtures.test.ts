import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { createPolicy, type Rule, rules, runRules } from '../../src/rules/index.ts';
import { read } from '../read/reading.ts';
import { type Case, filesOf, fixturesOf } from './fixture.ts';

/** What is reported for a case under a rule's code, as by `bulletin check`, with ignore comments applied. */
async function reported({ code }: Rule, fixture: Case) {
  const { files, marked } = filesOf(fixture);
  const { manuscript } = await read(files, fixture.folder);
  const policy = createPolicy(manuscript);
  const found = [...policy.apply(runRules(manuscript)), ...policy.findUnused(false)].filter((one) => one.code === code);
  return { found, marked, texts: new Map(manuscript.items.map(({ file, text }) => [file, text])) };
}

function written({ place }: Diagnostic): string {
  return `${place.file}:${place.line}:${place.column}-${place.endLine}:${place.endColumn}`;
}

/** Applies every fix to a text, from its end on. */
function mended(text: string, found: readonly Diagnostic[]): string {
  const edits = found.flatMap(({ fix = [] }) => fix).sort((a, b) => b.start - a.start);
  return edits.reduce((before, { start, end, text: by }) => before.slice(0, start) + by + before.slice(end), text);
}

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  const { wrong, right } = fixturesOf(code);

  it('has fixtures of both kinds and an explanation', () => {
    expect(wrong.length).toBeGreaterThan(0);
    expect(right.length).toBeGreaterThanOrEqual(wrong.length);
    const { reason, wrong: bad, right: good } = rule.explanation;
    expect(reason.zh).toMatch(/\p{Script=Han}/u);
    expect(reason.en).toMatch(/[a-z]{3}/);
    expect(bad).not.toBe(good);
  });

  it.each(wrong.map((fixture, index) => [fixture.name ?? fixture.body ?? `case ${index + 1}`, fixture] as const))(
    'reports %s',
    async (_, fixture) => {
      const { found, marked, texts } = await reported(rule, fixture);
      expect(marked.length, 'a wrong case has marks').toBeGreaterThan(0);
      expect(found.map(written).sort()).toEqual([...marked].sort());
      for (const { message, hint } of found) {
        expect(message.zh).toMatch(/\p{Script=Han}/u);
        expect(message.en).toMatch(/[a-z]{2}/);
        if (hint !== null) expect(hint.en).not.toBe(hint.zh);
      }
      if (fixture.suggestions !== undefined) expect(found[0]?.suggestions).toEqual(fixture.suggestions);
      const text = texts.get(`${fixture.folder ?? 'issue-1'}/a.md`) ?? '';
      if (fixture.fixed === undefined) expect(found.flatMap(({ fix = [] }) => fix)).toEqual([]);
      else
        expect(
          mended(
            text,
            found.filter(({ place }) => place.file.endsWith('/a.md')),
          ),
        ).toContain(fixture.fixed);
    },
  );

  it.each(right.map((fixture, index) => [fixture.name ?? fixture.body ?? `case ${index + 1}`, fixture] as const))(
    'accepts %s',
    async (_, fixture) => {
      const { found, marked } = await reported(rule, fixture);
      expect(marked).toEqual([]);
      expect(found.map((one) => `${written(one)} ${one.message.zh}`)).toEqual([]);
    },
  );
});

it('has no fixtures of unknown rules', () => {
  const names = readdirSync(join(import.meta.dirname, 'fixtures'));
  expect(names.sort()).toEqual(rules.map(({ code }) => `${code}.yaml`).sort());
});
