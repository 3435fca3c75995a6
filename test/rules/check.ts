import { type Rule, settable } from '../../src/rules/index.ts';
import type { Files } from '../memory-host.ts';
import { read } from '../read/reading.ts';

/** The findings of one rule in an issue with these files: code, `file:line:column`, arguments. Paths as in `read`. */
export async function check(rule: Rule, files: Files): Promise<readonly (readonly [string, string, unknown])[]> {
  const { manuscript } = await read(files);
  return [...rule.check({ manuscript, settable })].map(
    ({ code, place, args }) => [code, `${place.file}:${place.line}:${place.column}`, args] as const,
  );
}

/** An item, valid except for what the test changes; null omits a key. Each key has its line: title 2 … date 5. */
export function item(values: Readonly<Record<string, string | null>> = {}, body = '正文。'): string {
  const whole = { title: '一篇稿件', source: '甲县', category: '动态', date: '2026-03-01', ...values };
  const lines = Object.entries(whole).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]));
  return ['---', ...lines, '---', body].join('\n');
}
