import type { Bulletin } from '../model/bulletin.ts';
import { isPrinted } from '../model/derive.ts';
import { type Faces, findFace } from '../model/faces.ts';
import { type FaceRole, faceRoles, type Layout } from '../model/layout.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { type Place, toFileStart } from '../model/place.ts';
import { collectCharacters } from '../model/printed.ts';

/** A character that would not be printed: no face of its role, the fallbacks included, has a glyph for it. */
export interface MissingGlyph {
  readonly character: string;
  readonly face: FaceRole;
  readonly place: Place;
}

/**
 * Every character of the pages that no face can set, at each place of the issue where it stands. Typst would leave such a character out
 * without a word, and Word would draw a box.
 */
export function missingGlyphs(manuscript: Manuscript, bulletin: Bulletin, layout: Layout, faces: Faces): MissingGlyph[] {
  const characters = collectCharacters(bulletin, layout);
  const missing = new Map<string, FaceRole>();
  for (const face of faceRoles) {
    for (const character of characters[face]) {
      if (findFace(faces, face, character.codePointAt(0) ?? 0) === null) missing.set(character, face);
    }
  }
  return [...missing].flatMap(([character, face]) => placesOf(character, manuscript).map((place) => ({ character, face, place })));
}

/** Where a character stands in the items; in none of them, it came from the publication or the issue's own file. */
function placesOf(character: string, manuscript: Manuscript): Place[] {
  const printed = manuscript.items.filter(({ values }) => isPrinted(values));
  const places = printed.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, index) =>
      occurrences(line, character).map((at) => ({
        file,
        line: index + 1,
        column: at + 1,
        endLine: index + 1,
        endColumn: at + 1 + character.length,
      })),
    ),
  );
  return places.length > 0 ? places : [toFileStart(manuscript.publication.file)];
}

function occurrences(line: string, character: string): number[] {
  const found: number[] = [];
  for (let at = line.indexOf(character); at !== -1; at = line.indexOf(character, at + 1)) found.push(at);
  return found;
}
