import type { Clue, Recogniser } from './recogniser.ts';
import { fields } from './recogniser.ts';

/** Values given on the command line or by the bulletin, and front matter of a Markdown file. */
export const knownValues: Recogniser = ({ known, document }) => ({
  clues: [
    ...known,
    ...fields.flatMap((field): Clue[] => {
      const value = document.fields[field];
      return value === undefined ? [] : [{ field, value, origin: 'front-matter', sure: true }];
    }),
  ],
});
