import { NAME_ID, type NameRecord, readNames } from '../../fonts/names.ts';
import type { Face, Faces, Twin } from '../../model/faces.ts';
import type { FaceRole } from '../../model/layout.ts';
import { OPENING_MARKS } from '../../model/marks.ts';
import { type FontProgram, readProgram } from './sfnt.ts';

/** A face that a document is set in, as a resource of the package. */
export interface UsedFont {
  readonly id: number;
  /** Its full name, and the family by which an office knows it. */
  readonly name: string;
  readonly family: string;
  /** Null where its licence forbids embedding. */
  readonly file: { readonly name: string; readonly data: Uint8Array } | null;
}

/** A glyph's face as the package has it, and how far the glyph stands to the right of where the compiler's stands, in em. */
export interface GlyphFont {
  readonly id: number;
  readonly shift: number;
}

interface KnownFace {
  readonly face: Face;
  readonly twin: Twin | null;
}

interface LoadedFace {
  readonly face: Face;
  readonly program: FontProgram;
  readonly names: readonly NameRecord[];
}

/** The faces of a document by the names that the PDF gives them, and the characters that it uses of each. */
export class FontBook {
  readonly #known: ReadonlyMap<string, KnownFace>;
  readonly #loaded: ReadonlyMap<Face, LoadedFace>;
  readonly #families: ReadonlyMap<Face, string>;
  readonly #nextId: () => number;
  readonly #used = new Map<Face, { readonly id: number; readonly characters: Set<string> }>();

  constructor(
    known: ReadonlyMap<string, KnownFace>,
    loaded: ReadonlyMap<Face, LoadedFace>,
    families: ReadonlyMap<Face, string>,
    nextId: () => number,
  ) {
    this.#known = known;
    this.#loaded = loaded;
    this.#families = families;
    this.#nextId = nextId;
  }

  /** Notes that a text is set in a font; null when no face of the document has that name. */
  use(postScriptName: string, text: string): GlyphFont | null {
    const known = this.#known.get(postScriptName);
    if (known === undefined) return null;
    const used = this.#used.get(known.face) ?? { id: this.#nextId(), characters: new Set() };
    this.#used.set(known.face, used);
    for (const character of text) used.characters.add(character);
    return { id: used.id, shift: known.twin === null ? 0 : SHIFTS[known.twin](text) };
  }

  /** Cuts each face to what is used of it. */
  async embed(): Promise<UsedFont[]> {
    const fonts: UsedFont[] = [];
    for (const [face, { id, characters }] of this.#used) {
      const { program, names } = this.#loaded.get(face) as LoadedFace;
      const data = await subset(program, [...characters].sort().join(''));
      const file = data === null ? null : { name: `font_${id}.${program.postScript ? 'otf' : 'ttf'}`, data };
      const family = this.#families.get(face) ?? pickName(names, NAME_ID.family, face.family);
      fonts.push({ id, name: pickName(names, NAME_ID.full, face.family), family, file });
    }
    return fonts;
  }
}

/**
 * Where the glyphs of a twin stand, in em to the right. The package needs no twins: it places every glyph, so that a mark in half a square is
 * the plain mark.
 */
const SHIFTS: Readonly<Record<Twin, (text: string) => number>> = {
  half: (text) => (OPENING_MARKS.has(text) ? -0.5 : 0),
  before: () => 0.25,
  after: () => 0,
  both: () => 0.25,
};

/** The package's own faces bear no name that an office knows: the family says what they stand for, in case a reader ignores the file. */
const FAMILIES: Readonly<Record<FaceRole, string>> = {
  xiaobiaosong: '方正小标宋简体',
  fangsong: '仿宋',
  heiti: '黑体',
  kaiti: '楷体',
  song: '宋体',
  latin: 'Times New Roman',
};

/** Opens the faces that a document may use. */
export async function openFontBook(
  needed: Readonly<Record<FaceRole, readonly Face[]>>,
  faces: Faces,
  readFont: (path: string) => Promise<Uint8Array>,
  nextId: () => number,
): Promise<FontBook> {
  const known = new Map<string, KnownFace>();
  const loaded = new Map<Face, LoadedFace>();
  for (const face of new Set(Object.values(needed).flat())) {
    const own = await loadFace(face, readFont);
    loaded.set(face, own);
    for (const name of postScriptNames(own)) known.set(name, { face, twin: null });
    for (const [twin, { path }] of Object.entries(face.twins ?? {})) {
      const other = await loadFace({ ...face, path, index: 0 }, readFont);
      for (const name of postScriptNames(other)) known.set(name, { face, twin: twin as Twin });
    }
  }
  const families = new Map(
    (Object.keys(FAMILIES) as FaceRole[])
      .map((role) => [faces[role][0], FAMILIES[role]] as const)
      .filter(([face]) => face.origin === 'bundled'),
  );
  return new FontBook(known, loaded, families, nextId);
}

async function loadFace(face: Face, readFont: (path: string) => Promise<Uint8Array>): Promise<LoadedFace> {
  const program = readProgram(await readFont(face.path), face.index);
  const table = program.table('name');
  return { face, program, names: table === null ? [] : readNames(table) };
}

function postScriptNames({ names }: LoadedFace): string[] {
  return names.filter(({ id }) => id === NAME_ID.postScript).map(({ text }) => text);
}

/** A name in Chinese if there is one. */
function pickName(names: readonly NameRecord[], id: number, other: string): string {
  const texts = names.filter((name) => name.id === id && name.text !== '').map(({ text }) => text);
  return texts.find((text) => /\p{Script=Han}/u.test(text)) ?? texts[0] ?? other;
}

/** Tables that a subset does without: every glyph is placed, and nothing is substituted. */
const DROPPED = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'JSTF', 'kern', 'vhea', 'vmtx', 'VORG', 'STAT', 'DSIG', 'FFTM'];

/** Bits of fsType in the table OS/2 (OpenType 1.9). */
const LICENCE = { restricted: 0x0002, previewOrEditable: 0x000c, noSubsetting: 0x0100, bitmapsOnly: 0x0200 };

/** HarfBuzz; the package has no types. */
type SubsetFont = (font: Buffer, characters: string, options: object) => Promise<Buffer>;

/** Cuts a font to some characters; null where its licence forbids embedding. */
async function subset(program: FontProgram, characters: string): Promise<Uint8Array | null> {
  const os2 = program.table('OS/2');
  const licence = os2 === null ? 0 : os2.getUint16(8);
  const forbidden = (licence & LICENCE.restricted) !== 0 && (licence & LICENCE.previewOrEditable) === 0;
  if (forbidden || (licence & LICENCE.bitmapsOnly) !== 0) return null;
  if ((licence & LICENCE.noSubsetting) !== 0) return program.data;
  const { default: subsetFont } = (await import('subset-font' as string)) as { readonly default: SubsetFont };
  const options = { targetFormat: 'truetype', preserveNameIds: [1, 2, 3, 4, 5, 6, 13, 14], dropTables: DROPPED };
  return new Uint8Array(await subsetFont(Buffer.from(program.data), characters, options));
}
