import { type Document, Packer } from 'docx';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { settings } from './settings.ts';

const CORE_PROPERTIES = 'docProps/core.xml';

/**
 * The bytes of a document, the same whenever they are made: npm `docx` stamps the zip's entries and the core properties with the clock,
 * which is put right here.
 *
 * @param date The document's date, ISO.
 */
export async function packed(document: Document, date: string): Promise<Uint8Array> {
  const bytes = await Packer.toBuffer(document, undefined, [{ path: 'word/settings.xml', data: settings }]);
  const parts: Zippable = {};
  // The zip format knows local time, from 1980 on; a local date is the same bytes in every time zone.
  const mtime = new Date(1980, 0, 1);
  for (const [path, data] of Object.entries(unzipSync(bytes))) {
    parts[path] = [path === CORE_PROPERTIES ? dated(data, date) : data, { mtime }];
  }
  return zipSync(parts);
}

function dated(core: Uint8Array, date: string): Uint8Array {
  return strToU8(strFromU8(core).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`));
}
