import { describe, expect, it } from 'vitest';
import { LimitExceeded } from '../../src/host/host.ts';
import { answerTask, compileApart } from '../../src/render/pdf/apart.ts';
import type { Composition } from '../../src/render/pdf/compiler.ts';
import { TemplateBound, TemplateError } from '../../src/render/template-error.ts';

const task = (source: string): Composition => ({ template: { path: 'ours/page.typ', source }, data: {}, faces: [], files: [] });
const size = { pages: 10, megapixels: 2.5 };

/** The answer of a separate process, without the process. */
const noHost = { readFile: () => Promise.reject(new Error('No file is read')) };
const here = async (message: unknown) => answerTask(message as Parameters<typeof answerTask>[0], noHost);

describe('a template in a separate process', () => {
  it('returns its PDF', async () => {
    const pdf = await compileApart(
      task('#set document(title: "x", date: datetime(year: 2026, month: 3, day: 1))\n#rect()'),
      'pdf',
      size,
      here,
    );
    expect(new TextDecoder('latin1').decode(pdf.slice(0, 5))).toBe('%PDF-');
  });

  it('reports an error with its position', async () => {
    const error: unknown = await compileApart(task('#let x = 1\n#y'), 'pdf', size, here).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TemplateError);
    expect(error).toMatchObject({ file: 'ours/page.typ', line: 2, column: 2, message: 'unknown variable: y' });
  });

  it('is given time and memory by pages and pictures, and stopped beyond that', async () => {
    const bounds: object[] = [];
    for (const bound of ['time', 'memory'] as const) {
      const stopped = compileApart(task(''), 'pdf', size, async (_, given) => {
        bounds.push(given);
        throw new LimitExceeded(bound);
      });
      const error: unknown = await stopped.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(TemplateBound);
      expect(error).toMatchObject({ file: 'ours/page.typ', most: bound === 'time' ? { seconds: 7 } : { megabytes: 420 } });
    }
    expect(bounds).toEqual(Array(2).fill({ milliseconds: 7000, megabytes: 420 }));
  });

  it('reports anything else as a defect', async () => {
    await expect(compileApart(task(''), 'pdf', size, async () => ({ defect: 'at x.ts:1:1' }))).rejects.toThrow('at x.ts:1:1');
    await expect(compileApart(task(''), 'pdf', size, () => Promise.reject(new Error('no processes')))).rejects.toThrow('no processes');
    expect(
      await answerTask({ composition: { ...task('#image("a.png")'), data: 1n as unknown as object }, kind: 'pdf' }, noHost),
    ).toHaveProperty('defect');
  });
});
