import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Field, fields } from '../../src/import/recognise/recogniser.ts';
import { toPlainText } from '../../src/model/body.ts';
import { imported, onlyItem, textOf, wordsOf } from './importing.ts';

interface Fixture extends Partial<Record<Field, string>> {
  readonly case: string;
  readonly file: string;
  readonly text: string;
  readonly maybe?: Partial<Record<Field, string>>;
  readonly aside?: string;
  readonly contains?: string;
  readonly body?: readonly string[];
  readonly headings?: readonly string[];
  readonly diagnostics?: readonly string[];
}

const fixtures = parse(readFileSync(new URL('./fixtures/recognised.yaml', import.meta.url), 'utf8')) as Fixture[];

describe('the fields of a submitted text', () => {
  it.each(fixtures.map((fixture) => [fixture.case, fixture] as const))('%s', async (_, fixture) => {
    const given = await imported({ [fixture.file]: fixture.text });
    const item = onlyItem(given);
    expect(Object.fromEntries(fields.map((field) => [field, item.values[field]]))).toEqual(
      Object.fromEntries(fields.map((field) => [field, fixture[field]])),
    );
    const codes = given.result.diagnostics.map(({ code }) => code);
    // A blank is what `check` reports, and nothing else.
    const blanks = fields.filter((field) => fixture[field] === undefined);
    expect(codes.filter((code) => code === 'value-present')).toHaveLength(blanks.length);
    expect(codes.filter((code) => code === 'key-present' || code === 'yaml-valid')).toEqual([]);
    for (const code of fixture.diagnostics ?? []) expect(codes).toContain(code);
    const settled = given.result.imported[0]?.items[0]?.draft.fields;
    for (const [field, value] of Object.entries(fixture.maybe ?? {})) {
      expect(settled?.[field as Field].others.map((clue) => clue.value)).toContain(value);
      expect(textOf(given, item.name)).toContain(`可能是：${value}`);
    }
    if (fixture.aside !== undefined) expect(textOf(given, item.name)).toContain(`\n# ${fixture.aside}\n`);
    if (fixture.contains !== undefined) expect(textOf(given, item.name)).toContain(fixture.contains);
    if (fixture.body !== undefined) expect(wordsOf(item.body)).toEqual(fixture.body);
    if (fixture.headings !== undefined) {
      const found = item.body.flatMap((block) => (block.type === 'heading' ? [`${block.level} ${toPlainText(block.children)}`] : []));
      expect(found).toEqual(fixture.headings);
    }
  });
});

describe('the values of the caller', () => {
  const text = '清河县深化“村村共建”\n清河县推动强村带弱村，组建联合体18个，村集体经济年均增收12万元。（清河县委组织部）\n2024年4月30日\n';

  it('take precedence over those of the text', async () => {
    const item = onlyItem(await imported({ '稿.txt': text }, { source: '临溪区', category: '他山之石', date: '2024年5月1日' }));
    expect(item.values).toMatchObject({ source: '临溪区', category: '他山之石', date: '2024-05-01' });
    expect(wordsOf(item.body)).toEqual(['清河县推动强村带弱村，组建联合体18个，村集体经济年均增收12万元。']);
  });

  it('complete an item when the text lacks them', async () => {
    const { result } = await imported({ '稿.txt': text }, { category: '基层动态' });
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('office encodings', () => {
  const text = '清河县深化“村村共建”\r\n\r\n清河县推动强村带弱村，组建联合体18个，村集体经济年均增收12万元。\r\n';
  /** The same in GBK, which nothing here writes. */
  const gbk = Buffer.from(
    'c7e5bad3cfd8c9eebbafa1b0b4e5b4e5b9b2bda8a1b10d0a0d0ac7e5bad3cfd8cdc6b6afc7bfb4e5b4f8c8f5b4e5a3acd7e9bda8c1aabacfcce53138b8f6a3acb4e5bcafcce5beadbcc3c4eabef9d4f6cad53132cdf2d4aaa1a30d0a',
    'hex',
  );

  it.each([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['GBK', gbk],
  ])('are read: %s', async (_, bytes) => {
    const item = onlyItem(await imported({ '稿.txt': bytes }));
    expect(item.values.title).toBe('清河县深化“村村共建”');
    expect(wordsOf(item.body)).toEqual(['清河县推动强村带弱村，组建联合体18个，村集体经济年均增收12万元。']);
  });
});

describe('hostile words', () => {
  it('in a file’s name and text reach neither a path nor the terminal', async () => {
    const given = await imported({
      '.. \u001b[31m‮evil：*?|稿.txt':
        '清河县\u0007深化\u001b[2J“村村共建”\u202e\n清河县推动强村带弱村，组建联合体18个，村集体经济年均增收12万元。\ue000\n',
    });
    const item = onlyItem(given);
    expect(item.values.title).toBe('清河县深化[2J“村村共建”');
    expect(wordsOf(item.body)).toEqual(['清河县推动强村带弱村，组建联合体18个，村集体经济年均增收12万元。〓']);
    expect(given.result.written.join()).not.toMatch(/[\p{Cc}\p{Cf}*?|:]/u);
    expect(given.result.diagnostics.map(({ code }) => code)).not.toContain('character-printable');
  });
});
