import { expect, it } from 'vitest';
import { formatDuration } from '../../src/report/words.ts';

it.each([
  [38.4, '38 毫秒', '38 ms'],
  [1549, '1.5 秒', '1.5 s'],
  [9949, '9.9 秒', '9.9 s'],
  [42_300, '42 秒', '42 s'],
  [9951, '10 秒', '10 s'],
  [59_499, '59 秒', '59 s'],
  [59_500, '1 分 0 秒', '1 min 0 s'],
  [108_000, '1 分 48 秒', '1 min 48 s'],
])('%d milliseconds are formatted as %s', (milliseconds, zh, en) => {
  expect([formatDuration(milliseconds, 'zh'), formatDuration(milliseconds, 'en')]).toEqual([zh, en]);
});
