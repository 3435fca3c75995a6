import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import * as z from 'zod/mini';
import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { type Place, toKeyPath } from '../model/place.ts';
import { findUnprintable, formatCodePoint } from './characters.ts';
import type { Report, Source } from './source.ts';
import { findNearestKeys, findSpellings } from './spellings.ts';
import type { YamlText } from './yaml.ts';

/** YAML as plain values under English keys, with the place of each by its path (`sections.1.categories.0`; empty for the root). */
export interface Tree {
  readonly source: Source;
  readonly value: unknown;
  readonly places: ReadonlyMap<string, Place>;
  /** Where each mapping begins, which is the place of a missing key. */
  readonly heads: ReadonlyMap<string, Place>;
  /** Keys as the author spelled them, by path. */
  readonly spellings: ReadonlyMap<string, string>;
  /** Scalars as the author spelled them, for messages. */
  readonly texts: ReadonlyMap<string, string>;
  /** Root keys that were reported and must not be used. */
  readonly broken: ReadonlySet<string>;
}

interface Reading {
  readonly source: Source;
  readonly toOffset: (at: number) => number;
  readonly report: Report;
  readonly places: Map<string, Place>;
  readonly heads: Map<string, Place>;
  readonly spellings: Map<string, string>;
  readonly texts: Map<string, string>;
  readonly broken: Set<string>;
}

/**
 * Converts a YAML document to plain values by a schema: Chinese keys become English, unknown and repeated keys are reported, and where the
 * schema wants text, a number or boolean is taken as spelled (`title: 2021`, `name: 007`).
 */
export function readTree(yaml: YamlText, schema: z.ZodMiniObject, source: Source, head: Place, report: Report): Tree {
  const reading: Reading = {
    source,
    toOffset: yaml.toOffset,
    report,
    places: new Map(),
    heads: new Map(),
    spellings: new Map(),
    texts: new Map(),
    broken: new Set(),
  };
  // A document of `---` alone has a null root.
  const value = (yaml.root === null ? null : readNode(yaml.root, schema, [], reading)) ?? {};
  reading.heads.set('', head);
  return { value, ...reading };
}

/** Whether a root is a mapping or empty, which counts as a mapping without keys. */
export function isMapping(root: Node | null): boolean {
  return root === null || isMap(root) || (isScalar(root) && root.value === null);
}

/** Unwraps a schema from optional, default and pipe. */
export function unwrapSchema(schema: z.ZodMiniType): z.ZodMiniType {
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniDefault || schema instanceof z.ZodMiniPrefault) {
    return unwrapSchema(schema.def.innerType as z.ZodMiniType);
  }
  return schema instanceof z.ZodMiniPipe ? unwrapSchema(schema.def.in as z.ZodMiniType) : schema;
}

function readNode(node: Node, schema: z.ZodMiniType, path: readonly (string | number)[], reading: Reading): unknown {
  const wanted = unwrapSchema(schema);
  const at = path.join('.');
  const { start, end } = toSpan(node, reading);
  reading.places.set(at, reading.source.place(start, end));
  if (isMap(node)) {
    reading.heads.set(at, reading.source.firstLine(start, end));
    if (wanted instanceof z.ZodMiniRecord) return readRecord(node, wanted.def.valueType as z.ZodMiniType, path, reading);
    return wanted instanceof z.ZodMiniObject ? readMapping(node, wanted, path, reading) : {};
  }
  if (isSeq(node)) {
    if (!(wanted instanceof z.ZodMiniArray)) return [];
    const element = wanted.def.element as z.ZodMiniType;
    return node.items.map((item, index) => readNode(item as Node, element, [...path, index], reading));
  }
  if (!isScalar(node)) return undefined;
  if (node.type === 'PLAIN') reportComment(end, start, reading);
  const said = toSpelling(node);
  reading.texts.set(at, said);
  const word = wanted instanceof z.ZodMiniBoolean ? YES_AND_NO.get(said) : undefined;
  if (word !== undefined) return word;
  const wantsText = wanted instanceof z.ZodMiniString || wanted instanceof z.ZodMiniEnum;
  const value = wantsText && node.value !== null ? said : node.value;
  return typeof value === 'string' ? readText(value, path, reading) : value;
}

/** Reports a `#` that truncates a value: YAML takes it for a comment, which an author who puts no blank after it does not mean. */
function reportComment(at: number, start: number, { source, report }: Reading): void {
  const end = source.text.indexOf('\n', at) === -1 ? source.text.length : source.text.indexOf('\n', at);
  const rest = source.text.slice(at, end);
  const [blank] = /^[ \t]*(?=#[^\s#])/.exec(rest) ?? [];
  if (blank === undefined) return;
  const fix = [{ start, end: at + rest.trimEnd().length, text: JSON.stringify(source.text.slice(start, at + rest.trimEnd().length)) }];
  report(createDiagnostic('value-comment', source.place(at + blank.length, end), { text: toExcerpt(rest.trim()) }, { fix }));
}

/** Offsets of a node in its file. */
function toSpan({ range }: Node, { toOffset }: Reading): { readonly start: number; readonly end: number } {
  // Only nodes that we create have no range.
  const [start = 0, end = 0] = range ?? [];
  return { start: toOffset(start), end: toOffset(end) };
}

/** A scalar as the author spelled it. */
function toSpelling({ value, source = '' }: Scalar): string {
  return typeof value === 'string' ? value : source;
}

/** Booleans as people write them; YAML 1.2 knows only true and false. */
const YES_AND_NO: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
  ['是', true],
  ['否', false],
]);

/** Checks characters from escapes ("\u0007"), after the file's own characters were checked. */
function readText(value: string, path: readonly (string | number)[], reading: Reading): string {
  const [first] = findUnprintable(value);
  const place = reading.places.get(path.join('.'));
  if (first !== undefined && place !== undefined) {
    reading.report(createDiagnostic('character-printable', place, { codePoint: formatCodePoint(first.character) }));
    reading.broken.add(String(path[0] ?? ''));
  }
  return value.replaceAll('\t', ' ');
}

function readMapping(map: YAMLMap, schema: z.ZodMiniObject, path: readonly (string | number)[], reading: Reading): Record<string, unknown> {
  const known = findSpellings(schema);
  const seen = new Map<string, { readonly spelling: string; readonly line: number }>();
  const content: Record<string, unknown> = {};
  for (const { key: keyNode, value: valueNode } of map.items) {
    if (!isScalar(keyNode)) continue;
    const spelling = toSpelling(keyNode);
    const { start, end } = toSpan(keyNode, reading);
    const place = reading.source.place(start, end);
    const key = known.get(spelling.trim()) ?? null;
    const name = key ?? spelling;
    const first = seen.get(name);
    if (first !== undefined) {
      reportRepeated(spelling, first, place, reading.report);
      // It is unknown which one is meant, so neither is used.
      reading.broken.add(String(path[0] ?? name));
      continue;
    }
    seen.set(name, { spelling, line: place.line });
    if (key === null) {
      const nearest = findNearestKeys(spelling, schema);
      const plain = spelling.normalize('NFKC').replace(/\s/g, '').toLowerCase();
      // `标 题` and `Title` can mean nothing else.
      const remedy = known.has(plain) ? { fix: [{ start, end, text: plain }] } : {};
      reading.report(createDiagnostic('key-known', place, { key: toExcerpt(spelling), nearest }, remedy));
      continue;
    }
    const inner = [...path, key];
    reading.spellings.set(inner.join('.'), spelling);
    // A key without a value counts as missing, but has a place.
    if (isEmpty(valueNode)) {
      reading.places.set(inner.join('.'), place);
      const [before = ''] = /^[ \t]*:[ \t]+(?=#\S)/.exec(reading.source.text.slice(end, end + 99)) ?? [];
      if (before !== '') reportComment(end + before.length, end + before.length, reading);
    } else content[key] = readNode(valueNode as Node, schema.shape[key] as z.ZodMiniType, inner, reading);
  }
  return content;
}

/** Whether a key has no value. */
function isEmpty(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null);
}

/** Reads a mapping with arbitrary keys. */
function readRecord(map: YAMLMap, schema: z.ZodMiniType, path: readonly (string | number)[], reading: Reading): Record<string, unknown> {
  const seen = new Map<string, number>();
  const content: Record<string, unknown> = {};
  for (const { key: keyNode, value } of map.items) {
    if (!isScalar(keyNode)) continue;
    const key = toSpelling(keyNode);
    const { start, end } = toSpan(keyNode, reading);
    const place = reading.source.place(start, end);
    const first = seen.get(key);
    if (first !== undefined) {
      reportRepeated(key, { spelling: key, line: first }, place, reading.report);
      reading.broken.add(String(path[0] ?? key));
      continue;
    }
    seen.set(key, place.line);
    const inner = [...path, key];
    reading.spellings.set(inner.join('.'), key);
    // Lets a diagnostic about an unknown name point at the key.
    reading.places.set(toKeyPath(inner.join('.')), place);
    if (isEmpty(value)) {
      content[key] = null;
      reading.places.set(inner.join('.'), place);
    } else content[key] = readNode(value as Node, schema, inner, reading);
  }
  return content;
}

function reportRepeated(spelling: string, first: { readonly spelling: string; readonly line: number }, place: Place, report: Report): void {
  const key = toExcerpt(spelling);
  report(
    first.spelling === spelling
      ? createDiagnostic('key-once', place, { key, line: first.line })
      : createDiagnostic('key-one-spelling', place, { key, other: toExcerpt(first.spelling), line: first.line }),
  );
}
