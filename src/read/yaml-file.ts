import type { z } from 'zod/mini';
import { fileName, type Host } from '../host/host.ts';
import type { Draft } from '../model/manuscript.ts';
import { YAML_BYTES } from './bounds.ts';
import { createBrokenDraft, readDraft, type Schema } from './draft.ts';
import { readText } from './files.ts';
import type { Report } from './source.ts';

/**
 * Reads a YAML file by a schema.
 *
 * @param path absolute
 * @throws NodeJS.ErrnoException when it cannot be read
 */
export async function readYamlFile<S extends Schema>(host: Host, path: string, schema: S, report: Report): Promise<Draft<z.output<S>>> {
  const source = await readText(host, path, YAML_BYTES, report);
  if (source === null) return createBrokenDraft(fileName(host, path), schema);
  const end = source.text.length;
  return readDraft(source, { start: 0, end, head: source.firstLine(0, end) }, schema, report);
}
