import { build } from '../../src/build/build.ts';
import type { Format } from '../../src/model/formats.ts';
import { publicFormats } from '../../src/model/formats.ts';
import type { Files } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';

export interface Published {
  readonly state: string;
  /** Code, severity and file of each diagnostic about editions. */
  readonly found: readonly (readonly [code: string, severity: string, file: string])[];
  /** Files by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly formats: readonly string[];
}

/** Builds `issue-1` of a publication in memory; a public edition of every kind unless told otherwise. */
export async function publish(
  files: Files,
  { formats = publicFormats, columns }: { readonly formats?: readonly Format[] | 'standing'; readonly columns?: number } = {},
): Promise<Published> {
  const host = packagedHost(Object.fromEntries(Object.entries(files).map(([path, content]) => [`/work/${path}`, content])));
  const result = await build(host, {
    issue: 'issue-1',
    formats: formats === 'standing' ? undefined : formats,
    each: true,
    columns,
    fonts: 'bundled',
  });
  const found = result.diagnostics.filter(({ code }) => /^edition-|^mail-|-public$/.test(code));
  return {
    state: result.state,
    found: found.map(({ code, severity, place }) => [code, severity, place.file.split('/').at(-1) ?? '']),
    files: new Map(result.outputs.map(({ path }) => [path.split('/').at(-1) ?? '', host.files.get(path) as Uint8Array])),
    formats: [...new Set(result.outputs.map(({ format }) => format))],
  };
}

/** The text of a file, and of every picture inside it, byte for byte. */
export function everything(bytes: Uint8Array): string {
  const whole = new TextDecoder().decode(bytes);
  const inner = [...whole.matchAll(/base64,([A-Za-z0-9+/=]+)/g)].map(([, code = '']) => Buffer.from(code, 'base64').toString('utf8'));
  return [whole, ...inner].join('\n');
}
