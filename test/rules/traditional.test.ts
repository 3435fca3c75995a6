import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TRADITIONAL_PAIRS } from '../../src/rules/traditional.ts';

it('matches the output of the script', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/make-traditional.js'), '--check'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

it('has sorted pairs without characters shared by both scripts', () => {
  const sources = TRADITIONAL_PAIRS.match(/..?/gu)?.map(([source = '']) => source) ?? [];
  expect(sources.length).toBeGreaterThan(2500);
  expect(sources).toEqual([...new Set(sources)].sort());
  expect(sources.filter((source) => '乾著镕喆瞭於徵后里干'.includes(source))).toEqual([]);
});
