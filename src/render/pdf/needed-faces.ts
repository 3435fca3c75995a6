import type { Face, Faces } from '../../model/faces.ts';
import type { FaceRole } from '../../model/layout.ts';
import type { Drawing, Drawn } from './drawing.ts';
import type { DrawnLine, Piece } from './pieces.ts';

/** Characters the template sets in the Latin face by itself: page numbers and their dashes. */
const FURNITURE = '—0123456789';

/**
 * The faces a drawing needs, best first in each role: the first of every role, and the others only for characters that no better one
 * has. A compiler that is not handed the whole faces of rare characters starts sooner.
 */
export function neededFaces(drawing: Omit<Drawing, 'fonts'>, faces: Faces): Readonly<Record<FaceRole, readonly Face[]>> {
  const characters = charactersByRole(drawing);
  const needed = (role: FaceRole): readonly Face[] => {
    const first = new Set([faces[role][0]]);
    for (const character of characters[role]) {
      const face = faces[role].find((each) => each.has(character.codePointAt(0) ?? 0));
      if (face !== undefined) first.add(face);
    }
    return faces[role].filter((face) => first.has(face));
  };
  return byRole(needed);
}

/** Something of every role. */
export function byRole<T>(make: (role: FaceRole) => T): Record<FaceRole, T> {
  return {
    xiaobiaosong: make('xiaobiaosong'),
    fangsong: make('fangsong'),
    heiti: make('heiti'),
    kaiti: make('kaiti'),
    latin: make('latin'),
  };
}

function charactersByRole({ masthead, pages }: Omit<Drawing, 'fonts'>): Record<FaceRole, ReadonlySet<string>> {
  const found = byRole(() => new Set<string>());
  for (const character of masthead.name) found.xiaobiaosong.add(character);
  for (const character of FURNITURE) found.latin.add(character);
  for (const { parts, face } of pieces(masthead, pages)) for (const character of parts.join('')) found[face].add(character);
  return found;
}

function* pieces(masthead: Drawing['masthead'], pages: Drawing['pages']): Generator<Piece> {
  const { notice, copy, number, signer, publisher, date } = masthead;
  yield* [notice, copy, number, signer, publisher, date].flat();
  for (const line of pages.flatMap((page) => page.blocks.flatMap(linesOf))) {
    yield* line.pieces;
    if (line.hang !== null) yield line.hang;
  }
}

function linesOf(block: Drawn): readonly DrawnLine[] {
  switch (block.kind) {
    case 'paragraph':
      return block.lines;
    case 'table':
      return block.cells.flatMap((row) => row.cells.flat());
    case 'imprint':
      return [
        ...block.entries.flatMap(({ label, lines }) => [label, ...lines]),
        ...(block.copies === null ? [] : [block.copies]),
        ...(block.issuer === null ? [] : [...block.issuer.above, block.issuer.office, block.issuer.date]),
      ];
    case 'masthead':
    case 'image':
      return [];
  }
}
