import { type Offices, suggestSources } from './offices.ts';
import type { Clue, Origin, Subject } from './recogniser.ts';

/**
 * Converts offices to source clues: the first, with the others as further sources. An unknown office is kept as written, with suggestions.
 */
export function toSourceClues({ offices }: Offices, origin: Origin, { publication }: Pick<Subject, 'publication'>): readonly Clue[] {
  const [{ written, source }] = offices;
  const first = source ?? written;
  const others = [...new Set(offices.map((office) => office.source ?? office.written))].filter((name) => name !== first);
  const near = source === null ? suggestSources(written, publication) : [];
  return [
    {
      field: 'source',
      value: first,
      origin,
      sure: true,
      ...(others.length === 0 ? {} : { with: others }),
      ...(written === first ? {} : { written }),
    },
    ...near.map((value): Clue => ({ field: 'source', value, origin, sure: false })),
  ];
}
