import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/write/manifest.ts';
import { recordInputs } from '../../src/write/recorder.ts';
import { memoryHost } from '../memory-host.ts';

/** The manifest of a build: an invalid one is ignored, and no input is missing from it. */

const sound = {
  manifest: 1,
  bulletin: '1.0.0',
  issue: {
    number: 3,
    supplement: false,
    total: null,
    date: '2026-03-01',
    items: 1,
    pages: 1,
    revision: 1,
    reason: null,
    standing: { supplement: false },
  },
  options: { fonts: 'bundled', letterhead: 'full', date: null },
  inputs: {},
  fonts: {},
  found: { warnings: 0, notes: 0 },
  beside: [],
  siblings: '0',
  outputs: [{ format: 'docx', file: '测试简报第3期.docx', bytes: 1, sha256: '0', pages: 1 }],
  revisions: [],
};
const at = '/work/issue-3/dist/manifest.json';

describe('a manifest', () => {
  it('is read back', async () => {
    expect(await readManifest(memoryHost({ [at]: JSON.stringify(sound) }), at)).toEqual(sound);
  });

  it.each([
    ['is no JSON', '{'],
    ['is a list', '[]'],
    ['is null', 'null'],
    ['is of another edition', JSON.stringify({ ...sound, manifest: 2 })],
    ['has no issue', JSON.stringify({ ...sound, issue: null })],
    ['has no standing', JSON.stringify({ ...sound, issue: { number: 3 } })],
    ['has outputs that are no list', JSON.stringify({ ...sound, outputs: {} })],
    ['has an output without a name', JSON.stringify({ ...sound, outputs: [{ bytes: 1 }] })],
    ['has an output in another folder', JSON.stringify({ ...sound, outputs: [{ ...sound.outputs[0], file: '../a.docx' }] })],
    ['has an output on another drive', JSON.stringify({ ...sound, outputs: [{ ...sound.outputs[0], file: 'C:a.docx' }] })],
    ['has an output that no build makes', JSON.stringify({ ...sound, outputs: [{ ...sound.outputs[0], file: 'notes.txt' }] })],
    ['has inputs that are no digests', JSON.stringify({ ...sound, inputs: { 'a.md': 'x' } })],
    ['has counts that are no numbers', JSON.stringify({ ...sound, found: { warnings: '0', notes: 0 } })],
    ['is truncated', JSON.stringify(sound).slice(0, -3)],
    ['has revisions that are no list', JSON.stringify({ ...sound, revisions: 2 })],
  ])('that %s is ignored', async (_, text) => {
    expect(await readManifest(memoryHost({ [at]: text }), at)).toBeNull();
  });

  it('does not exist when its folder does not, or is a file', async () => {
    expect(await readManifest(memoryHost({ '/work/issue-3/issue.yaml': '' }), at)).toBeNull();
    expect(await readManifest(memoryHost({ '/work/issue-3/dist': 'a file' }), at)).toBeNull();
  });

  it.each(['EACCES', undefined])('that cannot be read is an error, not a missing one: %s', async (code) => {
    const host = { ...memoryHost({}), readFile: () => Promise.reject(Object.assign(new Error('refused'), { code })) };
    await expect(readManifest(host, at)).rejects.toThrow('refused');
  });
});

describe('the inputs of a build', () => {
  const roots = { issue: '/work/issue-3', publication: '/work', templates: '/package/templates' };

  it('are named by their path from the issue, a link by its own path; fonts are listed elsewhere', async () => {
    const host = memoryHost({
      '/work/issue-3/a.md': '正文',
      '/work/shared/b.md': '别处',
      '/work/issue-3/b.md': { link: '../shared/b.md' },
      '/package/templates/default/page.yaml': 'x',
      '/usr/share/fonts/simfang.ttf': 'font',
    });
    const { host: recorder, inputs } = recordInputs(host, roots);
    for (const path of ['/work/issue-3/a.md', '/package/templates/default/page.yaml', '/usr/share/fonts/simfang.ttf'])
      await recorder.readFile(path);
    await recorder.readFile(await recorder.realPath('/work/issue-3/b.md'));
    expect(await recorder.stat('/work/issue-3/c.md')).toBeNull();
    expect(Object.keys(inputs()).sort()).toEqual(['a.md', 'b.md', 'c.md', 'package:default/page.yaml']);
    expect(inputs()['c.md']).toBeNull();
  });

  it('include a file that did not exist, but not one that the system would not show', async () => {
    const host = memoryHost({ '/work/issue-3/a.md': '正文' });
    const { host: recorder, inputs } = recordInputs(host, roots);
    await expect(recorder.realPath('/work/issue-3/gone.png')).rejects.toThrow();
    await recorder.readFile('/work/issue-3/a.md');
    const refusing = recordInputs(
      { ...host, realPath: () => Promise.reject(Object.assign(new Error('refused'), { code: 'EACCES' })) },
      roots,
    );
    await expect(refusing.host.realPath('/work/issue-3/a.md')).rejects.toThrow('refused');
    expect(inputs()).toMatchObject({ 'gone.png': null, 'a.md': { bytes: 6 } });
    expect(refusing.inputs()).toEqual({});
  });
});
