import type { Draft } from '../model/manuscript.ts';
import { type Place, toFileStart } from '../model/place.ts';

/** Finds the place of a value by its path; the start of the file if the value was derived. */
export function findPlace<T>(draft: Draft<T>, path: string): Place {
  return draft.place(path) ?? toFileStart(draft.file);
}
