import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toFileStart } from '../../src/model/place.ts';
import { readTemplate } from '../../src/read/index.ts';
import { type Files, memoryHost } from '../memory-host.ts';

const shipped = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', 'templates', name), 'utf8');
const constants = shipped('jianbao/constants.yaml');
const package_: Files = {
  '/package/templates/jianbao/constants.yaml': constants,
  '/package/templates/jianbao/page.typ': '#page("jianbao")',
  '/package/templates/plain/constants.yaml': shipped('plain/constants.yaml'),
};

function read(name: string, files: Files = {}) {
  const host = memoryHost({ ...package_, '/work/bulletin.yaml': `template: ${name}`, ...files });
  return readTemplate(host, { name, place: toFileStart('bulletin.yaml'), home: '/work', shipped: '/package/templates' });
}

describe('a template', () => {
  it('ships as jianbao in red and as plain without', async () => {
    const [red, plain] = [await read('jianbao'), await read('plain')];
    expect([red.diagnostics, plain.diagnostics]).toEqual([[], []]);
    expect([red.template?.page.red, plain.template?.page.red]).toEqual([
      { cyan: 0, magenta: 80, yellow: 80, black: 0 },
      { cyan: 0, magenta: 0, yellow: 0, black: 100 },
    ]);
    expect({ ...plain.template?.page, red: null }).toEqual({ ...red.template?.page, red: null });
    expect(plain.template?.typst).toEqual(red.template?.typst);
  });

  it('may be the office’s own, with jianbao as the fallback', async () => {
    const { template, diagnostics } = await read('templates/ours', { '/work/templates/ours/page.typ': '#page("ours")' });
    expect(diagnostics).toEqual([]);
    expect(template?.typst).toEqual({ path: '/work/templates/ours/page.typ', source: '#page("ours")' });
    expect(template?.page.grid).toEqual({ lines: 22, characters: 28 });
  });

  it.each(['nowhere', '../outside', '/etc', 'linked'])('is not found at %s', async (name) => {
    const outside = { '/outside/page.typ': 'x', '/etc/page.typ': 'x', '/work/linked': { link: '/outside' } };
    const { template, diagnostics } = await read(name, outside);
    expect(template).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'template-known', place: { file: 'bulletin.yaml' }, args: { template: name } }]);
  });

  it('reports each measure that does not fit', async () => {
    const wrong = constants.replace('width: 156', 'width: 190').replace('rows: 6', 'rows: 30');
    const { template, diagnostics } = await read('ours', { '/work/ours/constants.yaml': wrong });
    expect(template).toBeNull();
    expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
      ['measures-fit', { path: 'area.width', larger: 'sheet.width' }],
      ['measures-fit', { path: 'masthead.rows', larger: 'grid.lines' }],
    ]);
    const lineOf = (text: string) => wrong.split('\n').findIndex((line) => line.includes(text)) + 1;
    expect(diagnostics.map(({ place }) => place.line)).toEqual([lineOf('width: 190'), lineOf('rows: 30')]);
  });

  // A type of 1e300 pt made the compiler of the PDF end the whole process.
  it.each([
    ['body: 16', 'body: 1e300'],
    ['body: 16', 'body: 0.000001'],
    ['lines: 22', 'lines: 1000000000'],
    ['width: 156', 'width: 1e9'],
  ])('with a measure no page has is reported at the measure: %s, %s', async (right, wrong) => {
    const { template, diagnostics } = await read('ours', { '/work/ours/constants.yaml': constants.replace(right, wrong) });
    expect(template).toBeNull();
    const line = constants.split('\n').findIndex((text) => text.includes(right)) + 1;
    expect(diagnostics.map(({ place }) => `${place.file}:${place.line}`)).toContain(`ours/constants.yaml:${line}`);
  });

  it('reports an invalid measure in place', async () => {
    const wrong = constants.replace('lines: 22', 'lines: many').replace('drop: 7', 'drops: 7');
    const { template, diagnostics } = await read('ours', { '/work/ours/constants.yaml': wrong });
    expect(template).toBeNull();
    const line = wrong.split('\n').findIndex((text) => text.includes('many')) + 1;
    expect(diagnostics.map(({ place }) => `${place.file}:${place.line}`)).toContain(`ours/constants.yaml:${line}`);
    expect(diagnostics.length).toBeGreaterThan(1);
  });
});
