import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import { formatNames, isFileOf } from '../model/formats.ts';
import { readManifest } from '../write/manifest.ts';
import { findOutputPlace } from '../write/place.ts';
import type { Plan } from './plan.ts';

/**
 * Finds files in the `dist` of an issue that look like outputs, which no manifest names. A folder given with `--output` is the user's and may
 * hold anything.
 */
export async function findForeign(host: Host, { located, options }: Plan): Promise<readonly string[]> {
  if (options.output !== undefined) return [];
  const place = findOutputPlace(host, located.folder);
  const places = [place, findOutputPlace(host, located.folder, undefined, 'review')];
  const { folder } = place;
  if ((await host.stat(folder))?.kind !== 'folder') return [];
  const manifests = await Promise.all(places.map((place) => readManifest(host, join(place.folder, place.manifest))));
  const made = manifests.flatMap((manifest) => (manifest?.outputs ?? []).map(({ file }) => file));
  const ours = new Set([...places.map(({ manifest }) => manifest), ...made]);
  return (await host.list(folder))
    .filter(({ name, kind }) => kind !== 'folder' && !ours.has(name) && formatNames.some((format) => isFileOf(format, name)))
    .map(({ name }) => name);
}
