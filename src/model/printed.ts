import { type Bulletin, formatNumberLine } from './bulletin.ts';
import { type FaceRole, faceRoles, type Layout, type PlacedBlock, type SetLine } from './layout.ts';

/** Collects the distinct characters printed in each font role: those need a glyph, and decide which font files are needed. */
export function collectCharacters({ masthead, draft }: Bulletin, layout: Layout): Readonly<Record<FaceRole, ReadonlySet<string>>> {
  const found = Object.fromEntries(faceRoles.map((role) => [role, new Set<string>()])) as Record<FaceRole, Set<string>>;
  const add = (role: FaceRole, text: string) => {
    const characters = found[role];
    for (const character of text) characters.add(character);
  };
  const { name, notice, copy, signer, publisher, date } = masthead;
  add('xiaobiaosong', name);
  // The masthead is not in the layout's lines; its ASCII is Latin too.
  const words = [notice, copy, formatNumberLine(masthead), signer, publisher, date].map((text) => text ?? '').join('');
  add('heiti', draft?.mark ?? '');
  add('latin', words.replace(/[^!-~]/g, ''));
  add('heiti', (notice ?? '').replace(/[!-~]/g, ''));
  add('fangsong', words.replace(/[!-~]/g, ''));
  add('kaiti', (signer ?? '').replace(/[!-~]/g, ''));
  for (const { blocks } of layout.pages) {
    for (const line of blocks.flatMap(listLines)) for (const { face, text } of line.runs) add(face, text);
  }
  return found;
}

function listLines(block: PlacedBlock): readonly SetLine[] {
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
