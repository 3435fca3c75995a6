import type { Recogniser } from './recogniser.ts';

/** Document properties may come from a template or another author, so they are only a guess. */
export const properties: Recogniser = ({ document }) => ({
  clues: [
    ...(document.properties.title === null
      ? []
      : [{ field: 'title', value: document.properties.title, origin: 'properties', sure: false } as const]),
    ...document.properties.dates.map((value) => ({ field: 'date', value, origin: 'properties', sure: false }) as const),
  ],
});
