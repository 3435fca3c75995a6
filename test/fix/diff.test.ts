import { describe, expect, it } from 'vitest';
import { formatUnifiedDiff } from '../../src/fix/diff.ts';

const header = async (file: string) => (await formatUnifiedDiff(file, '旧\n', '新\n')).split('\n').slice(0, 3);

describe('the header of a unified diff', () => {
  it.each([
    ['issue-2/报送.md', '--- a/issue-2/报送.md'],
    ['a b.md', '--- a/a b.md\t'],
    ['a"b\\c.md', '--- "a/a\\"b\\\\c.md"'],
    ['a\u0007b.md', '--- "a/a\\007b.md"'],
  ])('names %j as git does', async (file, expected) => {
    expect(await header(file)).toEqual([expected, expected.replace('---', '+++').replace('a/', 'b/'), '@@ -1,1 +1,1 @@']);
  });
});
