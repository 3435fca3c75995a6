import type { Bulletin } from './model/bulletin.ts';
import { type Faces, faceFor } from './model/faces.ts';
import type { FaceRole, Layout, Placed, SetLine } from './model/layout.ts';
import type { Manuscript } from './model/manuscript.ts';
import { type Place, startOf } from './model/place.ts';

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
  const missing = new Map<string, FaceRole>();
  // A page holds a few hundred characters again and again: each is looked for once in each role.
  const asked = new Set<string>();
  for (const [face, text] of printed(bulletin, layout)) {
    for (const character of text) {
      const question = face + character;
      if (asked.has(question)) continue;
      asked.add(question);
      if (faceFor(faces, face, character.codePointAt(0) ?? 0) === null) missing.set(character, face);
    }
  }
  return [...missing].flatMap(([character, face]) => placesOf(character, manuscript).map((place) => ({ character, face, place })));
}

/** All text of the pages with the role of its face. */
function* printed({ masthead }: Bulletin, layout: Layout): Generator<readonly [FaceRole, string]> {
  const { name, notice, copy, number, total, signer, publisher, date } = masthead;
  yield ['xiaobiaosong', name];
  yield ['heiti', notice ?? ''];
  for (const text of [copy, number, total, signer, publisher, date]) yield ['fangsong', text ?? ''];
  for (const page of layout.pages) {
    for (const line of page.blocks.flatMap(linesOf)) for (const run of line.runs) yield [run.face, run.text];
  }
}

function linesOf(block: Placed): readonly SetLine[] {
  switch (block.kind) {
    case 'paragraph':
      return block.lines;
    case 'table':
      return block.cells.flatMap((row) => row.cells.flat());
    case 'imprint':
      return [
        ...block.entries.flatMap(({ label, lines }) => [label, ...lines]),
        ...(block.copies === null ? [] : [block.copies]),
        ...(block.issuer === null ? [] : [...(block.issuer.above ?? []), block.issuer.office, block.issuer.date]),
      ];
    case 'masthead':
    case 'image':
      return [];
  }
}

/** Where a character stands in the items; in none of them, it came from the publication or the issue's own file. */
function placesOf(character: string, manuscript: Manuscript): Place[] {
  const places = manuscript.items.flatMap(({ file, text }) =>
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
  return places.length > 0 ? places : [startOf(manuscript.publication.file)];
}

function occurrences(line: string, character: string): number[] {
  const found: number[] = [];
  for (let at = line.indexOf(character); at !== -1; at = line.indexOf(character, at + 1)) found.push(at);
  return found;
}
