import { stringify } from 'yaml';
import { type ItemFields, itemSchema } from '../model/item.ts';
import { toChineseKey } from '../read/spellings.ts';
import type { Settled } from './recognise/index.ts';
import { originNames } from './recognise/origins.ts';
import { type Clue, type Field, fields } from './recognise/recogniser.ts';

/** What an item file is made of. */
export interface ItemParts {
  readonly fields: Readonly<Record<Field, Settled>>;
  /** Further keys of the front matter. */
  readonly extra: Readonly<Partial<ItemFields>>;
  /** Path of the file it was imported from, in the issue's folder. */
  readonly original: string;
  /** Words kept beside the text. */
  readonly aside: readonly string[];
  /** The body, as Markdown. */
  readonly body: string;
}

/** What stands before the name of the original in a comment of the front matter: by it an item is known when it is imported anew. */
export const ORIGINAL = '# 原件: ';

/**
 * An item as a file: Chinese keys, a blank for what was not sure, which `check` reports, with what it may be in a comment behind it.
 */
export function itemFile({ fields: settled, extra, original, aside, body }: ItemParts): string {
  const lines = [
    '---',
    `${ORIGINAL}${oneLine(original)}`,
    ...aside.map((words) => `# ${oneLine(words)}`),
    ...fields.flatMap((field) => [fieldLine(field, settled[field]), ...(field === 'source' ? withLines(settled.source.clue) : [])]),
    ...Object.entries(extra)
      .filter(([key, value]) => value !== undefined && !(fields as readonly string[]).includes(key))
      .map(([key, value]) => entry(toChineseKey(itemSchema, key), value)),
    '---',
    '',
    body,
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function fieldLine(field: Field, { clue, others }: Settled): string {
  const key = toChineseKey(itemSchema, field);
  if (clue !== null) return entry(key, clue.value) + (clue.written === undefined ? '' : ` # 原文：${oneLine(clue.written)}`);
  const named = others.map(({ value, origin }) => oneLine(value) + (originNames[origin].zh === '' ? '' : `（${originNames[origin].zh}）`));
  return `${key}: # ${named.length === 0 ? '没有认出来' : `没有认准，可能是：${named.join('、')}`}`;
}

function withLines(clue: Clue | null): readonly string[] {
  return clue?.with === undefined ? [] : [entry(toChineseKey(itemSchema, 'with'), clue.with)];
}

/** A key and its value, quoted where YAML wants it. */
function entry(key: string, value: unknown): string {
  return stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();
}

/** Words that end no comment. */
function oneLine(words: string): string {
  return words.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
