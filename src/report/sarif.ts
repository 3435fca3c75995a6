import { type Diagnostic, type Edit, getHint, getMessage, type Language } from '../diagnostics/diagnostic.ts';
import type { Explanation } from '../diagnostics/explanation.ts';
import { countOne } from '../diagnostics/repeats.ts';
import type { Place } from '../model/place.ts';
import { Source } from '../model/source.ts';
import { version } from '../version.ts';
import { formatJson } from './json-document.ts';
import type { Report, ReportStyle } from './reporter.ts';
import { makeVisible } from './visible.ts';

/** The report in SARIF 2.1.0 (OASIS), for code scanners and editors. Section numbers below refer to the standard. */
export function sarifReport({ diagnostics, texts, failures, explain }: Report, { language }: ReportStyle): string {
  const firsts = new Map<string, Diagnostic>();
  for (const found of diagnostics) if (!firsts.has(found.code)) firsts.set(found.code, found);
  const codes = [...firsts.keys()];
  const sources = new Map([...texts].map(([file, text]) => [file, new Source(file, text)]));
  const run = {
    tool: {
      driver: { name: 'bulletin', version, rules: [...firsts.values()].map((first) => toRule(first, explain(first.code), language)) },
    },
    language: language === 'zh' ? 'zh-CN' : 'en-US',
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The folder in which bulletin was run' } } },
    invocations: [
      {
        executionSuccessful: failures.length === 0,
        toolExecutionNotifications: failures.map(({ found, todo }) => ({
          level: 'error',
          message: toMessage([found[language], todo?.[language] ?? null]),
        })),
      },
    ],
    results: diagnostics.map((found) => toResult(found, codes, sources.get(found.place.file) ?? null, language)),
  };
  return formatJson({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });
}

/** Base of relative URIs. */
const ROOT = '%SRCROOT%';

function toRule(first: Diagnostic, reason: Explanation | null, language: Language) {
  const { code } = first;
  const summary = reason?.reason[language] ?? first.message[language];
  const words = language === 'zh' ? { wrong: '错误写法', right: '正确写法' } : { wrong: 'Wrong', right: 'Right' };
  const help = reason === null ? {} : { help: { text: [`${words.wrong}:`, reason.wrong, '', `${words.right}:`, reason.right].join('\n') } };
  const standard = reason?.standard === undefined ? {} : { fullDescription: { text: `${summary} (${reason.standard})` } };
  return { id: code, shortDescription: { text: summary }, ...standard, ...help };
}

function toResult(found: Diagnostic, codes: readonly string[], source: Source | null, language: Language) {
  const { code, severity, place } = found;
  const fixes = source === null ? [] : toFixes(found, source, language);
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    ...(found.more === undefined ? {} : { occurrenceCount: countOne(found) }),
    message: toMessage([getMessage(found, language), getHint(found, language)]),
    locations: [{ physicalLocation: { artifactLocation: toLocation(place.file), region: toRegion(place) } }],
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

/** The safe fix, if any, then the suggested replacements. */
function toFixes({ place, suggestions = [], fix }: Diagnostic, source: Source, language: Language) {
  const zh = language === 'zh';
  const certain = fix === undefined ? [] : [{ text: zh ? '自动改正' : 'Fix automatically', edits: fix }];
  const { start, end } = source.span(place);
  const chosen = suggestions.map((text) => ({ text: zh ? `改为“${text}”` : `Change to “${text}”`, edits: [{ start, end, text }] }));
  return [...certain, ...chosen].map(({ text, edits }) => ({
    description: { text: makeVisible(text) },
    artifactChanges: [{ artifactLocation: toLocation(place.file), replacements: edits.map((edit) => toReplacement(edit, source)) }],
  }));
}

/** Uses lines and columns, as an edit's offsets count each line end as one character whatever the file has. */
function toReplacement({ start, end, text }: Edit, source: Source) {
  return { deletedRegion: toRegion(source.place(start, end)), insertedContent: { text } };
}

function toRegion({ line, column, endLine, endColumn }: Place) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Percent-encoded location of a file (3.4.3): relative to the current folder when below it, else a file URI (RFC 8089). */
function toLocation(file: string) {
  // Windows allows lone surrogates in names; URIs do not.
  const path = file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (file.startsWith('//')) return { uri: `file:${path}` };
  if (file.startsWith('/')) return { uri: `file://${path}` };
  if (/^[A-Za-z]:\//.test(file)) return { uri: `file:///${path.replace('%3A', ':')}` };
  return { uri: path, uriBaseId: ROOT };
}

/** A plain-text message (3.11), with braces doubled and brackets kept from forming links. */
function toMessage(parts: readonly (string | null)[]) {
  const text = parts.filter((part) => part !== null).map(makeVisible);
  return { text: text.join('\n').replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '] (') };
}
