import { isUtf8 } from 'node:buffer';
import { dirname } from 'node:path';
import type { Host } from '../host/host.ts';
import { DEFAULT_FORMATS, type Format } from '../model/formats.ts';
import type { Periodical } from '../model/publication/periodical.ts';
import { YAML_BYTES } from '../read/bounds.ts';
import { readPublication } from '../read/index.ts';
import { resolveInside } from '../read/inside.ts';

/** What a build does unless the command says otherwise. */
export interface BuildDefaults {
  readonly formats: readonly Format[];
  readonly fonts: 'office-first' | 'bundled';
  readonly restart: Periodical['restart'];
}

const DEFAULTS: BuildDefaults = { formats: DEFAULT_FORMATS, fonts: 'office-first', restart: 'year' };

/** Matches any UTF-8 text that may name these; an escape may spell the key. */
const MAY_NAME_DEFAULTS = /formats|格式|fonts|字体|series|刊期|[\0\\]/;

/**
 * Reads what a `bulletin.yaml` says of builds and of the series. Every build asks, so the file is parsed only if it may name them. What is wrong in it is
 * reported when the issue is read. Throws a `NodeJS.ErrnoException`.
 */
export async function readBuildDefaults(host: Host, publication: string): Promise<BuildDefaults> {
  // A link out of the folder or a huge file is not opened here.
  const found = await resolveInside(host, dirname(publication), publication);
  if (found === null || found === 'outside' || found.size > YAML_BYTES) return DEFAULTS;
  const bytes = await host.readFile(found.path);
  if (isUtf8(bytes) && !MAY_NAME_DEFAULTS.test(new TextDecoder().decode(bytes))) return DEFAULTS;
  const { formats = DEFAULTS.formats, fonts = DEFAULTS.fonts, series } = (await readPublication(host, publication)).publication.values;
  return { formats, fonts, restart: series?.restart ?? DEFAULTS.restart };
}
