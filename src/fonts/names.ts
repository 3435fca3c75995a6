/** A decoded record of a font's `name` table. */
export interface NameRecord {
  readonly id: number;
  readonly text: string;
  /** Whether Typst decodes the record too. */
  readonly plain: boolean;
}

/** Name ids of the OpenType specification. */
export const NAME_ID = { family: 1, style: 2, full: 4, postScript: 6 } as const;

const ASKED_FOR: ReadonlySet<number> = new Set(Object.values(NAME_ID));

/**
 * Decodes the names with the ids above, in the order of their records; the rest is licences and trademarks in many languages. GBK is
 * supported because Chinese fonts of the nineties have their Chinese name only in it. Records outside the table are skipped. Throws a
 * RangeError when the table is truncated.
 */
export function readNames(table: DataView): NameRecord[] {
  const count = table.getUint16(2);
  const strings = table.getUint16(4);
  const names: NameRecord[] = [];
  for (let index = 0; index < count; index++) {
    const record = 6 + 12 * index;
    const id = table.getUint16(record + 6);
    if (!ASKED_FOR.has(id)) continue;
    const encoding = findEncoding(table.getUint16(record), table.getUint16(record + 2));
    const length = table.getUint16(record + 8);
    const offset = strings + table.getUint16(record + 10);
    if (encoding === null || offset + length > table.byteLength) continue;
    const text = getDecoder(encoding).decode(new Uint8Array(table.buffer, table.byteOffset + offset, length));
    names.push({ id, text: text.replaceAll('\0', '').trim(), plain: encoding !== 'gb18030' });
  }
  return names;
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** Cached: creating a decoder takes longer than decoding a name. */
function getDecoder(encoding: string) {
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding);
  decoders.set(encoding, decoder);
  return decoder;
}

const MACINTOSH: Readonly<Record<number, string>> = { 0: 'macintosh', 25: 'gb18030' };
const WINDOWS: Readonly<Record<number, string>> = { 0: 'utf-16be', 1: 'utf-16be', 3: 'gb18030', 10: 'utf-16be' };

/** Encoding of a record by platform (0 Unicode, 1 Macintosh, 3 Windows) and encoding id; null when unsupported. */
function findEncoding(platform: number, encoding: number): string | null {
  if (platform === 0) return 'utf-16be';
  return (platform === 1 ? MACINTOSH : platform === 3 ? WINDOWS : undefined)?.[encoding] ?? null;
}

/** Words that Typst takes for a style and strips off the family name, and modifiers that may precede them. */
const STYLE =
  'normal|italic|oblique|slanted|thin|th|hairline|light|lt|regular|medium|med|md|bold|bd|demi|extb|black|blk|bk|heavy|narrow|condensed|cond|cn|cd|compressed|expanded|exp';
const MODIFIER = 'extra|ext|ex|x|semi|sem|sm|demi|dem|ultra';
const STYLE_SUFFIX = new RegExp(`[ _-](?:(?:${MODIFIER})[ _-]?)?(?:${STYLE})+$`, 'iu');

/**
 * The family by which Typst knows a font: its first family name (id 1, not the typographic family) in table order, without trailing style
 * words: `LXGW WenKai Light` becomes `LXGW WenKai`, `FandolFang R` stays. Null when it has none, and Typst does not load it.
 */
export function toTypstFamily(names: readonly NameRecord[]): string | null {
  let family = names.find(({ id, plain }) => id === NAME_ID.family && plain)?.text.replace(/^\.+/u, '');
  if (family === undefined) return null;
  while (STYLE_SUFFIX.test(family)) family = family.replace(STYLE_SUFFIX, '');
  return family;
}
