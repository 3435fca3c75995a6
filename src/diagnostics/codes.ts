import type { Definition } from './define.ts';
import { editionCodes } from './edition-codes.ts';
import { importCodes } from './import-codes.ts';
import { readingCodes } from './reading.ts';
import { reviewCodes } from './review-codes.ts';
import { settingCodes } from './setting.ts';
import { templateCodes } from './template-codes.ts';
import { termCodes } from './term-codes.ts';
import { typingCodes } from './typing-codes.ts';

/**
 * Every code except those of the rules, which each define their own (`src/rules`). A code names the state that should hold
 * (`image-exists`). Add a code to the file of the phase that reports it.
 */
export const codes = {
  ...readingCodes,
  ...typingCodes,
  ...settingCodes,
  ...templateCodes,
  ...termCodes,
  ...importCodes,
  ...reviewCodes,
  ...editionCodes,
} as const;

export type Code = keyof typeof codes;

/** The values that a code's sentences interpolate. */
export type Arguments<C extends Code> = (typeof codes)[C] extends Definition<infer A> ? A : never;
