import { describe, expect, it } from 'vitest';
import { getHint, getMessage } from '../../src/diagnostics/diagnostic.ts';
import { languages } from '../../src/diagnostics/terms.ts';
import type { Bulletin, BulletinItem } from '../../src/model/bulletin.ts';
import { countLastLines } from '../../src/typeset/index.ts';
import { bulletin, entry, found, image, imprint, item, lines, list, noImprint, page, paragraph, place, set, table } from './making.ts';

const ROWS = page.grid.lines;

/** Codes and arguments of the findings. */
function advice(what: Bulletin) {
  return found(what).map(({ code, severity, args }) => [code, severity, args]);
}

describe('an item whose last line has a single character', () => {
  const full = '文'.repeat(26);

  function codes(text: string, fields: Partial<BulletinItem> = {}) {
    return found(bulletin([item([paragraph(text)], fields)])).map(({ code }) => code);
  }

  it('is reported at the end of its text', () => {
    const at = { ...place, line: 9 };
    const last = { type: 'paragraph', children: [{ type: 'text', value: `${full}字。`, strong: false, place: at }], place } as const;
    const [note, ...others] = found(bulletin([item([paragraph(full), last])]));
    expect(others).toEqual([]);
    expect(note).toMatchObject({ code: 'last-line-long', severity: 'note', place: at, args: { character: '字' } });
    for (const language of languages) {
      expect(note && getMessage(note, language)).toContain('字');
      expect(note && getHint(note, language)).not.toBeNull();
    }
  });

  it('ignores punctuation and note marks', () => {
    expect(codes(`${full}“字”[^1]。`, { notes: [{ number: 1, children: [], place }] })).toEqual(['last-line-long']);
    expect(codes(`${full}字。`, { attribution: `（${'某'.repeat(25)}）` })).toEqual(['last-line-long']);
  });

  it('is not reported when the line has more characters, including an attribution, or is the only line', () => {
    expect(codes(`${full}文字。`)).toEqual([]);
    expect(codes(`${full}字。`, { attribution: '（某局）' })).toEqual([]);
    expect(codes('字。')).toEqual([]);
  });

  it('is reported for the last paragraph only', () => {
    expect(found(bulletin([item([paragraph(`${full}字。`), paragraph('文字。')])]))).toEqual([]);
    expect(found(bulletin([item([paragraph(`${full}字。`), table(['甲'], ['乙'])])]))).toEqual([]);
  });
});

describe('an issue a few lines longer than a full sheet', () => {
  // The text begins on page 2 with a title; the imprint takes three rows.
  function issue(count: number, fields: Partial<Bulletin['imprint']> = {}): Bulletin {
    return bulletin([lines(count)], { imprint: { ...imprint, ...fields } });
  }
  const fitting = ROWS - 1 - 3;

  it.each([1, 3, 5])('is told to cut %d lines to save a sheet', (over) => {
    expect(advice(issue(fitting + over))).toEqual([['sheet-saved', 'note', { lines: over, pages: 2 }]]);
    expect(set(issue(fitting + over)).pages).toHaveLength(4);
  });

  it('suggests nothing when too many lines would have to go, or none', () => {
    expect(advice(issue(fitting + 6))).toEqual([]);
    expect(advice(issue(fitting))).toEqual([]);
    expect(advice(issue(fitting + ROWS))).toEqual([]);
  });

  it('counts single pages when printed on one side', () => {
    const over = issue(fitting + ROWS + 2, { doubleSided: false });
    expect(set(over).pages).toHaveLength(4);
    expect(advice(over)).toEqual([['sheet-saved', 'note', { lines: 2, pages: 3 }]]);
  });

  it('counts sheets without an imprint too', () => {
    expect(advice(bulletin([lines(ROWS - 1 + 2)], { imprint: noImprint }))).toEqual([['sheet-saved', 'note', { lines: 2, pages: 2 }]]);
  });

  it('reflows the shortened text: a blank row dropped at the top of a page, a table moved whole', () => {
    // Title, a long item, a blank row, an item of two lines: if the trailing blank row counted, one line less would do.
    const two = bulletin([lines(fitting - 2), lines(2)], { imprint });
    expect(advice(two)).toEqual([['sheet-saved', 'note', { lines: 1, pages: 2 }]]);
    const tabled = bulletin([item([paragraph('文'.repeat(26 + 28 * (fitting - 2))), table(['甲'], ['1\n2\n3'])])], { imprint });
    expect(advice(tabled)).toEqual([['sheet-saved', 'note', { lines: 3, pages: 2 }]]);
  });

  it('never cuts the last line of an item', () => {
    const short = bulletin(
      Array.from({ length: ROWS / 2 }, () => lines(1)),
      { imprint },
    );
    expect(set(short).pages).toHaveLength(4);
    expect(advice(short)).toEqual([]);
  });

  it('reports at the issue, in both languages', () => {
    const [note] = found(issue(fitting + 1));
    expect(note?.place.file).toBe('issue.yaml');
    expect(note && getMessage(note, 'zh')).toBe('正文再少 1 行，就能排在 2 页以内，省一张纸');
    expect(note && getMessage(note, 'en')).toContain('Cutting 1 line of text');
  });
});

describe('countLastLines', () => {
  it('counts the lines of the last page with text', () => {
    expect(countLastLines(set(bulletin([lines(ROWS + 4)])))).toBe(5);
    // The imprint stands alone on page 4, after a blank page.
    expect(countLastLines(set(bulletin([lines(ROWS - 2)], { imprint })))).toBe(ROWS - 1);
  });

  it('counts rows of tables and pictures but not blank rows', () => {
    const mixed = item([list(false, entry(paragraph('甲'))), table(['甲'], ['乙']), image(378, 76, '图')]);
    // A title, an item of one line, then an entry, two rows of table, two of picture and a caption.
    expect(countLastLines(set(bulletin([lines(1), mixed])))).toBe(2 + 6);
  });
});

describe('the bulletin’s own words wider than a line', () => {
  const long = 'a'.repeat(80);

  it('are reported once at the item when they are in the contents', () => {
    const titled = item([paragraph('文')], { id: 'a.md', title: long, titleStyle: 'line' });
    const contents = { title: '要目', sections: [{ title: '栏目', entries: [{ title: long, item: 'a.md' }] }] };
    expect(found(bulletin([titled], { contents }))).toMatchObject([{ code: 'word-fits', place: { file: 'a.md' } }]);
  });

  it.each<[string, Partial<Bulletin>]>([
    ['imprint', { imprint: { ...noImprint, distribution: [{ label: '报', to: long }] } }],
    ['editor’s note', { note: long }],
    ['section’s title', { sections: [{ title: long, items: [lines(3)] }] }],
  ])('are reported at the issue when they are in the %s', (_, fields) => {
    const diagnostics = found(bulletin([lines(3)], fields)).filter(({ code }) => code === 'word-fits');
    expect(diagnostics).toMatchObject([{ place: { file: 'issue.yaml' } }]);
  });
});
