import { define } from './define.ts';

/** What is found when the text is set: characters without a glyph, words wider than a line, tables wider than the page. */
export const settingCodes = {
  'glyph-available': define<{ character: string; codePoint: string; face: string }>({
    sentence: ({ character, codePoint, face }) => ({
      zh: `“${character}”（${codePoint}）在${face}和备用字体里都没有字形，印不出来`,
      en: `No font has a glyph for “${character}” (${codePoint}) in ${face} or its fallbacks`,
    }),
    hint: () => ({
      zh: '请换一个字，或安装含有该字的字体（bulletin doctor 列出各处用的字体）',
      en: 'Use another character, or install a font that has it (bulletin doctor lists the fonts in use)',
    }),
  }),
} as const;
