import { describe, expect, it } from 'vitest';
import { type Host, LimitExceeded } from '../../src/host/host.ts';
import { tryDrawings } from '../../src/issue/drawings.ts';
import type { Image } from '../../src/model/body.ts';
import type { Layout } from '../../src/model/layout.ts';
import { createRasteriser } from '../../src/render/rasterise.ts';
import { nowhere, testFaces } from '../render/pages.ts';

const bitmap = Uint8Array.of(1, 2, 3);

/** A layout with drawings of the given contents, all of which require a trial. */
function layoutOf(contents: readonly string[]): Layout {
  const blocks = contents.map((content, index) => {
    const image = {
      path: `${index}.svg`,
      data: new TextEncoder().encode(content),
      demanding: true,
      place: { ...nowhere, line: index + 1 },
    };
    return { kind: 'image', width: 100, height: 50, image: image as Image };
  });
  return { pages: [{ blocks }] } as unknown as Layout;
}

/** A host that draws everything except the contents given, and records what it was asked for. */
function drawer() {
  const asked: string[] = [];
  const runIsolated: Host['runIsolated'] = async (task) => {
    const content = new TextDecoder().decode((task as { drawing: Uint8Array }).drawing);
    asked.push(content);
    if (/^(?:time|memory)/.test(content)) throw new LimitExceeded('time');
    return content.startsWith('bad') ? { reason: content } : bitmap;
  };
  return { host: { runIsolated }, asked };
}

describe('drawings that may take long', () => {
  it('are drawn once, however often they are printed', async () => {
    const { host, asked } = drawer();
    const layout = layoutOf(['once a', 'once b', 'once a']);
    const { drawn, diagnostics } = await tryDrawings(host, layout, testFaces);
    expect(asked).toEqual(['once a', 'once b']);
    expect([...drawn.values()]).toEqual([bitmap, bitmap, bitmap]);
    expect(diagnostics).toEqual([]);
    const block = layout.pages[0]?.blocks[0] as unknown as { image: Image };
    const neverReads = { readFile: () => Promise.reject(new Error('drawn again')) } as unknown as Host;
    expect(await createRasteriser(neverReads, testFaces, drawn)(block.image.data, 9)).toBe(bitmap);
  });

  it.each(['time', 'memory', 'bad'])('are named with their place when they cannot be drawn (%s)', async (content) => {
    const { diagnostics, drawn } = await tryDrawings(drawer().host, layoutOf([`${content} named`, 'good']), testFaces);
    expect(diagnostics).toMatchObject([{ code: 'image-safe', place: { file: 'test.md', line: 1 } }]);
    expect(drawn.size).toBe(1);
  });

  it('are not at fault where Node may not draw', async () => {
    const layout = layoutOf(['bad WebAssembly is not defined']);
    await expect(tryDrawings(drawer().host, layout, testFaces)).rejects.toMatchObject({ exit: 3 });
  });

  it('are no longer tried when three cannot be drawn', async () => {
    const { host, asked } = drawer();
    const { diagnostics } = await tryDrawings(host, layoutOf(Array.from({ length: 300 }, (_, index) => `time ${index}`)), testFaces);
    expect(asked).toHaveLength(3);
    expect(diagnostics).toHaveLength(3);
  });
});
