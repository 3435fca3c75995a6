import { diagnostic } from '../diagnostics/diagnostic.ts';
import { excerpt } from '../diagnostics/excerpt.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { startOf } from '../model/place.ts';
import { findSource } from '../model/publication.ts';
import type { Rule } from './rule.ts';

/**
 * An item's sources are the publication's, by official name or alias. Its publisher may be one without standing in the list: it prints
 * its own notices, and is no department that submits.
 */
export const sourceKnown: Rule = {
  codes: ['source-known'],
  *check({ manuscript: { publication, items } }) {
    const { sources, publisher } = publication.values;
    if (sources === undefined) return;
    const names = sources.flatMap((source) => [source.name, ...source.aliases]);
    for (const item of items) {
      const { source, with: others = [] } = item.values;
      const named = [['source', source] as const, ...others.map((name, at) => [`with.${at}`, name] as const)];
      for (const [path, name] of named) {
        if (name === undefined || name === publisher || findSource({ sources }, name) !== undefined) continue;
        yield diagnostic('source-known', item.place(path) ?? startOf(item.file), { source: excerpt(name), nearest: nearest(name, names) });
      }
    }
  },
};
