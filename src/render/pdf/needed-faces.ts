import type { Bulletin } from '../../model/bulletin.ts';
import { type Face, type Faces, findFace, type Twin, twins } from '../../model/faces.ts';
import { type FaceRole, faceRoles, type Layout } from '../../model/layout.ts';
import { collectCharacters } from '../../model/printed.ts';

/** Characters that the template itself sets: page numbers and their dashes, in the Latin face too where a template knows no other. */
const FURNITURE = '—0123456789';

/**
 * The faces a bulletin needs, best first: the first of every role, and others only for characters that no better one has. The compiler
 * starts faster without the large faces of rare characters.
 */
export function findNeededFaces(bulletin: Bulletin, layout: Layout, faces: Faces): Readonly<Record<FaceRole, readonly Face[]>> {
  const characters = collectCharacters(bulletin, layout);
  return mapRoles((role) => {
    const needed = new Set<Face>([faces[role][0]]);
    for (const character of [...characters[role], ...(role === 'latin' || role === 'song' ? FURNITURE : '')]) {
      const face = findFace(faces, role, character.codePointAt(0) ?? 0);
      if (face !== null) needed.add(face);
    }
    return faces[role].filter((face) => needed.has(face));
  });
}

/** Families of the twins of each role, best first. */
export function nameTwins(
  faces: Readonly<Record<FaceRole, readonly Face[]>>,
): Readonly<Partial<Record<`${FaceRole}-${Twin}`, readonly string[]>>> {
  const named = faceRoles.flatMap((role) =>
    twins.map((twin) => [`${role}-${twin}`, faces[role].flatMap((face) => face.twins?.[twin]?.family ?? [])] as const),
  );
  return Object.fromEntries(named.filter(([, families]) => families.length > 0));
}

/** Makes a record with a value for every role. */
export function mapRoles<T>(make: (role: FaceRole) => T): Record<FaceRole, T> {
  return Object.fromEntries(faceRoles.map((role) => [role, make(role)])) as Record<FaceRole, T>;
}
