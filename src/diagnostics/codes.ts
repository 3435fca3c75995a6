import type { Definition } from './define.ts';
import { importCodes } from './import-codes.ts';
import { readingCodes } from './reading.ts';
import { reviewCodes } from './review-codes.ts';
import { settingCodes } from './setting.ts';
import { templateCodes } from './template-codes.ts';

/**
 * Every code that a phase other than the rules reports; a rule brings its own with it (`src/rules`). A code names the healthy state
 * (`image-exists`), so that a report reads as what should hold and does not. Codes stand grouped by the phase that reports them; add a code to
 * its group's file.
 */
export const codes = { ...readingCodes, ...settingCodes, ...templateCodes, ...importCodes, ...reviewCodes } as const;

export type Code = keyof typeof codes;

/** The facts a code's sentences are made of. */
export type Arguments<C extends Code> = (typeof codes)[C] extends Definition<infer A> ? A : never;
