import { createHash } from 'node:crypto';
import { join, relative, sep } from 'node:path';
import { below, type Digest, type Host } from '../host/host.ts';

/** Where the files of a build lie, absolute: the issue, the publication around it, the templates that ship with the program. */
export interface Grounds {
  readonly issue: string;
  readonly publication: string;
  readonly templates: string;
}

/** What is below the package's own templates, whose place differs from machine to machine. */
const SHIPPED = 'package:';

/** The name by which a manifest knows a file; null for one that is none of the build's, as a font. */
export function inputName({ issue, publication, templates }: Grounds, path: string): string | null {
  const shipped = below(templates, path);
  if (shipped !== null) return SHIPPED + withSlashes(shipped);
  return below(publication, path) === null ? null : withSlashes(relative(issue, path));
}

/** The path of a file by that name. */
export function inputPath({ issue, templates }: Grounds, name: string): string {
  return name.startsWith(SHIPPED) ? join(templates, name.slice(SHIPPED.length)) : join(issue, name);
}

/**
 * A host that notes every file read through it, with the hash of the very bytes it gave, and every file that was looked for in vain. A file
 * come to by a link is noted under the link's path, as the link may lead elsewhere tomorrow.
 */
export function recording(host: Host, grounds: Grounds): { readonly host: Host; inputs(): Readonly<Record<string, Digest | null>> } {
  const found = new Map<string, Digest | null>();
  const asked = new Map<string, string>();
  const note = (path: string, digest: Digest | null) => {
    const name = inputName(grounds, asked.get(path) ?? path);
    if (name !== null && (digest !== null || !found.has(name))) found.set(name, digest);
  };
  const recorder: Host = {
    ...host,
    readFile: async (path) => {
      const data = await host.readFile(path);
      note(path, { bytes: data.length, sha256: sha256(data) });
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

const ABSENT = new Set(['ENOENT', 'ENOTDIR']);

/** Hexadecimal. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

function withSlashes(path: string): string {
  return path.split(sep).join('/');
}
