import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { extname, resolve } from 'node:path';
import type { NodeCompiler, NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import type { Face } from '../../model/faces.ts';
import type { RenderJob } from '../renderer.ts';
import { TemplateError } from '../template-error.ts';

/** The compiler is native code: it is loaded when the first PDF is wanted, by `require`, which a bundle run from a code cache has too. */
const load = createRequire(import.meta.url);

/**
 * The compiler's world is a folder that does not exist: whatever it reads was handed over under a name in here, so that neither a template
 * nor a picture can reach a file of the machine.
 */
const WORLD = resolve('/bulletin-world');

/** Compilations after which a cached result that was not used again is dropped. */
const CACHE_AGE = 10;

/** A picture to be handed over, under the path the template names it by. */
export interface WorldFile {
  readonly path: string;
  readonly data: Uint8Array;
}

interface Warm {
  readonly compiler: NodeCompiler;
  /** Family → file, for every face it was given. */
  readonly faces: ReadonlyMap<string, string>;
}

/** The process's compiler: making one costs as much as compiling an issue. */
let warm: Warm | null = null;

/** Names a file of the world after its content: a name never means two things, so no cache of the compiler can be stale. */
export function toWorldPath(data: Uint8Array | string, extension: string): string {
  return `/${createHash('sha256').update(data).digest('hex')}${extension}`;
}

/** A document to be compiled: a template, what it draws, and the faces and pictures that takes. Plain data, so that another process can be given it. */
export interface Composition {
  readonly template: RenderJob['template'];
  readonly data: unknown;
  readonly faces: readonly Pick<Face, 'family' | 'path'>[];
  readonly files: readonly WorldFile[];
}

/** What can be made of a document: PDF/A-2b; one SVG, its pages below each other; or what it says of widths, see `measuring`. */
export interface Compiled {
  readonly pdf: Uint8Array;
  readonly svg: string;
  readonly widths: readonly (readonly [number, number])[];
}
export type Kind = keyof Compiled;

type Document = Parameters<NodeCompiler['pdf']>[0];

const exporters: { readonly [K in Kind]: (compiler: NodeCompiler, document: Document, template: RenderJob['template']) => Compiled[K] } = {
  pdf: exportPdf,
  svg: (compiler, document) => compiler.plainSvg(document),
  widths: (compiler, document) => compiler.query(document, { selector: '<widths>', field: 'value' })[0],
};

/** Compiles a template with its data. Throws a TemplateError when the template is wrong; anything else thrown is a defect. */
export function compile<K extends Kind>({ template, data, faces, files }: Composition, kind: K): Compiled[K] {
  refusePackages(template);
  const compiler = getCompiler(faces);
  const main = resolve(`${WORLD}${toWorldPath(template.source, extname(template.path))}`);
  compiler.addSource(main, template.source);
  for (const file of files) compiler.mapShadow(resolve(WORLD + file.path), Buffer.from(file.data));
  try {
    const compiled = compiler.compile({ mainFilePath: main, inputs: { data: JSON.stringify(data) } });
    const document = compiled.result;
    if (document === null) throw toTemplateError(compiler, compiled.takeDiagnostics(), template);
    return exporters[kind](compiler, document, template);
  } finally {
    for (const file of files) compiler.unmapShadow(resolve(WORLD + file.path));
    compiler.evictCache(CACHE_AGE);
  }
}

/** What a template may not say, as there is no telling or knowing what it would load; the group is what is pointed at. */
const FORBIDDEN = [
  { pattern: /("@)[\w-]+\//u, message: 'packages are not available to a template' },
  { pattern: /(?:^|[^\w.-])((?:import|include)(?![\w-])(?!\s*"))/u, message: 'import and include must name a file in quotes' },
  { pattern: /(?:^|[^\w-])(eval)(?![\w-])/u, message: 'eval is not available to a template' },
] as const;

/**
 * The compiler would fetch a package from the network, and has no switch against it. So a template may neither name one nor make a name
 * while it runs, which only a computed import or `eval` can do. Words in comments do not count.
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
 * The warm compiler when it has all faces, else a new one with those and the ones it had. Families are named one by one in the data, so
 * that a face too many never shows; only two files of one family would, and then the old ones go.
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

function exportPdf(compiler: NodeCompiler, document: Document, template: RenderJob['template']): Uint8Array {
  try {
    return compiler.pdf(document, { pdfStandard: 'a-2b' });
  } catch (error) {
    const messages = [...String((error as Error).message).matchAll(/message: "((?:[^"\\]|\\.)*)"/gu)].map(([, text]) => text ?? '');
    throw messages.length === 0 ? error : new TemplateError(template.path, messages.join('; '));
  }
}

/** What `fetchDiagnostics` gives for each finding; its positions count from 0. */
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
