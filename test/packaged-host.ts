import { join } from 'node:path';
import type { Host } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node/index.ts';
import { type Files, type MemoryHost, memoryHost } from './memory-host.ts';

/** A host in memory with the package's fonts and templates, so that an issue without errors can be typeset. */
export function packagedHost(files: Files, options: Partial<Pick<Host, 'env'>> = {}): MemoryHost {
  const memory = memoryHost(files, options);
  const node = nodeHost();
  const root = join(import.meta.dirname, '..');
  const of = (path: string): Host => (path.startsWith(root) ? node : memory);
  return {
    ...memory,
    readFile: (path) => of(path).readFile(path),
    readPart: (path, offset, length) => of(path).readPart(path, offset, length),
    list: (path) => of(path).list(path),
    stat: (path) => of(path).stat(path),
    realPath: (path) => of(path).realPath(path),
    runIsolated: node.runIsolated,
    digest: (path) => of(path).digest(path),
  };
}
