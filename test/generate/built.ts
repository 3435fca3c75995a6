import { build } from '../../src/build/build.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Format } from '../../src/model/formats.ts';
import type { Files } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';

/** The result of a build of `issue-1` in memory. */
export interface Built {
  readonly docx: Uint8Array | undefined;
  readonly pdf: Uint8Array | undefined;
  readonly errors: readonly Diagnostic[];
}

/** Builds `issue-1` of files that are named from the publication's folder. */
export async function built(files: Files, formats: readonly Format[] = ['docx', 'pdf']): Promise<Built> {
  const host = packagedHost(Object.fromEntries(Object.entries(files).map(([path, content]) => [`/work/${path}`, content])));
  const { outputs, diagnostics } = await build(host, { issue: 'issue-1', formats, fonts: 'bundled' });
  const of = (format: Format) => host.files.get(outputs.find((each) => each.format === format)?.path ?? '');
  return { docx: of('docx'), pdf: of('pdf'), errors: diagnostics.filter(({ severity }) => severity === 'error') };
}
