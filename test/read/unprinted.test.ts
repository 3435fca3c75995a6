import { describe, expect, it } from 'vitest';
import { FRONT, readItem } from './reading.ts';

/** Valid front matter with one more line. */
const front = (line: string) => `${FRONT.slice(0, -'---\n'.length)}${line}\n---\n`;

describe('the body of an item that is not printed', () => {
  it.each(['状态: 留用', 'status: rejected'])('is not read: %s', async (line) => {
    const { item, found, host } = await readItem(`${front(line)}> 引用\n\n![图](images/x.png)\n`, { 'images/x.png': 'no picture' });
    expect(found).toEqual([]);
    expect(item.body).toEqual([]);
    expect(host.opened.filter((path) => path.endsWith('.png'))).toEqual([]);
  });

  it('is read when the status is used or absent', async () => {
    expect((await readItem(`${front('状态: 采用')}> 引用\n`)).found).toHaveLength(1);
    expect((await readItem(`${FRONT}> 引用\n`)).found).toHaveLength(1);
  });

  it('is read when the status is invalid, so that no error hides another', async () => {
    expect((await readItem(`${front('状态: 待定')}> 引用\n`)).diagnostics.map(({ code }) => code)).toEqual([
      'value-choice',
      expect.any(String),
    ]);
  });
});
