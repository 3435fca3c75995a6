import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { throwTemplateFailure } from '../../src/build/make.ts';
import { LicenceError } from '../../src/render/template-error.ts';
import { BULLETIN, disk } from './publication.ts';

const there = disk();

/** Builds issue-1 and returns what was written, and whether it was up to date. */
async function build(...argv: readonly string[]) {
  const { exit, out } = await there.run(['build', 'issue-1', '--fonts', 'bundled', '--json', ...argv]);
  const { state, outputs } = JSON.parse(out).issues[0];
  return { exit, state, formats: outputs.map(({ format }: { format: string }) => format) };
}

const written = () => readdirSync(join(there.home, 'issue-1/dist')).filter((name) => name !== 'manifest.json');

describe('the formats of a build', () => {
  it.each([
    ['DOCX and PDF unless bulletin.yaml says otherwise', '', ['docx', 'pdf']],
    ['those of bulletin.yaml', 'formats: [pdf]\n', ['pdf']],
    ['those of bulletin.yaml in Chinese', '格式: [docx]\n', ['docx']],
    ['those of bulletin.yaml with the key escaped', '"\\x66ormats": [docx]\n', ['docx']],
  ])('are %s', async (_, yaml, formats) => {
    there.put('bulletin.yaml', `${BULLETIN}${yaml}`);
    expect(await build()).toEqual({ exit: 0, state: 'built', formats });
    expect(await build()).toEqual({ exit: 0, state: 'unchanged', formats });
    expect(written()).toEqual(formats.map((format) => `测试简报第1期.${format}`));
  });

  it('are those of --format, whatever bulletin.yaml says', async () => {
    there.put('bulletin.yaml', `${BULLETIN}formats: [docx, pdf]\n`);
    expect((await build('--format', 'pdf')).formats).toEqual(['pdf']);
    expect(written()).toEqual(['测试简报第1期.pdf']);
  });

  it.each(['[odt]', '[]', '7'])('are refused in bulletin.yaml where there is none of that name: %s', async (value) => {
    there.put('bulletin.yaml', `${BULLETIN}formats: ${value}\n`);
    expect(await build()).toEqual({ exit: 2, state: 'refused', formats: [] });
  });
});

describe('the OFD', () => {
  it.each([
    ['plain', '', [], 'OFD'],
    ['an archive by bulletin.yaml', 'ofd: archive\n', [], 'OFD-A'],
    ['an archive by bulletin.yaml in Chinese', '版式文件: 归档\n', [], 'OFD-A'],
    ['an archive by the command', '', ['--archive'], 'OFD-A'],
  ])('is %s', async (_, yaml, argv, type) => {
    there.put('bulletin.yaml', `${BULLETIN}${yaml}`);
    expect(await build('--format', 'ofd', ...argv)).toMatchObject({ exit: 0, state: 'built', formats: ['ofd'] });
    const files = unzipSync(new Uint8Array(readFileSync(join(there.home, 'issue-1/dist/测试简报第1期.ofd'))));
    expect(strFromU8(files['OFD.xml'] ?? new Uint8Array())).toContain(`DocType="${type}"`);
    expect(await build('--format', 'ofd', ...argv)).toMatchObject({ state: 'unchanged' });
  });

  it('has the items’ files when asked', async () => {
    there.put('bulletin.yaml', BULLETIN);
    await build('--format', 'ofd', '--sources');
    const files = unzipSync(new Uint8Array(readFileSync(join(there.home, 'issue-1/dist/测试简报第1期.ofd'))));
    const attached = Object.keys(files).filter((name) => /Attachs\/source_\d+\.md$/.test(name));
    expect(attached.length).toBeGreaterThan(0);
    expect(strFromU8(files[attached[0] ?? ''] ?? new Uint8Array())).toContain('title:');
  });

  it('says which font an archive may not embed', () => {
    expect(() => throwTemplateFailure(new LicenceError('方正小标宋简体'))).toThrow('forbids embedding, which OFD-A requires');
  });
});
