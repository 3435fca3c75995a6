import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { extname, resolve } from 'node:path';
import type { NodeCompiler, NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import type { Face } from '../../model/faces.ts';
import type { PageSettings } from '../../model/page.ts';
import type { RenderJob } from '../renderer.ts';
import { TemplateError } from '../template-error.ts';

/** The compiler is native code, loaded with the first PDF. By `require`, which also works in a bundle run from a code cache. */
const load = createRequire(import.meta.url);

/**
 * The compiler's root is a folder that does not exist: everything it reads is passed in under a name below it, so that neither a template
 * nor a picture can reach a file of the machine.
 */
const WORLD = resolve('/bulletin-world');

/** Compilations after which an unused cached result is dropped. */
const CACHE_AGE = 10;

/** A picture passed in, with the path by which the template refers to it. */
export interface WorldFile {
  readonly path: string;
  readonly data: Uint8Array;
}

interface WarmCompiler {
  readonly compiler: NodeCompiler;
  /** File of each face by family. */
  readonly faces: ReadonlyMap<string, string>;
}

/** The process's compiler, kept because creating one costs as much as compiling an issue. */
let warm: WarmCompiler | null = null;

/** Names a file by its content: a name never means two things, so no cache of the compiler can be stale. */
export function toWorldPath(data: Uint8Array | string, extension: string): string {
  return `/${createHash('sha256').update(data).digest('hex')}${extension}`;
}

/**
 * Input of a compilation: a template, its data, and the faces and pictures it needs. Plain data, so that it can be sent to another process.
 */
export interface Composition {
  readonly template: RenderJob['template'];
  readonly data: unknown;
  readonly faces: readonly Pick<Face, 'family' | 'path'>[];
  readonly files: readonly WorldFile[];
  /** What the PDF conforms to; PDF/A-2b when left out. */
  readonly standard?: PageSettings['pdf'];
}

/** Output of a compilation: a PDF; one SVG with all pages below each other; or measured widths, see `measuring`. */
export interface CompilerOutput {
  readonly pdf: Uint8Array;
  readonly svg: string;
  readonly widths: readonly (readonly [number, number])[];
}
export type Kind = keyof CompilerOutput;

type Document = Parameters<NodeCompiler['pdf']>[0];

const exporters: {
  readonly [K in Kind]: (compiler: NodeCompiler, document: Document, composition: Composition) => CompilerOutput[K];
} = {
  pdf: exportPdf,
  svg: (compiler, document) => compiler.plainSvg(document),
  widths: (compiler, document) => compiler.query(document, { selector: '<widths>', field: 'value' })[0],
};

/** Compiles a template with its data. Throws a TemplateError when the template is wrong; anything else thrown is a defect. */
export function compile<K extends Kind>(composition: Composition, kind: K): CompilerOutput[K] {
  const { template, data, faces, files } = composition;
  refusePackages(template);
  const compiler = getCompiler(faces);
  const main = resolve(`${WORLD}${toWorldPath(template.source, extname(template.path))}`);
  compiler.addSource(main, template.source);
  for (const file of files) compiler.mapShadow(resolve(WORLD + file.path), Buffer.from(file.data));
  try {
    const compiled = compiler.compile({ mainFilePath: main, inputs: { data: JSON.stringify(data) } });
    const document = compiled.result;
    if (document === null) throw toTemplateError(compiler, compiled.takeDiagnostics(), template);
    return exporters[kind](compiler, document, composition);
  } finally {
    for (const file of files) compiler.unmapShadow(resolve(WORLD + file.path));
    compiler.evictCache(CACHE_AGE);
  }
}

/** A document with nothing but the picture at `path`, for trying whether it can be drawn. */
export const pictureTemplate: RenderJob['template'] = {
  path: 'picture.typ',
  source:
    '#set document(title: "picture", date: datetime(year: 2000, month: 1, day: 1))\n#image(json(bytes(sys.inputs.data)).path, width: 15cm)',
};

/** Constructs forbidden in templates, because they could load something unknown; the capture group is the position reported. */
const FORBIDDEN = [
  { pattern: /("@)[\w-]+\//u, message: 'packages are not available to a template' },
  { pattern: /(?:^|[^\w.-])((?:import|include)(?![\w-])(?!\s*"))/u, message: 'import and include must name a file in quotes' },
  { pattern: /(?:^|[^\w-])(eval)(?![\w-])/u, message: 'eval is not available to a template' },
] as const;

/**
 * The compiler would fetch packages from the network and has no switch against it. So a template may neither name a package nor construct a
 * name at run time, which only a computed import or `eval` can do. Comments are ignored.
 */
function refusePackages({ path, source }: RenderJob['template']): void {
  for (const [index, text] of source.split('\n').entries()) {
    const line = text.replace(/\/\/.*$/u, '');
    for (const { pattern, message } of FORBIDDEN) {
      const found = pattern.exec(line);
      if (found === null) continue;
      const column = found.index + found[0].indexOf(found[1] ?? '') + 1;
      throw new TemplateError(path, message, { line: index + 1, column });
    }
  }
}

/**
 * Returns the warm compiler if it has all faces, otherwise a new one with those and the ones it had. Families are named one by one in the
 * data, so an extra face never shows; only when a family changes its file are the old faces dropped.
 */
function getCompiler(faces: Composition['faces']): NodeCompiler {
  const wanted = new Map(faces.map((face) => [face.family, face.path]));
  if (warm !== null && [...wanted].every(([family, path]) => warm?.faces.get(family) === path)) return warm.compiler;
  const kept = [...(warm?.faces ?? [])];
  const clash = kept.some(([family, path]) => wanted.has(family) && wanted.get(family) !== path);
  const all = new Map([...(clash ? [] : kept), ...wanted]);
  const { NodeCompiler } = load('@myriaddreamin/typst-ts-node-compiler') as typeof import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({ workspace: WORLD, fontArgs: [{ fontPaths: [...new Set(all.values())].sort() }] });
  warm = { compiler, faces: all };
  return compiler;
}

function exportPdf(compiler: NodeCompiler, document: Document, { template, standard = 'a-2b' }: Composition): Uint8Array {
  try {
    return compiler.pdf(document, standard === 'press' ? {} : { pdfStandard: standard });
  } catch (error) {
    const messages = [...String((error as Error).message).matchAll(/message: "((?:[^"\\]|\\.)*)"/gu)].map(([, text]) => text ?? '');
    throw messages.length === 0 ? error : new TemplateError(template.path, messages.join('; '));
  }
}

/** A finding of `fetchDiagnostics`; its positions count from 0. */
interface TypstDiagnostic {
  readonly message: string;
  readonly severity: number | string;
  readonly path?: string;
  readonly range?: { readonly start: { readonly line: number; readonly character: number } };
}

function toTemplateError(compiler: NodeCompiler, error: NodeError | null, template: RenderJob['template']): Error {
  const found = error === null ? [] : (compiler.fetchDiagnostics(error) as TypstDiagnostic[]);
  const first = found[0];
  if (first === undefined) return new Error('Typst failed without saying why');
  const start = first.range?.start;
  return new TemplateError(
    template.path,
    first.message,
    start === undefined ? null : { line: start.line + 1, column: start.character + 1 },
  );
}
