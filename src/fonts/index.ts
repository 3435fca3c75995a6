import type { Host } from '../host/host.ts';
import { defaultFontNames } from '../model/document-fonts.ts';
import type { Face, Faces } from '../model/faces.ts';
import { type FaceRole, faceRoles } from '../model/layout.ts';
import { type BundledFace, readBundledFaces } from './bundled.ts';
import { type Candidate, catalogue } from './catalogue.ts';
import { findGlyph, readCmap } from './cmap.ts';
import { covers } from './coverage.ts';
import { toTypstFamily } from './names.ts';
import { type MachineFonts, scanFonts } from './scan.ts';
import { type FontFile, isUnreadable, readTable } from './sfnt.ts';

export interface FontOptions {
  /** The package's font folder, absolute. */
  readonly assets: string;
  /** `office-first` prefers office fonts installed on this machine; `bundled` uses the package's only, so that pages agree everywhere. */
  readonly fonts: 'office-first' | 'bundled';
}

export interface FoundFaces {
  readonly faces: Faces;
  /** One report per role, in the order of the roles. */
  readonly roles: readonly RoleReport[];
  /** The fonts that a DOCX names and this machine has; null where it was not searched. */
  readonly named: ReadonlySet<string> | null;
  /** Font files of the machine that could not be read. */
  readonly unreadable: readonly string[];
}

/** Which face a role got, and why no better one. */
export interface RoleReport {
  readonly role: FaceRole;
  /** The face that sets the role's text. */
  readonly face: Face;
  /** Display name: `仿宋_GB2312`, or the open face ours was cut from. */
  readonly title: string;
  /** Better candidates, best first, and why each was not used. */
  readonly better: readonly SkippedFont[];
  /** What to install for the best result; null when the role has it. */
  readonly install: Candidate | null;
}

export interface SkippedFont {
  readonly candidate: Candidate;
  /** `no-glyphs`: lacks the hanzi or letters of its role; `not-searched`: bundled faces were requested. */
  readonly reason: 'not-found' | 'unreadable' | 'no-glyphs' | 'not-searched';
}

/**
 * Finds the faces of every role: office fonts in catalogue order, then the bundled ones, which together have every character of GB/T 2312
 * and 通用规范汉字表. Reads names and character maps, never outlines. Throws a `NodeJS.ErrnoException` when the package's own fonts are missing; a
 * damaged font of the machine is only skipped.
 */
export async function findFaces(host: Host, { assets, fonts }: FontOptions): Promise<FoundFaces> {
  const [bundled, machine] = await Promise.all([readBundledFaces(host, assets), fonts === 'bundled' ? null : scanFonts(host)]);
  const found = await Promise.all(faceRoles.map((role) => findRole(host, role, bundled[role], machine)));
  return {
    faces: Object.fromEntries(found.map(({ report, faces }) => [report.role, faces])) as unknown as Faces,
    roles: found.map(({ report }) => report),
    named: machine === null ? null : new Set(Object.values(defaultFontNames).filter((name) => machine.find(name) !== undefined)),
    unreadable: machine?.unreadable ?? [],
  };
}

interface FoundRole {
  readonly report: RoleReport;
  readonly faces: readonly [Face, ...Face[]];
}

async function findRole(host: Host, role: FaceRole, bundled: readonly BundledFace[], machine: MachineFonts | null): Promise<FoundRole> {
  const tried = await Promise.all(
    catalogue[role].map(async (candidate) => ({ candidate, result: await tryCandidate(host, role, candidate, machine) })),
  );
  const office = tried.flatMap(({ result }) => (typeof result === 'string' ? [] : [result]));
  const [first, ...rest] = [...office, ...bundled];
  if (first === undefined) throw new Error(`The package has no face for ${role}`);
  const chosen = tried.findIndex(({ result }) => result === first);
  const better = (chosen === -1 ? tried : tried.slice(0, chosen)).flatMap(({ candidate, result }) =>
    typeof result === 'string' ? [{ candidate, reason: result }] : [],
  );
  const title = tried[chosen]?.candidate.title ?? bundled[0]?.original ?? first.family;
  return { report: { role, face: first, title, better, install: better[0]?.candidate ?? null }, faces: [first, ...rest] };
}

async function tryCandidate(
  host: Host,
  role: FaceRole,
  candidate: Candidate,
  machine: MachineFonts | null,
): Promise<Face | SkippedFont['reason']> {
  if (machine === null) return 'not-searched';
  const font = candidate.names.map((name) => machine.find(name)).find((each) => each !== undefined);
  return font === undefined ? 'not-found' : loadOfficeFace(host, font, role);
}

/** Characters a face must have to serve a role. */
const PROBES = { hanzi: '的一是国', latin: 'Aa0' } as const;

/** Loads a font of the machine as a face, or says why it cannot be used. */
async function loadOfficeFace(host: Host, font: FontFile, role: FaceRole): Promise<Face | 'unreadable' | 'no-glyphs'> {
  const family = toTypstFamily(font.names);
  if (family === null) return 'unreadable';
  try {
    const table = (name: string) => readTable(host, font, name);
    const [cmap, head, hhea, hmtx] = await Promise.all([table('cmap'), table('head'), table('hhea'), table('hmtx')]);
    const weight = await readWeight(host, font);
    const coverage = readCmap(cmap);
    const probe = role === 'latin' ? PROBES.latin : PROBES.hanzi;
    if (!Array.from(probe).every((character) => covers(coverage, character.codePointAt(0) ?? 0))) return 'no-glyphs';
    const { path, index } = font;
    const tables = { cmap, head, hhea, hmtx };
    return {
      family,
      path,
      index,
      weight,
      origin: 'office',
      has: (codePoint) => covers(coverage, codePoint),
      advance: (codePoint) => readAdvance(tables, codePoint),
    };
  } catch (error) {
    if (isUnreadable(error)) return 'unreadable';
    throw error;
  }
}

/** usWeightClass of the `OS/2` table, by which Typst distinguishes faces of a family. */
async function readWeight(host: Host, font: FontFile): Promise<number> {
  return (await readTable(host, font, 'OS/2')).getUint16(4);
}

/** Tables of a font that tell how wide its characters are (OpenType 1.9). */
interface WidthTables {
  readonly cmap: DataView;
  readonly head: DataView;
  readonly hhea: DataView;
  readonly hmtx: DataView;
}

/** Bytes of a record of `hmtx`: advance and left side bearing. */
const RECORD = 4;

/** Advance of a character in em; undefined where the font has no glyph for it or is damaged. Looked up as needed: a text has few signs. */
function readAdvance({ cmap, head, hhea, hmtx }: WidthTables, codePoint: number): number | undefined {
  try {
    const glyph = findGlyph(cmap, codePoint);
    // Glyphs beyond the last record share its advance.
    const record = Math.min(glyph, hhea.getUint16(34) - 1);
    const advance = hmtx.getUint16(record * RECORD) / head.getUint16(18);
    return glyph !== 0 && Number.isFinite(advance) ? advance : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
