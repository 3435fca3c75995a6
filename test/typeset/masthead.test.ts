import { describe, expect, it } from 'vitest';
import { getHint, getMessage } from '../../src/diagnostics/diagnostic.ts';
import { languages } from '../../src/diagnostics/terms.ts';
import type { Masthead } from '../../src/model/bulletin.ts';
import { bulletin, found, lines } from './making.ts';

function advice(fields: Partial<Masthead>) {
  const plain = bulletin([lines(1)]);
  return found({ ...plain, masthead: { ...plain.masthead, ...fields } });
}

describe('a line of the masthead', () => {
  it('is reported when it fits only in illegibly small type', () => {
    const publisher = '某'.repeat(60);
    const [warning, ...others] = advice({ publisher });
    expect(others).toEqual([]);
    expect(warning).toMatchObject({
      code: 'masthead-fits',
      severity: 'warning',
      place: { file: 'issue.yaml' },
      args: { words: publisher },
    });
    for (const language of languages) {
      expect(warning && getMessage(warning, language)).toMatch(/某{40}….*6\.\d/);
      expect(warning && getHint(warning, language)).not.toBeNull();
    }
  });

  it.each<Partial<Masthead>>([
    { notice: '内部资料', copy: `编号：${'0'.repeat(99)}` },
    { total: `总第${'1'.repeat(99)}期` },
    { signer: `签发人：${'某'.repeat(50)}` },
  ])('is reported for all of its words: %j', (fields) => {
    expect(advice(fields).map(({ code }) => code)).toEqual(['masthead-fits']);
  });

  it('is not reported when it fits, or nearly fits', () => {
    expect(advice({ notice: '内部资料　注意保存', copy: '编号：000012', total: '总第345期', signer: '签发人：欧阳某某' })).toEqual([]);
    expect(advice({ publisher: '某'.repeat(30) })).toEqual([]);
  });
});
