import { type Faces, findFace } from './faces.ts';
import type { FaceRole } from './layout.ts';

/** Width of a character, as a fraction of the type size, in the face that sets it in a role; undefined if the faces do not state it. */
export type Advance = (role: FaceRole, codePoint: number) => number | undefined;

/** The widths of a set of faces. */
export function advanceOf(faces: Faces): Advance {
  return (role, codePoint) => findFace(faces, role, codePoint)?.advance?.(codePoint);
}
