import type { Bulletin } from '../model/bulletin.ts';
import { isPrinted } from '../model/derive.ts';
import { type Faces, findFace } from '../model/faces.ts';
import { type FaceRole, faceRoles, type Layout } from '../model/layout.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { type Place, toFileStart } from '../model/place.ts';
import { collectCharacters } from '../model/printed.ts';

/** A character that neither the faces of its role nor their fallbacks have a glyph for. */
export interface MissingGlyph {
  readonly character: string;
  readonly face: FaceRole;
  readonly place: Place;
}

/**
 * Finds each printed character without a glyph, at every place in the issue where it stands. Typst would drop it silently, Word would draw
 * a box.
 */
export function findMissingGlyphs(manuscript: Manuscript, bulletin: Bulletin, layout: Layout, faces: Faces): MissingGlyph[] {
  const characters = collectCharacters(bulletin, layout);
  const missing = new Map<string, FaceRole>();
  for (const face of faceRoles) {
    for (const character of characters[face]) {
      if (findFace(faces, face, character.codePointAt(0) ?? 0) === null) missing.set(character, face);
    }
  }
  return [...missing].flatMap(([character, face]) => findPlaces(character, manuscript).map((place) => ({ character, face, place })));
}

/** Finds a character in the items; if it is in none, it came from `bulletin.yaml` or `issue.yaml`. */
function findPlaces(character: string, manuscript: Manuscript): Place[] {
  const printed = manuscript.items.filter(({ values }) => isPrinted(values));
  const places = printed.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, index) =>
      findAll(line, character).map((at) => ({
        file,
        line: index + 1,
        column: at + 1,
        endLine: index + 1,
        endColumn: at + 1 + character.length,
      })),
    ),
  );
  if (places.length > 0) return places;
  // Written as a reference (`&#9996;`), it stands in the passages alone.
  const referred = printed.flatMap(({ passages }) =>
    passages.flatMap((passage) => findAll(passage.text, character).map((at) => passage.place(at, at + character.length))),
  );
  return referred.length > 0 ? referred : [toFileStart(manuscript.publication.file)];
}

function findAll(line: string, character: string): number[] {
  const found: number[] = [];
  for (let at = line.indexOf(character); at !== -1; at = line.indexOf(character, at + 1)) found.push(at);
  return found;
}
