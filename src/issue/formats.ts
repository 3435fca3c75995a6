import { isUtf8 } from 'node:buffer';
import { dirname } from 'node:path';
import type { Host } from '../host/host.ts';
import { DEFAULT_FORMATS, type Format } from '../model/formats.ts';
import { YAML_BYTES } from '../read/bounds.ts';
import { readPublication } from '../read/index.ts';
import { resolveInside } from '../read/inside.ts';

/** Matches any UTF-8 text that may name formats; an escape may spell the key. */
const MAY_NAME_FORMATS = /formats|格式|[\0\\]/;

/**
 * Reads the formats that a `bulletin.yaml` asks for. Every build asks, so the file is parsed only if it may name them. What is wrong in it is
 * reported when the issue is read. Throws a `NodeJS.ErrnoException`.
 */
export async function readFormats(host: Host, publication: string): Promise<readonly Format[]> {
  // A link out of the folder or a huge file is not opened here.
  const found = await resolveInside(host, dirname(publication), publication);
  if (found === null || found === 'outside' || found.size > YAML_BYTES) return DEFAULT_FORMATS;
  const bytes = await host.readFile(found.path);
  if (isUtf8(bytes) && !MAY_NAME_FORMATS.test(new TextDecoder().decode(bytes))) return DEFAULT_FORMATS;
  return (await readPublication(host, publication)).publication.values.formats ?? DEFAULT_FORMATS;
}
