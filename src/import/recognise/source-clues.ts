import { nearestSources, type Offices } from './offices.ts';
import type { Clue, Origin, Subject } from './recogniser.ts';

/** Offices as clues of a source: the first with the others beside it. One nobody knows stands as it is, and names what it may mean. */
export function sourceClues({ offices }: Offices, origin: Origin, { publication }: Pick<Subject, 'publication'>): readonly Clue[] {
  const [{ written, source }] = offices;
  const first = source ?? written;
  const others = [...new Set(offices.map((office) => office.source ?? office.written))].filter((name) => name !== first);
  const near = source === null ? nearestSources(written, publication) : [];
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
