import type { Host } from '../host/host.ts';
import type { Face, Twin } from '../model/faces.ts';
import type { FaceRole } from '../model/layout.ts';
import { readPages } from './coverage.ts';
import { joinPath } from './folders.ts';

/** `fonts/index.json`, written by `scripts/cut-fonts.js`. */
interface FontIndex {
  readonly roles: Readonly<Partial<Record<FaceRole, readonly string[]>> & Record<'latin', readonly string[]>>;
  readonly faces: readonly {
    readonly family: string;
    /** Name of the face it was cut from. */
    readonly original: string;
    readonly file: string;
    readonly unitsPerEm: number;
    /** See `readPages`. */
    readonly coverage: string;
    /** Characters by width in font units; all others are squares. */
    readonly widths: Readonly<Record<string, string>>;
    /** Of a twin: which it is, and the family whose characters it has. */
    readonly twin?: Twin;
    readonly of?: string;
  }[];
}

/** A face of the package. */
export interface BundledFace extends Face {
  /** Name of the face it was cut from, for display. */
  readonly original: string;
}

/**
 * Reads the package's own faces by role, best first. Throws a `NodeJS.ErrnoException` when the package has no fonts, a SyntaxError when
 * their index is damaged.
 */
export async function readBundledFaces(host: Host, assets: string): Promise<Readonly<Record<FaceRole, readonly BundledFace[]>>> {
  const index: FontIndex = JSON.parse(decodeAscii(await host.readFile(joinPath(host.platform, assets, 'index.json'))));
  const faces = new Map(
    index.faces.map(({ family, original, file, unitsPerEm, coverage, widths }): [string, BundledFace] => {
      // Lazy: most texts never need the later faces of a role.
      let covers: ((codePoint: number) => boolean) | undefined;
      const has = (codePoint: number) => {
        covers ??= readPages(coverage);
        return covers(codePoint);
      };
      let advances: ReadonlyMap<number, number> | undefined;
      const advance = (codePoint: number) => {
        advances ??= readWidths(widths, unitsPerEm);
        return advances.get(codePoint) ?? 1;
      };
      return [family, { family, original, path: joinPath(host.platform, assets, file), index: 0, origin: 'bundled', has, advance }];
    }),
  );
  const twinsOf = (family: string) =>
    Object.fromEntries(index.faces.filter(({ of }) => of === family).map((twin) => [twin.twin, faces.get(twin.family)]));
  const whole = new Map([...faces].map(([family, face]) => [family, { ...face, twins: twinsOf(family) }]));
  // A folder that was cut before a role existed sets it in the Latin face.
  const ofRole = (role: FaceRole) => (index.roles[role] ?? index.roles.latin).flatMap((family) => whole.get(family) ?? []);
  return {
    xiaobiaosong: ofRole('xiaobiaosong'),
    fangsong: ofRole('fangsong'),
    heiti: ofRole('heiti'),
    kaiti: ofRole('kaiti'),
    song: ofRole('song'),
    latin: ofRole('latin'),
  };
}

/** Widths by code point, as fractions of the type size. */
function readWidths(widths: Readonly<Record<string, string>>, unitsPerEm: number): ReadonlyMap<number, number> {
  return new Map(
    Object.entries(widths).flatMap(([units, characters]) =>
      Array.from(characters, (character): [number, number] => [character.codePointAt(0) ?? 0, Number(units) / unitsPerEm]),
    ),
  );
}

/** The index is ASCII; creating a TextDecoder takes longer than decoding it. */
function decodeAscii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
