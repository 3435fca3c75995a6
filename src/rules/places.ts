import type { Draft } from '../model/manuscript.ts';
import { type Place, startOf } from '../model/place.ts';

/** Where a value of a file stands, by its path; the beginning of the file where it was derived and stands nowhere. */
export function placeIn<T>(draft: Draft<T>, path: string): Place {
  return draft.place(path) ?? startOf(draft.file);
}
