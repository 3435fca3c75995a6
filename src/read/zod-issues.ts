import * as z from 'zod/mini';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { ValueKind } from '../diagnostics/yaml-codes.ts';
import { toIsoDay } from '../model/day.ts';
import { placeholderNames } from '../model/pattern.ts';
import type { Place } from '../model/place.ts';
import type { Report } from './source.ts';
import { toChineseKey } from './spellings.ts';
import { type Tree, unwrapSchema } from './tree.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Reports a zod issue in our words, at the value it is about. An issue about an absent value becomes a missing key, placed where its
 * mapping begins.
 */
export function reportZodIssue(issue: Issue, tree: Tree, schema: z.ZodMiniObject, report: Report): void {
  const at = issue.path.join('.');
  const place = tree.places.get(at);
  if (place === undefined) {
    const key = String(issue.path.at(-1));
    report(createDiagnostic('key-present', findHead(issue.path, tree), { key, zh: findChineseName(issue.path, schema) }));
    return;
  }
  const written = findSpelling(issue.path, tree);
  // A key or a list entry without a value.
  const value = findValue(tree.value, issue.path);
  if (value === undefined || value === null || (issue.code === 'too_small' && issue.origin === 'string')) {
    report(createDiagnostic('value-present', place, { key: written }));
    return;
  }
  const fix = findFix(issue, tree.texts.get(at) ?? '');
  const remedy = fix === null ? {} : { fix: [{ ...tree.source.span(place), text: fix }] };
  report({ ...createValueDiagnostic(issue, written, toExcerpt(tree.texts.get(at) ?? ''), value, place), ...remedy });
}

/** Finds what a value certainly means: a day in another notation, a number with words around it. */
function findFix(issue: Issue, written: string): string | null {
  const text = written.normalize('NFKC').trim();
  if (issue.code === 'custom' && issue.params?.code === 'date') {
    const day = text.replace(/^[“”‘’"']+|[“”‘’"']+$|T[\d:.]+Z?$/g, '').replace(/[〇○零一二三四五六七八九十]+/g, toDigits);
    const [, year, month, date] =
      /^(\d{4})\s*[-–—/.年]\s*(\d{1,2})\s*[-–—/.月]\s*(\d{1,2})\s*[日号]?$/.exec(day) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(day) ?? [];
    return year === undefined ? null : toIsoDay(`${year}-${month}-${date}`);
  }
  if (issue.code !== 'invalid_type' || !/^(?:int|number)$/.test(issue.expected)) return null;
  const [, digits] = /^(?:总?第)?\s*(\d{1,6})\s*[期份]?$/.exec(text) ?? [];
  return digits === undefined ? null : `${Number(digits)}`;
}

/** Digits of a year, a month or a day in hanzi: 二〇二六, 十二, 三十一. */
function toDigits(hanzi: string): string {
  const digit = (one: string) => (one === '〇' || one === '○' ? 0 : '零一二三四五六七八九'.indexOf(one));
  if (!hanzi.includes('十')) return [...hanzi].map(digit).join('');
  const [tens = '', ones = ''] = hanzi.split('十');
  return `${(tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones))}`;
}

function createValueDiagnostic(issue: Issue, key: string, text: string, value: unknown, place: Place): Diagnostic {
  switch (issue.code) {
    case 'invalid_type':
      return createDiagnostic('value-kind', place, { key, expected: toWantedKind(issue.expected), found: toFoundKind(value), text });
    case 'invalid_value':
      return createDiagnostic('value-choice', place, { key, text, choices: issue.values.map(String) });
    case 'too_small':
      return issue.origin === 'array'
        ? createDiagnostic('value-present', place, { key })
        : createDiagnostic('value-range', place, { key, text, minimum: Number(issue.minimum), maximum: null });
    case 'too_big':
      return issue.origin === 'string'
        ? createDiagnostic('value-length', place, { key, text, maximum: Number(issue.maximum) })
        : createDiagnostic('value-range', place, { key, text, minimum: null, maximum: Number(issue.maximum) });
    case 'custom':
      if (issue.params?.code === 'date') return createDiagnostic('value-date', place, { key, text });
      if (issue.params?.code === 'pattern') return createDiagnostic('value-choice', place, { key, text, choices: placeholderNames });
      if (issue.params?.code === 'one-line') {
        return createDiagnostic('value-kind', place, { key, expected: 'line', found: 'text', text });
      }
      break;
  }
  return createDiagnostic('value-valid', place, { key, text });
}

const wanted: Readonly<Record<string, ValueKind>> = {
  string: 'text',
  number: 'number',
  int: 'integer',
  boolean: 'boolean',
  array: 'list',
  object: 'mapping',
};

function toWantedKind(expected: string): ValueKind {
  return wanted[expected] ?? 'text';
}

function toFoundKind(value: unknown): ValueKind {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'object' ? 'mapping' : 'text';
}

/** Place of the nearest mapping around a missing key. The root always has one. */
function findHead(path: Path, tree: Tree): Place {
  const parent = path.slice(0, -1);
  return tree.heads.get(parent.join('.')) ?? findHead(parent, tree);
}

/** The key of a value as the author spelled it; a list entry goes by the key of its list. */
function findSpelling(path: Path, tree: Tree): string {
  const spelling = tree.spellings.get(path.join('.'));
  return spelling ?? (path.length === 0 ? '' : findSpelling(path.slice(0, -1), tree));
}

function findValue(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined | null)?.[key], value);
}

/** The Chinese spelling of the last key on a path. */
function findChineseName(path: Path, schema: z.ZodMiniObject): string {
  let inner: z.ZodMiniType = schema;
  let name = '';
  for (const key of path.map(String)) {
    const here = unwrapSchema(inner);
    if (here instanceof z.ZodMiniArray) inner = here.def.element as z.ZodMiniType;
    if (here instanceof z.ZodMiniObject) {
      name = toChineseKey(here, key);
      inner = here.shape[key] as z.ZodMiniType;
    }
  }
  return name;
}
