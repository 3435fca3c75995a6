import type { Passage, Span } from '../model/passage.ts';
import { defineRule } from './rule.ts';
import { isHanzi } from './scripts.ts';
import { groupPassages } from './texts.ts';
import { TRADITIONAL_PAIRS } from './traditional.ts';

/** Maximum number of shared hanzi between two traditional ones of one finding: 產業發展與環境. */
const GAP = 2;

/** No traditional characters in simplified text. */
export const scriptUniform = defineRule<{ found: string; simplified: string }>({
  code: 'script-uniform',
  group: 'language',
  severity: 'warning',
  sentence: ({ found }) => ({
    zh: `“${found}”是繁体字或异体字，全文用的是简体字`,
    en: `“${found}” is a traditional or variant form in a simplified text`,
  }),
  hint: ({ simplified }) => ({ zh: `请改为“${simplified}”`, en: `Write “${simplified}”` }),
  explanation: {
    reason: {
      zh: '公务文书用规范汉字；从网页、港澳台材料里粘贴来的文字常夹着繁体字、异体字。',
      en: 'Official writing uses the standard characters; pasted text often brings traditional or variant ones.',
    },
    wrong: '推動高质量发展。',
    right: '推动高质量发展。',
    standard: '《国家通用语言文字法》第九条；《通用规范汉字表》',
  },
  *check({ manuscript }) {
    for (const passages of groupPassages(manuscript)) {
      const found = passages.map((passage) => ({ passage, spans: findTraditional(passage.text) }));
      if (found.every(({ spans }) => spans.length === 0) || isTraditional(passages)) continue;
      for (const { passage, spans } of found) {
        for (const { start, end } of spans) {
          const text = passage.text.slice(start, end);
          const simplified = [...text].map((character) => toSimplified(character) ?? character).join('');
          yield { place: passage.place(start, end), args: { found: text, simplified }, suggestions: [simplified] };
        }
      }
    }
  },
});

/** Finds runs of traditional characters, from the first to the last. */
function findTraditional(text: string): Span[] {
  const spans: { start: number; end: number }[] = [];
  const flags = loadFlags();
  for (let at = 0; at < text.length; at += 1) {
    if (flags[text.charCodeAt(at)] !== SOURCE) continue;
    const last = spans.at(-1);
    if (last !== undefined && at - last.end <= GAP && [...text.slice(last.end, at)].every(isHanzi)) last.end = at + 1;
    else spans.push({ start: at, end: at + 1 });
  }
  return spans;
}

/** Whether the text as a whole is traditional. */
function isTraditional(passages: readonly Passage[]): boolean {
  const flags = loadFlags();
  let balance = 0;
  for (const { text } of passages) {
    for (let at = 0; at < text.length; at += 1) {
      const flag = flags[text.charCodeAt(at)];
      if (flag === SOURCE) balance += 1;
      else if (flag === TARGET) balance -= 1;
    }
  }
  return balance > 0;
}

const SOURCE = 1;
const TARGET = 2;
let flags: Uint8Array | undefined;

/** Flags each UTF-16 unit as traditional or simplified form; built on first use. */
function loadFlags(): Uint8Array {
  if (flags !== undefined) return flags;
  flags = new Uint8Array(0x10000);
  for (let at = 0; at < TRADITIONAL_PAIRS.length; at += 2) {
    flags[TRADITIONAL_PAIRS.charCodeAt(at)] = SOURCE;
    flags[TRADITIONAL_PAIRS.charCodeAt(at + 1)] ||= TARGET;
  }
  return flags;
}

function toSimplified(character: string): string | undefined {
  if (loadFlags()[character.charCodeAt(0)] !== SOURCE) return undefined;
  let at = TRADITIONAL_PAIRS.indexOf(character);
  // A character may occur as a simplified form before its own pair.
  while (at % 2 === 1) at = TRADITIONAL_PAIRS.indexOf(character, at + 1);
  return TRADITIONAL_PAIRS[at + 1];
}
