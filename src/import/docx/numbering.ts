import { formatNumber } from './number-words.ts';
import { attribute, type Element, findChild, getValue, listElements, toggle } from './xml.ts';

/** Label of a numbered paragraph: a bullet with its depth, or the number as text (`一、`). */
export type Label = { readonly bullet: number } | { readonly text: string };

interface Level {
  readonly format: string;
  /** Label template such as `%1.%2、`, with the numbers of this level and those above. */
  readonly pattern: string;
  readonly start: number;
  /** Whether higher levels are shown in digits (正规形式编号). */
  readonly legal: boolean;
}

interface List {
  readonly levels: ReadonlyMap<number, Level>;
  /** Lists with the same abstract list share their counts, unless one restarts. */
  readonly counts: Map<number, number>;
}

const LEVELS = 9;

/** Counts the numbered paragraphs of a document in order. */
export class Numbering {
  readonly #lists = new Map<string, List>();

  constructor(root: Element | null) {
    const abstracts = new Map(
      listElements(root, 'w:abstractNum').map((abstract) => [
        attribute(abstract, 'w:abstractNumId'),
        { levels: readLevels(listElements(abstract, 'w:lvl')), counts: new Map<number, number>() },
      ]),
    );
    for (const num of listElements(root, 'w:num')) {
      const abstract = abstracts.get(getValue(num, 'w:abstractNumId') ?? '');
      if (abstract === undefined) continue;
      const overrides = listElements(num, 'w:lvlOverride');
      this.#lists.set(attribute(num, 'w:numId'), overrides.length === 0 ? abstract : applyOverrides(abstract, overrides));
    }
  }

  /** Returns the label of the next paragraph at a level from 0; null if it has none. */
  next(id: string | undefined, level: number): Label | null {
    const list = this.#lists.get(id ?? '');
    const own = list?.levels.get(level);
    if (list === undefined || own === undefined) return null;
    // Pandoc numbers the further paragraphs of an entry with blanks.
    if (own.format === 'bullet') return own.pattern !== '' && own.pattern.trim() === '' ? null : { bullet: level };
    list.counts.set(level, (list.counts.get(level) ?? own.start - 1) + 1);
    for (let below = level + 1; below < LEVELS; below += 1) list.counts.delete(below);
    const text = own.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const { format = 'decimal', start = 1 } = list.levels.get(at) ?? {};
      return formatNumber(own.legal && at < level ? 'decimal' : format, list.counts.get(at) ?? start);
    });
    return text.trim() === '' ? null : { text: text.trim() };
  }
}

function readLevels(levels: readonly Element[]): ReadonlyMap<number, Level> {
  return new Map(
    levels.map((level) => [
      Number(attribute(level, 'w:ilvl')),
      {
        format: readFormat(level),
        pattern: getValue(level, 'w:lvlText') ?? '',
        start: Number(getValue(level, 'w:start') ?? 1) || 0,
        legal: toggle(level, 'w:isLgl') ?? false,
      },
    ]),
  );
}

/** WPS wraps formats that the standard lacks in an alternative whose fallback is a standard one. */
function readFormat(level: Element): string {
  const alternative = findChild(findChild(level, 'mc:AlternateContent'), 'mc:Fallback');
  return getValue(level, 'w:numFmt') ?? getValue(alternative, 'w:numFmt') ?? 'decimal';
}

function applyOverrides(abstract: List, overrides: readonly Element[]): List {
  const levels = new Map(abstract.levels);
  for (const override of overrides) {
    const at = Number(attribute(override, 'w:ilvl'));
    const own = readLevels(listElements(override, 'w:lvl')).get(at) ?? levels.get(at);
    const start = getValue(override, 'w:startOverride');
    if (own !== undefined) levels.set(at, start === undefined ? own : { ...own, start: Number(start) || 0 });
  }
  return { levels, counts: new Map() };
}
