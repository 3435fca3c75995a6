import type { Entry, Host } from '../host/host.ts';
import { joinPath, listFontFolders } from './folders.ts';
import { NAME_ID } from './names.ts';
import { type FontFile, isUnreadable, readFonts } from './sfnt.ts';

/** The fonts of a machine by name. */
export interface MachineFonts {
  /** Finds a font by family, full or PostScript name in any language; for a family, its regular face. */
  find(name: string): FontFile | undefined;
  /** Files named like fonts that could not be read. */
  readonly unreadable: readonly string[];
}

/** Maximum depth below a font folder; also ends link cycles. */
const MAX_DEPTH = 6;
/** Files read concurrently. */
const AT_ONCE = 32;

/** Scans the font folders of the machine. Unreadable folders and files are skipped. */
export async function scanFonts(host: Host): Promise<MachineFonts> {
  const paths = (await Promise.all(listFontFolders(host).map((folder) => listFontFiles(host, folder, MAX_DEPTH)))).flat().sort();
  const fonts: FontFile[] = [];
  const unreadable: string[] = [];
  for (let start = 0; start < paths.length; start += AT_ONCE) {
    const batch = paths.slice(start, start + AT_ONCE).map(async (path) => ({ path, found: await tryFonts(host, path) }));
    for (const { path, found } of await Promise.all(batch)) {
      if (found === null) unreadable.push(path);
      else fonts.push(...found);
    }
  }
  const byName = indexByName(fonts);
  return { find: (name) => byName.get(toKey(name)), unreadable };
}

async function listFontFiles(host: Host, folder: string, depth: number): Promise<string[]> {
  const entries = await ignoreUnreadable(host.list(folder), []);
  const below = await Promise.all(
    entries.map(async (entry) => {
      const path = joinPath(host.platform, folder, entry.name);
      const kind = await resolveKind(host, path, entry);
      if (kind === 'folder') return depth > 0 ? listFontFiles(host, path, depth - 1) : [];
      return kind === 'file' && /\.(?:ttf|otf|ttc|otc)$/iu.test(entry.name) ? [path] : [];
    }),
  );
  return below.flat();
}

async function resolveKind(host: Host, path: string, entry: Entry): Promise<Entry['kind']> {
  if (entry.kind !== 'link') return entry.kind;
  return (await ignoreUnreadable(host.stat(path), null))?.kind ?? 'other';
}

function tryFonts(host: Host, path: string): Promise<FontFile[] | null> {
  return ignoreUnreadable(readFonts(host, path), null);
}

/** Returns a fallback when a file or folder cannot be read; any other error is rethrown. */
async function ignoreUnreadable<T, U>(result: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await result;
  } catch (error) {
    if (isUnreadable(error)) return otherwise;
    throw error;
  }
}

/**
 * Indexes fonts by name. A full or PostScript name names one face; a family name stands for its regular face. The first file in path order
 * wins.
 */
function indexByName(fonts: readonly FontFile[]): ReadonlyMap<string, FontFile> {
  const byName = new Map<string, FontFile>();
  const add = (font: FontFile, ids: readonly number[]) => {
    for (const { id, text } of font.names) if (ids.includes(id) && !byName.has(toKey(text))) byName.set(toKey(text), font);
  };
  for (const font of fonts) add(font, [NAME_ID.full, NAME_ID.postScript]);
  for (const font of fonts) if (!isStyled(font)) add(font, [NAME_ID.family]);
  return byName;
}

function isStyled(font: FontFile): boolean {
  return font.names.some(({ id, text }) => id === NAME_ID.style && /bold|italic|oblique|light|medium|black|heavy|粗|斜/iu.test(text));
}

function toKey(name: string): string {
  return name.trim().toLowerCase();
}
