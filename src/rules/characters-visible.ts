import type { Remedy } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';
import { defineRule } from './rule.ts';

interface Facts {
  /** `U+200B` */
  readonly codePoint: string;
  readonly name: { readonly zh: string; readonly en: string } | null;
  readonly count: number;
}

/** No invisible characters: they break searches, line breaks and proofreading. */
export const charactersVisible = defineRule<Facts>({
  code: 'characters-visible',
  group: 'language',
  severity: 'warning',
  sentence: ({ codePoint, name, count }) => ({
    zh: `这里有${count === 1 ? '一' : ` ${count} `}个看不见的字符（${codePoint}${name === null ? '' : ` ${name.zh}`}）`,
    en: `${count === 1 ? 'An invisible character' : `${count} invisible characters`} (${codePoint}${name === null ? '' : ` ${name.en}`})`,
  }),
  hint: () => ({ zh: '请删去；它多半是从网页、微信或 Word 粘贴时带进来的', en: 'Delete it; it probably came with pasted text' }),
  explanation: {
    reason: {
      zh: '看不见的字符会让检索、核对找不到本来有的词，还会在不该断行的地方断行。',
      en: 'Invisible characters hide words from searches and comparisons, and break lines where none should break.',
    },
    wrong: '乡村⟨U+200B⟩振兴',
    right: '乡村振兴',
  },
  *check({ manuscript: { publication, issue, items } }) {
    for (const { file, text } of [publication, issue, ...items]) {
      if (COMMON.test(text)) continue;
      patterns ??= makePatterns();
      const { indents, runs } = patterns;
      let base = 0;
      for (const [index, line] of text.split('\n').entries()) {
        const [{ length: indent }] = indents.exec(line) as RegExpExecArray;
        for (const run of findRuns(line, runs)) yield makeFinding({ file, line: index + 1, base, text: line, indent }, run);
        base += line.length + 1;
      }
    }
  },
});

/** Default-ignorable code points and interlinear annotation marks. */
const CLASS = '\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffb';
/** Spaces that look like U+0020. U+3000 belongs to `spaces-absent`. */
const BLANKS = '\\u00a0\\u2000-\\u200a\\u202f\\u205f';
/** Text without invisible characters, the usual case; compiling the full set takes V8 half a millisecond. */
const COMMON = /^[\n\t -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2100-\u2fff\u3001-\u3163\u3190-\u9fff\uff01-\uff9f]*$/;
const BLANK = new RegExp(`^[${BLANKS}]`);
/** Chinese text. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]/u;

/** Variation selectors of hanzi and punctuation. */
const SELECTOR = /^[\u{e0100}-\u{e01ef}\ufe00-\ufe0d]/u;
const JOINER = /^(?:\u200c|\u200d|[\u180b-\u180f\u115f\u1160]|[\u17b4\u17b5])$/u;
/** In these scripts joiners and selectors are part of the spelling. */
const JOINED =
  /[\p{Script=Mongolian}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Sinhala}\p{Script=Hangul}\p{Script=Khmer}]$/u;
/** Invisible parts of an emoji: presentation selectors (`▶️`, `1️⃣`), joiners, tag characters of flags. */
const EMOJI_PARTS: readonly { readonly part: RegExp; readonly before: RegExp; readonly after?: RegExp }[] = [
  { part: /^(?:\ufe0e|\ufe0f)$/u, before: /\p{Emoji}$/u },
  { part: /^\u200d$/u, before: /(?:\p{Emoji}|\ufe0f)$/u, after: /^\p{Extended_Pictographic}/u },
  { part: /^[\u{e0020}-\u{e007f}]+$/u, before: /[\u{1f3f4}\u{e0020}-\u{e007f}]$/u },
];

interface Patterns {
  /** Invisible start of a line. */
  readonly indents: RegExp;
  /** A run of one invisible character. */
  readonly runs: RegExp;
}

let patterns: Patterns | undefined;

function makePatterns(): Patterns {
  return { indents: new RegExp(`^[\\s${CLASS}]*`, 'u'), runs: new RegExp(`([${CLASS}${BLANKS}])\\1*`, 'gu') };
}

interface Line {
  readonly file: string;
  readonly line: number;
  /** Offset of the line in the file. */
  readonly base: number;
  readonly text: string;
  /** Number of invisible characters at the start. */
  readonly indent: number;
}

interface Run {
  readonly at: number;
  readonly written: string;
}

/** Finds misplaced invisible characters in a line. A run of the same character counts once. */
function* findRuns(line: string, runs: RegExp): Generator<Run> {
  for (const { 0: written, index } of line.matchAll(runs)) {
    if (BLANK.test(written) ? isWestern(line, index, index + written.length) : SELECTOR.test(written) && JOINED.test(line.slice(0, index)))
      continue;
    const before = line.slice(Math.max(0, index - 2), index);
    const after = line.slice(index + written.length, index + written.length + 2);
    if (written.length === 1 && JOINER.test(written) && JOINED.test(before)) continue;
    if (EMOJI_PARTS.some((one) => one.part.test(written) && one.before.test(before) && one.after?.test(after) !== false)) continue;
    yield { at: index, written };
  }
}

function makeFinding(line: Line, { at, written }: Run) {
  const end = at + written.length;
  const place: Place = { file: line.file, line: line.line, column: at + 1, endLine: line.line, endColumn: end + 1 };
  const [first = ''] = written;
  const code = first.codePointAt(0) as number;
  const args = {
    codePoint: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    name: NAMES[code] ?? null,
    count: written.length / first.length,
  };
  return { place, args, ...makeRemedy(line, at, end) };
}

/** Whether a no-break or fixed-width space separates Western words or figures: `10⟨U+00A0⟩km`. */
function isWestern(line: string, start: number, end: number): boolean {
  const [before = '', after = ''] = [line[start - 1], line[end]];
  return before.trim() !== '' && after.trim() !== '' && !WIDE.test(before) && !WIDE.test(after);
}

/**
 * Deletes the run. A special blank inside a line may separate names or halves of a title, so it becomes a plain one of about its width; at
 * the start of a line it may be an indent and is left to the author.
 */
function makeRemedy(line: Line, at: number, end: number): Remedy {
  const { text: written, base, indent } = line;
  const isBlank = BLANK.test(written.charAt(at));
  if (isBlank && (at < indent || written.slice(end).trim() === '')) return { suggestions: [''] };
  const text = isBlank ? (/[\u2001\u2003]/.test(written.charAt(at)) ? '\u3000' : ' ').repeat(end - at) : '';
  const remedy = isBlank || !makesMarkup(line, at, end) ? { fix: [{ start: base + at, end: base + end, text }] } : null;
  return remedy ?? { suggestions: [text] };
}

/** Whether deleting the run would create markup: `*⟨U+200B⟩*`, or a line that would begin with `#`. */
function makesMarkup({ text, indent }: Line, at: number, end: number): boolean {
  const after = text[end] ?? '';
  if (at < indent) return /[!-/\d:-@[-`{-~\s]/.test(after);
  return /[!-/:-@[-`{-~\d]/.test(text.charAt(at - 1)) && /[!-/:-@[-`{-~]/.test(after);
}

const NAMES: Readonly<Record<number, { readonly zh: string; readonly en: string }>> = {
  173: { zh: '软连字符', en: 'soft hyphen' },
  8203: { zh: '零宽空格', en: 'zero-width space' },
  8204: { zh: '零宽不连字', en: 'zero-width non-joiner' },
  8205: { zh: '零宽连字', en: 'zero-width joiner' },
  8206: { zh: '从左到右标记', en: 'left-to-right mark' },
  8207: { zh: '从右到左标记', en: 'right-to-left mark' },
  8234: { zh: '从左到右嵌入', en: 'left-to-right embedding' },
  8235: { zh: '从右到左嵌入', en: 'right-to-left embedding' },
  8236: { zh: '方向设置结束', en: 'pop directional formatting' },
  8237: { zh: '强制从左到右', en: 'left-to-right override' },
  8238: { zh: '强制从右到左', en: 'right-to-left override' },
  8288: { zh: '禁止断行符', en: 'word joiner' },
  8289: { zh: '函数应用符', en: 'function application' },
  8290: { zh: '看不见的乘号', en: 'invisible times' },
  8291: { zh: '看不见的分隔符', en: 'invisible separator' },
  8292: { zh: '看不见的加号', en: 'invisible plus' },
  8294: { zh: '从左到右隔离', en: 'left-to-right isolate' },
  8295: { zh: '从右到左隔离', en: 'right-to-left isolate' },
  8296: { zh: '首字方向隔离', en: 'first strong isolate' },
  8297: { zh: '方向隔离结束', en: 'pop directional isolate' },
  6158: { zh: '蒙古文元音分隔符', en: 'Mongolian vowel separator' },
  12644: { zh: '谚文填充符', en: 'Hangul filler' },
  65039: { zh: '异体选择符', en: 'variation selector' },
  65279: { zh: '字节顺序标记', en: 'byte order mark' },
};
