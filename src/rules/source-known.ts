import { diagnostic } from '../diagnostics/diagnostic.ts';
import { excerpt } from '../diagnostics/excerpt.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { startOf } from '../model/place.ts';
import { findSource } from '../model/publication.ts';
import type { Rule } from './rule.ts';

/** An item's source is one of the publication's, by official name or alias. */
export const sourceKnown: Rule = {
  codes: ['source-known'],
  *check({ manuscript: { publication, items } }) {
    const { sources } = publication.values;
    if (sources === undefined) return;
    const names = sources.flatMap((source) => [source.name, ...source.aliases]);
    for (const item of items) {
      const { source } = item.values;
      if (source === undefined || findSource({ sources }, source) !== undefined) continue;
      yield diagnostic('source-known', item.place('source') ?? startOf(item.file), {
        source: excerpt(source),
        nearest: nearest(source, names),
      });
    }
  },
};
