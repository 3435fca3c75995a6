import type { Host } from '../host/host.ts';
import type { Face } from '../model/faces.ts';
import type { FaceRole } from '../model/layout.ts';
import { readCmap } from './cmap.ts';
import { covers } from './coverage.ts';
import { typstFamily } from './names.ts';
import { type FontFile, isUnreadable, readTable } from './sfnt.ts';

/** What a face must have to serve a role: common hanzi, or letters and figures. */
const PROBES = { hanzi: '的一是国', latin: 'Aa0' } as const;

/** Makes a face of a font found on the machine, or says why it cannot serve. */
export async function officeFace(host: Host, font: FontFile, role: FaceRole): Promise<Face | 'unreadable' | 'no-glyphs'> {
  const family = typstFamily(font.names);
  if (family === null) return 'unreadable';
  try {
    const [cmap, weight] = await Promise.all([readTable(host, font, 'cmap'), readWeight(host, font)]);
    const coverage = readCmap(cmap);
    const probe = role === 'latin' ? PROBES.latin : PROBES.hanzi;
    if (!Array.from(probe).every((character) => covers(coverage, character.codePointAt(0) ?? 0))) return 'no-glyphs';
    const { path, index } = font;
    return { family, path, index, weight, origin: 'office', has: (codePoint) => covers(coverage, codePoint) };
  } catch (error) {
    if (isUnreadable(error)) return 'unreadable';
    throw error;
  }
}

/** usWeightClass of the `OS/2` table, by which Typst tells the faces of a family apart. */
async function readWeight(host: Host, font: FontFile): Promise<number> {
  return (await readTable(host, font, 'OS/2')).getUint16(4);
}
