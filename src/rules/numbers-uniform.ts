import type { Passage, PassageKind, Span } from '../model/passage.ts';
import { findMeasures, findSpokenCounts } from './counts.ts';
import { defineRule, type Finding } from './rule.ts';
import { groupPassages } from './texts.ts';
import { findLongNumbers } from './thousands.ts';

/** Tables and captions have forms of their own. */
const RUNNING: ReadonlySet<PassageKind> = new Set(['title', 'heading', 'paragraph', 'entry', 'note', 'editors-note']);

interface Facts {
  readonly found: string;
  readonly better: string;
  readonly how: 'hanzi' | 'parted' | 'whole';
}

/** Counts in an item share one form. */
export const numbersUniform = defineRule<Facts>({
  code: 'numbers-uniform',
  group: 'language',
  severity: 'warning',
  sentence: ({ found, how }) =>
    how === 'hanzi'
      ? {
          zh: `“${found}”用的是汉字，本篇同类数字用的是阿拉伯数字`,
          en: `“${found}” is in hanzi; similar numbers in this text are in Arabic figures`,
        }
      : how === 'parted'
        ? {
            zh: `“${found}”用了千分撇，本篇其他数字没有用`,
            en: `“${found}” has a thousands separator; the other numbers in this text have none`,
          }
        : {
            zh: `“${found}”没有用千分撇，本篇其他数字用了`,
            en: `“${found}” has no thousands separator; the other numbers in this text do`,
          },
  hint: ({ better }) => ({ zh: `请统一写法，如改为“${better}”`, en: `Use one form, such as “${better}”` }),
  explanation: {
    reason: {
      zh: '同一场合的同类数字写法应当一致，即“同类别同形式”。',
      en: 'Similar numbers in one context are written in one form.',
    },
    wrong: '新增企业15家，规上企业十二家。',
    right: '新增企业15家，规上企业12家。',
    standard: 'GB/T 15835-2011, 4.3, 5.1.1',
  },
  *check({ manuscript }) {
    for (const text of groupPassages(manuscript)) {
      const passages = text.filter(({ kind }) => RUNNING.has(kind));
      yield* findSpokenAmongFigures(passages);
      yield* findMixedThousands(passages);
    }
  },
});

function* findSpokenAmongFigures(passages: readonly Passage[]): Generator<Finding<Facts>> {
  const spoken = passages.map((passage) => ({ passage, counts: findSpokenCounts(passage.text) }));
  if (spoken.every(({ counts }) => counts.length === 0)) return;
  const measures = new Set(passages.flatMap(({ text }) => findMeasures(text)));
  for (const { passage, counts } of spoken) {
    for (const count of counts) if (measures.has(count.measure)) yield makeFinding(passage, count, count.figures, 'hanzi');
  }
}

/** Numbers of up to four digits need no separator where longer ones have it (GB/T 15835-2011, 5.1.1). */
function* findMixedThousands(passages: readonly Passage[]): Generator<Finding<Facts>> {
  const all = passages.flatMap((passage) => findLongNumbers(passage.text).map((number) => ({ passage, number })));
  const parted = all.filter(({ number }) => number.parted);
  const least = Math.min(...new Set(parted.map(({ number }) => number.digits)));
  const whole = all.filter(({ number }) => !number.parted && number.digits >= Math.min(least, 5));
  if (parted.length === 0 || whole.length === 0) return;
  for (const { passage, number } of whole.length < parted.length ? whole : parted) {
    yield makeFinding(passage, number, number.other, number.parted ? 'parted' : 'whole');
  }
}

function makeFinding(passage: Passage, { start, end }: Span, better: string, how: Facts['how']): Finding<Facts> {
  return { place: passage.place(start, end), args: { found: passage.text.slice(start, end), better, how }, suggestions: [better] };
}
