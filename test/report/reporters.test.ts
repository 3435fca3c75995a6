import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCode } from '../../src/diagnostics/define.ts';
import { type Diagnostic, stampDiagnostic } from '../../src/diagnostics/diagnostic.ts';
import { jsonReport } from '../../src/report/json.ts';
import type { Report, ReportStyle } from '../../src/report/reporter.ts';
import { type ReportFormat, reporters } from '../../src/report/reporters.ts';

const style: ReportStyle = { language: 'zh', colour: false, width: 100, wrapped: false, wide: false };

const said = defineCode<{ what: string }>({
  severity: 'warning',
  sentence: ({ what }) => ({ zh: `这里有“${what}”`, en: `Here is “${what}”` }),
  hint: () => ({ zh: '请改', en: 'Mend it' }),
});

function finding(file: string, what: string, remedy = {}): Diagnostic {
  return stampDiagnostic('what-right', said, { file, line: 2, column: 3, endLine: 2, endColumn: 4 }, { what }, remedy);
}

function report(diagnostics: readonly Diagnostic[], more: Partial<Report> = {}): Report {
  return {
    diagnostics,
    texts: new Map(diagnostics.map(({ place }) => [place.file, '甲\n甲乙丙丁\n'])),
    counts: { error: 0, warning: diagnostics.length, note: 0, fixable: 0 },
    issues: [],
    failures: [],
    fixed: [],
    explain: () => null,
    ...more,
  };
}

const written = async (format: ReportFormat, of: Report, more: Partial<ReportStyle> = {}) => reporters[format](of, { ...style, ...more });

describe('sarif', () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', 'sarif-2.1.0.json'), 'utf8'));
  // One of the schema's patterns is invalid by Unicode's stricter rules.
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const complaints = (document: unknown) => (validate(document) ? [] : validate.errors);
  const sarif = async (of: Report) => JSON.parse(await written('sarif', of));

  const whole = report(
    [
      finding('期刊/第1期 稿.md', '{0} [x](y)', { suggestions: ['丁'], fix: [{ start: 4, end: 5, text: '戊' }] }),
      finding('/别处/a%b.md', 'x'),
      finding('C:/别处/a.md', 'x'),
      finding('//server/share/a.md', 'x'),
    ],
    {
      failures: [{ found: { zh: '读不了', en: 'Cannot read' }, todo: null }],
      explain: () => ({ reason: { zh: '缘由', en: 'Why' }, wrong: '错', right: '对', standard: 'GB/T 15834-2011, 4.1' }),
    },
  );

  it('is valid by its schema, which does reject invalid logs', async () => {
    const document = await sarif(whole);
    expect(complaints(document)).toEqual([]);
    expect(complaints({ ...document, version: '2.0.0' })).not.toEqual([]);
    document.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
    expect(complaints(document)).not.toEqual([]);
  });

  it('has code, level, place and fix', async () => {
    const [run] = (await sarif(whole)).runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.results[0]).toMatchObject({ ruleId: 'what-right', ruleIndex: 0, level: 'warning' });
    expect(run.results[0].locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: '%E6%9C%9F%E5%88%8A/%E7%AC%AC1%E6%9C%9F%20%E7%A8%BF.md', uriBaseId: '%SRCROOT%' },
          region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 4 },
        },
      },
    ]);
    const changes = run.results[0].fixes.map(
      (fix: { artifactChanges: { replacements: unknown }[] }) => fix.artifactChanges[0]?.replacements,
    );
    const deletedRegion = { startLine: 2, startColumn: 3, endLine: 2, endColumn: 4 };
    expect(changes).toEqual([[{ deletedRegion, insertedContent: { text: '戊' } }], [{ deletedRegion, insertedContent: { text: '丁' } }]]);
    expect(run.tool.driver.rules).toEqual([
      {
        id: 'what-right',
        shortDescription: { text: '缘由' },
        fullDescription: { text: '缘由 (GB/T 15834-2011, 4.1)' },
        help: { text: '错误写法:\n错\n\n正确写法:\n对' },
      },
    ]);
    expect(run.invocations[0].executionSuccessful).toBe(false);
  });

  it('turns nothing in a file into a placeholder or a link', async () => {
    const [run] = (await sarif(whole)).runs;
    expect(run.results[0].message.text).toBe('这里有“{{0}} [x] (y)”\n请改');
  });

  it('gives files elsewhere as file URIs', async () => {
    const [run] = (await sarif(whole)).runs;
    const addresses = run.results.map((result: { locations: { physicalLocation: { artifactLocation: object } }[] }) => {
      return result.locations[0]?.physicalLocation.artifactLocation;
    });
    expect(addresses.slice(1)).toEqual([
      { uri: 'file:///%E5%88%AB%E5%A4%84/a%25b.md' },
      { uri: 'file:///C:/%E5%88%AB%E5%A4%84/a.md' },
      { uri: 'file://server/share/a.md' },
    ]);
  });

  it('describes fixes in English and states the language', async () => {
    const [run] = JSON.parse(await written('sarif', whole, { language: 'en' })).runs;
    expect(run.language).toBe('en-US');
    expect(run.results[0].fixes.map(({ description }: { description: { text: string } }) => description.text)).toEqual([
      'Fix automatically',
      'Change to “丁”',
    ]);
    expect(run.tool.driver.rules[0].help.text).toBe('Wrong:\n错\n\nRight:\n对');
  });

  it('omits fixes without a text, and falls back to the sentence without an explanation', async () => {
    const found = finding('a.md', 'x', { suggestions: ['丁'] });
    const [run] = (await sarif(report([found], { texts: new Map() }))).runs;
    expect(run.results[0]).not.toHaveProperty('fixes');
    expect(run.tool.driver.rules).toEqual([{ id: 'what-right', shortDescription: { text: '这里有“x”' } }]);
  });

  it('is valid for any findings', async () => {
    const wild = fc.string({ unit: 'binary', minLength: 1 });
    await fc.assert(
      fc.asyncProperty(wild, wild, wild, async (file, what, suggestion) => {
        expect(complaints(await sarif(report([finding(file, what, { suggestions: [suggestion] })])))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('github', () => {
  it('writes one workflow command per diagnostic', async () => {
    expect(await written('github', report([finding('期/a.md', '逗号')]))).toBe(
      '::warning file=期/a.md,line=2,endLine=2,col=3,endColumn=3,title=what-right::这里有“逗号”%0A请改\n',
    );
  });

  it('gives no columns for a place of several lines', async () => {
    const found = finding('a.md', 'x');
    const long = { ...found, severity: 'note' as const, place: { ...found.place, endLine: 3, endColumn: 1 } };
    expect(await written('github', report([long]))).toMatch(/^::notice file=a.md,line=2,endLine=3,title=what-right::/);
  });

  it('lets no name and no text end the command', async () => {
    const text = await written('github', report([finding('a,b:c%.md', '100%\r\n::error::x')]));
    expect(text).toContain('file=a%2Cb%3Ac%25.md,line=2');
    expect(text).toContain('“100%25 ::error::x”');
    expect(text.split('\n')).toHaveLength(2);
  });
});

it('line is one line per finding, as compilers print it', async () => {
  const note = { ...finding('b.md', 'y'), severity: 'note' as const };
  expect(await written('line', report([finding('a.md', 'x'), note]))).toBe(
    'a.md:2:3: warning: 这里有“x” [what-right]\nb.md:2:3: info: 这里有“y” [what-right]\n',
  );
});

it('json is one document with everything in it', async () => {
  const issues = [{ issue: 'issue-1', items: 1, pages: 2, lastLines: 3 }];
  const fixed = [{ file: 'a.md', fixes: 2 }];
  const failures = [{ found: { zh: '读不了', en: 'Cannot read' }, todo: { zh: '请改', en: 'Mend it' } }];
  const found = finding('a.md', 'x', { suggestions: ['y'], fix: [{ start: 4, end: 5, text: '戊' }] });
  expect(JSON.parse(jsonReport(report([found], { issues, fixed, failures }), { ...style, language: 'en' }))).toEqual({
    version: 1,
    diagnostics: [
      {
        code: 'what-right',
        severity: 'warning',
        message: 'Here is “x”',
        hint: 'Mend it',
        ...found.place,
        certainty: 'certain',
        suggestions: ['y'],
        fix: [{ start: 4, end: 5, text: '戊' }],
        more: 0,
      },
    ],
    failures: [{ message: 'Cannot read', hint: 'Mend it' }],
    issues,
    summary: { error: 0, warning: 1, note: 0, fixable: 0 },
    fixed,
  });
});

it.each(Object.keys(reporters) as ReportFormat[])('%s writes no control character of a name or a text', async (format) => {
  const wild = fc.string({ unit: 'binary' });
  await fc.assert(
    fc.asyncProperty(wild, wild, async (file, what) => {
      const text = await written(format, report([finding(file, what, { suggestions: [what] })]));
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      if (format === 'json') expect(JSON.parse(text).diagnostics[0]).toMatchObject({ file, suggestions: [what] });
    }),
    { numRuns: 50 },
  );
});
