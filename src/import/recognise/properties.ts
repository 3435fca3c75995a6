import type { Recogniser } from './recogniser.ts';

/** The document's properties: a template's, a colleague's, or right. Nobody sees them, so they are a guess. */
export const properties: Recogniser = ({ document }) => ({
  clues: [
    ...(document.properties.title === null
      ? []
      : [{ field: 'title', value: document.properties.title, origin: 'properties', sure: false } as const]),
    ...document.properties.dates.map((value) => ({ field: 'date', value, origin: 'properties', sure: false }) as const),
  ],
});
