import { createHash } from 'node:crypto';
import { join, relative, sep } from 'node:path';
import { type Digest, type Host, toPathBelow } from '../host/host.ts';

/** The folders that the inputs of a build lie in, absolute: the issue, its publication, the package's templates. */
export interface InputRoots {
  readonly issue: string;
  readonly publication: string;
  readonly templates: string;
}

/** Prefix for the package's templates, whose path differs between machines. */
const SHIPPED = 'package:';

/** Name of an input in a manifest; null for a file outside these folders, such as a font. */
export function toInputName({ issue, publication, templates }: InputRoots, path: string): string | null {
  const shipped = toPathBelow(templates, path);
  if (shipped !== null) return SHIPPED + withSlashes(shipped);
  return toPathBelow(publication, path) === null ? null : withSlashes(relative(issue, path));
}

/** Path of an input by its name in a manifest. */
export function toInputPath({ issue, templates }: InputRoots, name: string): string {
  return name.startsWith(SHIPPED) ? join(templates, name.slice(SHIPPED.length)) : join(issue, name);
}

/**
 * Wraps a host to record every file read through it, with the digest of the bytes it returned, and every file that did not exist. A file
 * reached through a link is recorded under the link's path, since the link may change.
 */
export function recordInputs(host: Host, roots: InputRoots): { readonly host: Host; inputs(): Readonly<Record<string, Digest | null>> } {
  const found = new Map<string, Digest | null>();
  const asked = new Map<string, string>();
  const note = (path: string, digest: Digest | null) => {
    const name = toInputName(roots, asked.get(path) ?? path);
    if (name !== null && (digest !== null || !found.has(name))) found.set(name, digest);
  };
  const recorder: Host = {
    ...host,
    readFile: async (path, limit) => {
      const data = await host.readFile(path, limit);
      note(path, { bytes: data.length, sha256: hashSha256(data) });
      return data;
    },
    stat: async (path) => {
      const stat = await host.stat(path);
      if (stat === null) note(path, null);
      return stat;
    },
    realPath: async (path) => {
      try {
        const real = await host.realPath(path);
        if (real !== path) asked.set(real, path);
        return real;
      } catch (error) {
        if (ABSENT.has((error as NodeJS.ErrnoException).code ?? '')) note(path, null);
        throw error;
      }
    },
  };
  return { host: recorder, inputs: () => Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Errors that mean that a file does not exist. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR']);

/** SHA-256, hexadecimal. */
export function hashSha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

function withSlashes(path: string): string {
  return path.split(sep).join('/');
}
