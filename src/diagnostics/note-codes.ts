import { defineCode } from './define.ts';

export interface LabelArguments {
  /** The note's label as written, without `[^` and `]`. */
  readonly label: string;
}

export interface RepeatedLabelArguments extends LabelArguments {
  /** The line of the first. */
  readonly line: number;
}

/** Codes for an item's notes: marks `[^1]` in the text, and texts `[^1]: …` below it. */
export const noteCodes = {
  'note-defined': defineCode<LabelArguments>({
    sentence: ({ label }) => ({ zh: `注释 [^${label}] 没有内容`, en: `Note [^${label}] has no text` }),
    hint: ({ label }) => ({
      zh: `请在文末空一行，顶格写“[^${label}]: 注释内容”；要印出方括号请写成 \\[`,
      en: `Add “[^${label}]: …” below the text, after an empty line; write \\[ to print a bracket`,
    }),
  }),
  'note-colon': defineCode<LabelArguments>({
    sentence: ({ label }) => ({ zh: `[^${label}] 后面的冒号是全角的`, en: `The colon after [^${label}] is full-width` }),
    hint: ({ label }) => ({
      zh: `请改成半角冒号加空格：“[^${label}]: 注释内容”`,
      en: `Use an ASCII colon and a space: “[^${label}]: …”`,
    }),
  }),
  'note-marked': defineCode<LabelArguments>({
    sentence: ({ label }) => ({ zh: `注释 [^${label}] 在正文里没有标出`, en: `Note [^${label}] is not referenced in the text` }),
    hint: ({ label }) => ({
      zh: `请在正文要加注的词后面写 [^${label}]，或删去这条注释`,
      en: `Add [^${label}] after the word it annotates, or delete the note`,
    }),
  }),
  'note-one-mark': defineCode<RepeatedLabelArguments>({
    sentence: ({ label, line }) => ({
      zh: `注释 [^${label}] 标了两次，第一次在第 ${line} 行`,
      en: `Note [^${label}] is referenced twice, first on line ${line}`,
    }),
    hint: () => ({ zh: '一条注释只标一次，请只留一处', en: 'Reference a note only once' }),
  }),
  'note-one-text': defineCode<RepeatedLabelArguments>({
    sentence: ({ label, line }) => ({
      zh: `注释 [^${label}] 写了两条，第一条在第 ${line} 行`,
      en: `Note [^${label}] is defined twice, first on line ${line}`,
    }),
    hint: () => ({ zh: '请给其中一条换个标号，正文里的标记也一起改', en: 'Give one of them another label, also in the text' }),
  }),
  'note-paragraph': defineCode<LabelArguments>({
    sentence: ({ label }) => ({ zh: `注释 [^${label}] 不止一段文字`, en: `Note [^${label}] has more than one paragraph` }),
    hint: () => ({
      zh: '一条注释只能是一段文字，请并成一段；不属于注释的，行首不要空格',
      en: 'Join its paragraphs, or remove the leading spaces of lines that do not belong to it',
    }),
  }),
  'note-text': defineCode<LabelArguments>({
    sentence: ({ label }) => ({ zh: `注释 [^${label}] 是空的`, en: `Note [^${label}] is empty` }),
    hint: () => ({
      zh: '请在冒号后面写上内容，或连同正文里的标记一起删去',
      en: 'Write its text after the colon, or delete it with its mark',
    }),
  }),
} as const;
