import { type Document, type ErrorCode, isAlias, isMap, isScalar, isSeq, type Node, parseDocument, Schema } from 'yaml';
import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import type { YamlExtra, YamlProblem } from '../diagnostics/yaml-codes.ts';
import type { Report, Source } from './source.ts';

/** A valid YAML document. */
export interface YamlText {
  /** Null when the text is empty. */
  readonly root: Node | null;
  /** Offset in the file of an offset in the YAML. */
  readonly toOffset: (at: number) => number;
}

/** Parses YAML 1.2 (core schema). Never throws: errors are in `errors`, with offsets into the text. */
export function parseYaml(text: string): Document.Parsed {
  return parseDocument(text, {
    version: '1.2',
    schema: core,
    strict: true,
    // The library compares each key with each; `readTree` reports repeated keys.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
}

/**
 * Checks a parsed document: null if its syntax is wrong or it uses features that are rejected. Errors are reported once per line, in our
 * words, as the library's messages echo the file.
 *
 * @param base offset of the YAML in its file
 */
export function checkYaml(document: Document.Parsed, source: Source, base: number, report: Report): YamlText | null {
  if (document.errors.length > 0) {
    reportErrors(document, source, base, report);
    return null;
  }
  const root = document.contents;
  return reportExtras(root, source, (at) => base + at, report) ? null : { root, toOffset: (at) => base + at };
}

/** Shared; the library would create one for each document. */
const core = new Schema({ schema: 'core', merge: false, resolveKnownTags: false });

function reportErrors(document: Document.Parsed, source: Source, base: number, report: Report): void {
  const lines = new Set<number>();
  for (const error of document.errors) {
    const place = source.place(base + error.pos[0], base + Math.max(error.pos[1], error.pos[0] + 1));
    // Further errors on a line follow from the first.
    if (lines.has(place.line)) continue;
    lines.add(place.line);
    report(createDiagnostic('yaml-valid', place, { problem: explainError(error.code, source.lineText(place.line)) }));
  }
}

/** Explains an error by the library's code and by common mistakes. */
export function explainError(code: ErrorCode, line: string): YamlProblem {
  if (isColonMistake(line)) return 'colon';
  // An unclosed bracket shows up as bad indentation of the next line.
  if (code === 'BAD_INDENT' && /[[{][^\]}]*$/.test(line)) return 'quote';
  return problems[code];
}

/** A full-width colon after a key (`标题：…`) or no space after the colon (`title:…`), as typed on a Chinese keyboard. */
export function isColonMistake(text: string): boolean {
  return /^\s*(?:- )?[^\s:："'#]+(?:：|:(?![ \t\n]|$))/.test(text);
}

const problems: Readonly<Record<ErrorCode, YamlProblem>> = {
  ALIAS_PROPS: 'start',
  BAD_ALIAS: 'start',
  BAD_COLLECTION_TYPE: 'other',
  BAD_DIRECTIVE: 'start',
  BAD_DQ_ESCAPE: 'escape',
  BAD_INDENT: 'indent',
  BAD_PROP_ORDER: 'start',
  BAD_SCALAR_START: 'start',
  BLOCK_AS_IMPLICIT_KEY: 'inner-colon',
  BLOCK_IN_FLOW: 'quote',
  DUPLICATE_KEY: 'other',
  IMPOSSIBLE: 'other',
  KEY_OVER_1024_CHARS: 'colon',
  MISSING_CHAR: 'quote',
  MULTILINE_IMPLICIT_KEY: 'colon',
  MULTIPLE_ANCHORS: 'start',
  MULTIPLE_DOCS: 'documents',
  MULTIPLE_TAGS: 'start',
  NON_STRING_KEY: 'other',
  RESOURCE_EXHAUSTION: 'nesting',
  TAB_AS_INDENT: 'tab',
  TAG_RESOLVE_FAILED: 'start',
  UNEXPECTED_TOKEN: 'other',
};

/** Reports anchors, aliases, tags, merge keys and keys that are collections; returns whether there were any. */
export function reportExtras(root: Node | null, source: Source, toOffset: (at: number) => number, report: Report): boolean {
  let found = false;
  const refuse = (node: Node, extra: YamlExtra) => {
    found = true;
    const [from = 0, to = 0] = node.range ?? [];
    report(createDiagnostic('yaml-plain', source.firstLine(toOffset(from), toOffset(to)), { extra }));
  };
  // `yamlBounded` limits the depth, so this cannot overflow the stack.
  const walk = (node: unknown): void => {
    if (isAlias(node)) refuse(node, 'alias');
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return;
    if (node.anchor !== undefined) refuse(node, 'anchor');
    if (node.tag !== undefined) refuse(node, 'tag');
    if (isSeq(node)) node.items.forEach(walk);
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      if (isMap(key) || isSeq(key)) refuse(key, 'complex-key');
      else if (isScalar(key) && key.value === '<<' && key.type === 'PLAIN') refuse(key, 'merge');
      else walk(key);
      walk(value);
    }
  };
  walk(root);
  return found;
}
