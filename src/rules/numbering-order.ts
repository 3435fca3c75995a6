import { findInlineSlips, type InlineSlip } from './inline-numbers.ts';
import { type Form, formatMarker, type Marker } from './markers.ts';
import { findDisorders, type MisplacedNumber, type NumberedHeading, readNumbering, type Sequence } from './numbering.ts';
import { defineRule, type Finding } from './rule.ts';

type Slip =
  | { readonly kind: 'gap' | 'repeat' | 'start' | 'back' | 'mixed'; readonly found: string; readonly expected: string }
  | { readonly kind: 'form'; readonly found: string; readonly expected: string; readonly level: number | null }
  | { readonly kind: 'level'; readonly found: string; readonly level: number; readonly own: number };

/**
 * Numbers of headings and paragraphs ascend by one in the form of their level: 一、（一）1.（1）. Without （一）, 1. may follow 一、.
 * Numbers may run on through the whole item. 一是…二是… and 一要…二要… ascend as well. Numbered Markdown lists are numbered by the
 * renderer.
 */
export const numberingOrder = defineRule<Slip>({
  code: 'numbering-order',
  group: 'shape',
  severity: 'warning',
  sentence: (slip) => {
    const { found } = slip;
    switch (slip.kind) {
      case 'gap':
        return { zh: `“${found}”前面缺“${slip.expected}”`, en: `“${slip.expected}” is missing before “${found}”` };
      case 'repeat':
        return { zh: `“${found}”重复了，这里该是“${slip.expected}”`, en: `“${found}” is repeated; this should be “${slip.expected}”` };
      case 'back':
        return {
          zh: `编号又回到“${found}”，这里该是“${slip.expected}”`,
          en: `The numbers go back to “${found}”; this should be “${slip.expected}”`,
        };
      case 'mixed':
        return {
          zh: `“首先”“其次”后面用“再次”“最后”，不接“${found}”`,
          en: `After 首先 and 其次 comes 再次 or 最后, not “${found}”`,
        };
      case 'start':
        return {
          zh: `编号应从“${slip.expected}”开始，这里是“${found}”`,
          en: `The numbering starts with “${found}” instead of “${slip.expected}”`,
        };
      case 'form':
        return slip.level === null
          ? { zh: `编号“${found}”应写成“${slip.expected}”`, en: `The number “${found}” should be written “${slip.expected}”` }
          : {
              zh: `第 ${slip.level} 级小标题的编号应写成“${slip.expected}”，这里是“${found}”`,
              en: `A level ${slip.level} heading is numbered “${slip.expected}”, not “${found}”`,
            };
      case 'level':
        return {
          zh: `“${found}”接着第 ${slip.own} 级的编号，这里却是第 ${slip.level} 级小标题`,
          en: `“${found}” continues the numbers of level ${slip.own}, but this is a level ${slip.level} heading`,
        };
    }
  },
  hint: ({ kind }) =>
    kind === 'level'
      ? { zh: '请改 # 号的个数：# 一、 ## （一） ### 1. #### （1）', en: 'Correct the number of #: # 一、 ## （一） ### 1. #### （1）' }
      : kind === 'form'
        ? { zh: '各级依次用“一、”“（一）”“1.”“（1）”', en: 'The levels are numbered 一、 then （一） then 1. then （1）' }
        : { zh: '请核对是编号写错，还是漏了内容', en: 'Check whether the number is wrong or something is missing' },
  explanation: {
    reason: {
      zh: '编号跳号、重号，读者会以为漏印了内容。结构层次序数依次用“一、”“（一）”“1.”“（1）”；只有两层时，第二层也可用“1.”。',
      en: 'A gap or a repeated number looks like missing text. Levels are numbered 一、（一）1.（1） in turn; with two levels the second may use 1.',
    },
    wrong: '# 一、基本情况\n\n# 三、对策建议',
    right: '# 一、基本情况\n\n# 二、对策建议',
    standard: 'GB/T 9704-2012, 7.3.3',
  },
  *check({ manuscript: { items } }) {
    for (const item of items) {
      if (item.bodyBroken === true) continue;
      const { sequences, headings } = readNumbering(item);
      const slips = new Map<Marker, Finding<Slip>>();
      for (const found of findFormSlips(sequences, headings)) slips.set(found.marker, found.finding);
      for (const disorder of sequences.flatMap((sequence) => findSequenceDisorders(sequence, sequences))) {
        if (!slips.has(disorder.marker)) slips.set(disorder.marker, makeOrderFinding(disorder));
      }
      yield* slips.values();
      for (const slip of findInlineSlips(item.passages)) yield makeInlineFinding(slip);
    }
  },
});

function findSequenceDisorders(sequence: Sequence, all: readonly Sequence[]): MisplacedNumber[] {
  const { level, members } = sequence;
  // A single numbered paragraph is no sequence.
  if (level === null && members.length === 1) return [];
  return findDisorders(members, level !== null && isContinuous(level, all) ? (members[0] as Marker).number : sequence.first);
}

/** Whether a level's numbers run on across headings: （一） to （九） below 一、二、三、. */
function isContinuous(level: number, all: readonly Sequence[]): boolean {
  const ofLevel = all.filter((sequence) => sequence.level === level);
  return (
    ofLevel.length > 1 &&
    ofLevel.every(({ members: [first] }, index) => first?.number === (ofLevel[index - 1]?.members.at(-1)?.number ?? 0) + 1)
  );
}

function makeOrderFinding({ marker, expected, before }: MisplacedNumber): Finding<Slip> {
  const { form, number, passage, start, end, text } = marker;
  const kind = before === 0 ? 'start' : number === before ? 'repeat' : number < before ? 'back' : 'gap';
  const right = formatMarker(form, expected);
  return { place: passage.place(start, end), args: { kind, found: text, expected: right }, suggestions: [right] };
}

function* findFormSlips(sequences: readonly Sequence[], headings: readonly NumberedHeading[]) {
  const hasSecondForm = headings.some(({ marker }) => marker.form === 2);
  const levels = new Map(headings.map((heading) => [heading.marker, heading]));
  for (const { level: own, members } of sequences) {
    for (const marker of members) {
      // Words that look like a number: 5、6月.
      if (marker.unsure && members.every(({ unsure }) => unsure)) continue;
      const heading = levels.get(marker);
      if (heading?.strayed === true && own !== null) {
        const args: Slip = { kind: 'level', found: marker.text, level: heading.level, own };
        yield { marker, finding: { place: marker.passage.place(marker.start, marker.end), args } };
        continue;
      }
      const form = heading === undefined ? marker.form : expectForm(heading, hasSecondForm);
      if (form === marker.form && marker.right) continue;
      const expected = formatMarker(form, marker.number);
      const args: Slip = {
        kind: 'form',
        found: marker.text,
        expected,
        level: form === marker.form || heading === undefined ? null : heading.level,
      };
      yield { marker, finding: { place: marker.passage.place(marker.start, marker.end), args, suggestions: [expected] } };
    }
  }
}

/** The form a heading should have: its own if that fits its level or depth, otherwise that of its level. */
function expectForm({ marker, level, depth }: NumberedHeading, hasSecondForm: boolean): Form {
  const { form } = marker;
  const second = level === 2 || depth === 2;
  if (form === level || form === depth || (form === 3 && second && !hasSecondForm)) return form;
  return level as Form;
}

function makeInlineFinding({ passage, start, end, found, expected, kind }: InlineSlip): Finding<Slip> {
  return { place: passage.place(start, end), args: { kind, found, expected }, suggestions: [expected] };
}
