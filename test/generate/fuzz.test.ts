import { appendFileSync } from 'node:fs';
import fc from 'fast-check';
import { it } from 'vitest';
import { brokenIssue } from './broken-issue.ts';
import { holds } from './invariants.ts';

it('fuzz', async () => {
  const seen: Record<string, number> = {};
  const t = performance.now();
  const n = Number(process.env.N ?? 300);
  let at = 0;
  const faults = new Map<string, number>();
  for (const files of fc.sample(brokenIssue, n)) {
    at += 1;
    try {
      const r = await holds(files, { most: at % 4 === 0 });
      seen[r] = (seen[r] ?? 0) + 1;
    } catch (error) {
      const m = String((error as Error).stack).slice(0, 1500);
      const k = m.slice(0, 60);
      faults.set(k, (faults.get(k) ?? 0) + 1);
      if ((faults.get(k) ?? 0) <= 2)
        appendFileSync(
          '/tmp/pr/faults.txt',
          `=====\n${m}\n${JSON.stringify(Object.fromEntries(Object.entries(files).map(([p, c]) => [p, c instanceof Uint8Array ? `bytes ${c.length} ${Buffer.from(c).toString('latin1').slice(0, 200)}` : c])), null, 1).slice(0, 3000)}\n`,
        );
    }
  }
  console.log(n, seen, [...faults], performance.now() - t);
}, 1200000);
