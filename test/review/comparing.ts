import fc from 'fast-check';
import type { ComparedParagraph, Comparison } from '../../src/model/comparison.ts';
import { type Part, type Side, toText } from '../../src/review/compare/side.ts';

/** The text of a side, paragraph by paragraph. */
export function textsOf({ masthead, parts, imprint }: Side): string[] {
  return [...masthead, ...parts.flatMap(({ passages }) => passages), ...imprint].map(toText);
}

/** The text of a comparison with all changes accepted, or rejected: paragraphs whose end is removed continue into the next. */
export function remaining({ paragraphs }: Comparison, taken: boolean): string[] {
  const gone = new Set(taken ? ['deleted', 'moved-away'] : ['inserted', 'moved-here']);
  const texts: string[] = [];
  let open: string | null = null;
  for (const { cells, end } of paragraphs) {
    const left = cells.map((runs) => runs.filter(({ change }) => !gone.has(change)).map(({ text }) => text)).map((runs) => runs.join(''));
    // A row is removed with its end; a paragraph keeps its remaining words.
    const text: string = (open ?? '') + (gone.has(end) && cells.length > 1 ? '' : left.join('\t'));
    open = gone.has(end) ? text : null;
    if (open === null) texts.push(text);
    else if (open === '') open = null;
  }
  return open === null ? texts : [...texts, open];
}

/**
 * A comparison, one line per paragraph: [-deleted-] {+inserted+} <-moved away-> <+moved here+>,
 * where an end was changed.
 */
export function drawn(paragraphs: readonly ComparedParagraph[]): string[] {
  const marks = { kept: ['', ''], inserted: ['{+', '+}'], deleted: ['[-', '-]'], 'moved-away': ['<-', '->'], 'moved-here': ['<+', '+>'] };
  return paragraphs.map(({ cells, end }) => {
    const text = cells.map((runs) => runs.map(({ text, change }) => marks[change].join(text)).join('')).join('|');
    return text + (end === 'kept' ? '' : marks[end].join('¶'));
  });
}

const WORDS = '全市 召开 会议 部署 工作 推进 落实 干部 群众 企业 项目 12 个 2021年 ， 。 的 和 “ ” 一、 （一） GDP'.split(' ');

const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 30 }).map((list) => list.join(''));
const passage = fc.oneof(
  { weight: 6, arbitrary: words.map((text) => ({ role: 'body' as const, cells: [[{ text, look: 'plain' as const }]] })) },
  {
    weight: 1,
    arbitrary: fc
      .array(words, { minLength: 2, maxLength: 3 })
      .map((texts) => ({ role: 'row' as const, cells: texts.map((text) => [{ text, look: 'plain' as const }]) })),
  },
);

/** A side with some of these items, in any order. */
const side: fc.Arbitrary<Side> = fc
  .record({
    names: fc.shuffledSubarray(['a.md', 'b.md', 'c.md', 'd.md', 'e.md']),
    bodies: fc.array(fc.array(passage, { minLength: 1, maxLength: 5 }), { minLength: 5, maxLength: 5 }),
    title: words,
    number: words,
  })
  .map(({ names, bodies, title, number }) => ({
    masthead: [{ role: 'number', cells: [[{ text: number, look: 'plain' }]] }],
    parts: [
      { item: null, passages: [{ role: 'section-title', cells: [[{ text: title, look: 'plain' }]] }] },
      ...names.map((name, index): Part => ({ item: name, passages: bodies[index] ?? [] })),
    ],
    imprint: [{ role: 'imprint', cells: [[{ text: '报：省委。', look: 'plain' }]] }],
  }));

/** A side, and an edited copy: items changed in some words, moved, removed and added. */
export const pairOfSides: fc.Arbitrary<readonly [Side, Side]> = fc
  .record({
    before: side,
    other: side,
    order: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
    kept: fc.infiniteStream(fc.constantFrom('same', 'same', 'word', 'split', 'join', 'renamed', 'out', 'other')),
    shuffled: fc.boolean(),
  })
  .map(({ before, other, order, kept, shuffled }) => {
    const own = before.parts.filter(({ item }) => item === null);
    const items = before.parts.filter(({ item }) => item !== null);
    const made = items.flatMap((part): Part[] => {
      const [first, ...rest] = part.passages;
      const cell = first?.cells[0]?.[0]?.text ?? '';
      const with_ = (...texts: string[]): Part => ({
        ...part,
        passages: [...texts.map((text) => ({ role: 'body' as const, cells: [[{ text, look: 'plain' as const }]] })), ...rest],
      });
      switch (kept.next().value) {
        case 'word':
          return [with_(`${cell.slice(0, 4)}新增的话${cell.slice(6)}`)];
        case 'split':
          return cell.length > 4 ? [with_(cell.slice(0, cell.length >> 1), cell.slice(cell.length >> 1))] : [part];
        case 'join':
          return [{ ...part, passages: [{ role: 'body', cells: [part.passages.flatMap(({ cells }) => cells.flat())] }] }];
        case 'renamed':
          return [{ ...part, item: `新-${part.item}` }];
        case 'out':
          return [];
        case 'other':
          return [{ ...part, passages: other.parts.find(({ item }) => item !== null)?.passages ?? part.passages }];
        default:
          return [part];
      }
    });
    const keyed = made.map((part) => ({ part, key: order.next().value ?? 0 }));
    const ordered = shuffled ? keyed.sort((a, b) => a.key - b.key) : keyed;
    return [before, { ...before, masthead: other.masthead, parts: [...own, ...ordered.map(({ part }) => part)] }] as const;
  });
