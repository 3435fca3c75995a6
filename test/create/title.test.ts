import { expect, it } from 'vitest';
import { normalizeTitle } from '../../src/create/new-item.ts';

it('puts a title on one line and rejects an empty one', () => {
  expect(normalizeTitle(' 关于\n 工作 ')).toBe('关于 工作');
  expect(() => normalizeTitle(' \n')).toThrow(expect.objectContaining({ found: { zh: '标题不能空着', en: 'The title is empty' } }));
});
