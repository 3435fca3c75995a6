import { describe, expect, it } from 'vitest';
import { FRONT, read } from '../read/reading.ts';

describe('files beside the items', () => {
  it.each([
    ['an item in a folder', { 'sub/k.md': `${FRONT}正文。` }, ['sub/k.md']],
    ['an item as a readme', { 'README.md': `${FRONT}正文。` }, ['README.md']],
    ['a readme', { 'README.md': '# 说明' }, []],
    ['a text', { 'k.txt': `${FRONT}正文。` }, ['k.txt']],
    ['a picture’s folder', { 'images/k.md': `${FRONT}正文。` }, []],
    ['what a build writes', { 'dist/k.md': `${FRONT}正文。` }, []],
  ] as const)('%s', async (_, files, named) => {
    const { diagnostics } = await read({ 'a.md': `${FRONT}正文。`, ...files });
    expect(diagnostics.map(({ code, args }) => [code, (args as { name: string }).name])).toEqual(named.map((name) => ['file-read', name]));
  });
});
