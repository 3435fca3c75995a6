import type { FaceRole } from './layout.ts';

/** One font file that can set text, and what it can set. */
export interface Face {
  /** Family name by which the PDF compiler finds it. */
  readonly family: string;
  /** Absolute path of the file. */
  readonly path: string;
  /** Index inside a collection (.ttc), 0 elsewhere. */
  readonly index: number;
  /** Weight class (OpenType usWeightClass, 400 is regular), to tell it from others of its family; absent where the family has one face. */
  readonly weight?: number;
  /** `office`: found on this machine; `bundled`: came with the package. */
  readonly origin: 'office' | 'bundled';
  /** Whether the face has a glyph for a code point. */
  has(codePoint: number): boolean;
  /** How wide a character is, as a part of the type size, where that is known without a look at the font; undefined elsewhere. */
  advance?(codePoint: number): number | undefined;
}

/** For each role its faces, best first; a character is set in the first face that has it. Never empty. */
export type Faces = Readonly<Record<FaceRole, readonly [Face, ...Face[]]>>;

/** The face that sets a character of text in a role, or null when none has a glyph for it. */
export function faceFor(faces: Faces, role: FaceRole, codePoint: number): Face | null {
  return faces[role].find((face) => face.has(codePoint)) ?? null;
}
