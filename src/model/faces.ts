import type { FaceRole } from './layout.ts';

/**
 * Faces with the characters of another in boxes of another width: marks in half a square, letters and figures with a quarter space before
 * them, after them, or both.
 */
export const twins = ['half', 'before', 'after', 'both'] as const;
export type Twin = (typeof twins)[number];

/** A font face: a file that can set text. */
export interface Face {
  /** Family name by which the PDF compiler finds it. */
  readonly family: string;
  /** Absolute path of the file. */
  readonly path: string;
  /** Index inside a collection (.ttc), 0 elsewhere. */
  readonly index: number;
  /** Weight class (OpenType usWeightClass; 400 is regular), to tell it from others of its family; absent where the family has one face. */
  readonly weight?: number;
  /** `office`: installed on this machine; `bundled`: part of the package. */
  readonly origin: 'office' | 'bundled';
  /** Its twins, of faces of the package that have any. */
  readonly twins?: Readonly<Partial<Record<Twin, Pick<Face, 'family' | 'path' | 'has'>>>>;
  /** Whether the face has a glyph for a code point. */
  has(codePoint: number): boolean;
  /** Advance of a character in em where it is known without reading the font; undefined elsewhere. */
  advance?(codePoint: number): number | undefined;
}

/** Faces of each role, best first; a character is set in the first face that has it. Never empty. */
export type Faces = Readonly<Record<FaceRole, readonly [Face, ...Face[]]>>;

/** Finds the face that sets a character in a role; null when none has a glyph for it. */
export function findFace(faces: Faces, role: FaceRole, codePoint: number): Face | null {
  return faces[role].find((face) => face.has(codePoint)) ?? null;
}
