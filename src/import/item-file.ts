import { stringify } from 'yaml';
import { type ItemFields, itemSchema } from '../model/item.ts';
import { toChineseKey } from '../read/spellings.ts';
import type { FieldDecision } from './recognise/index.ts';
import { originNames } from './recognise/origins.ts';
import { type Clue, type Field, fields } from './recognise/recogniser.ts';

export interface ItemParts {
  readonly fields: Readonly<Record<Field, FieldDecision>>;
  /** Further front matter keys. */
  readonly extra: Readonly<Partial<ItemFields>>;
  /** Path of the original, relative to the issue's folder. */
  readonly original: string;
  /** Words kept as comments in the front matter. */
  readonly aside: readonly string[];
  /** Body as Markdown. */
  readonly body: string;
}

/** Prefix of the comment that names the original, by which a second import finds the item. */
export const ORIGINAL_PREFIX = '# 原件: ';

/** Formats an item file with Chinese keys. An uncertain field is left blank, which `check` reports, with the candidates in a comment. */
export function formatItemFile({ fields: settled, extra, original, aside, body }: ItemParts): string {
  const lines = [
    '---',
    `${ORIGINAL_PREFIX}${toOneLine(original)}`,
    ...aside.map((words) => `# ${toOneLine(words)}`),
    ...fields.flatMap((field) => [formatField(field, settled[field]), ...(field === 'source' ? withLines(settled.source.clue) : [])]),
    ...Object.entries(extra)
      .filter(([key, value]) => value !== undefined && !(fields as readonly string[]).includes(key))
      .map(([key, value]) => formatEntry(toChineseKey(itemSchema, key), value)),
    '---',
    '',
    body,
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function formatField(field: Field, { clue, others }: FieldDecision): string {
  const key = toChineseKey(itemSchema, field);
  if (clue !== null) return formatEntry(key, clue.value) + (clue.written === undefined ? '' : ` # 原文：${toOneLine(clue.written)}`);
  const named = others.map(
    ({ value, origin }) => toOneLine(value) + (originNames[origin].zh === '' ? '' : `（${originNames[origin].zh}）`),
  );
  return `${key}: # ${named.length === 0 ? '没有认出来' : `没有认准，可能是：${named.join('、')}`}`;
}

function withLines(clue: Clue | null): readonly string[] {
  return clue?.with === undefined ? [] : [formatEntry(toChineseKey(itemSchema, 'with'), clue.with)];
}

/** Formats a key and its value, quoted if YAML requires it. */
function formatEntry(key: string, value: unknown): string {
  return stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();
}

/** Collapses white space, so that the words stay within one comment. */
function toOneLine(words: string): string {
  return words.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
