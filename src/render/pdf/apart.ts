import { type Host, LimitExceeded } from '../../host/host.ts';
import type { DrawingTask } from '../../model/drawing.ts';
import { drawSvg } from '../rasterise.ts';
import { TemplateBound, TemplateError } from '../template-error.ts';
import { type CompilerOutput, type Composition, compile, type Kind, pictureTemplate, toWorldPath } from './compiler.ts';

/** Asks the other process for a compilation. */
interface CompileTask {
  readonly composition: Composition;
  readonly kind: Kind;
}

/** The answer of the other process. Plain data, because errors do not survive the transfer. */
type Answer =
  | { readonly made: CompilerOutput[Kind] }
  | { readonly wrong: Pick<TemplateError, 'file' | 'line' | 'column' | 'message'> }
  | { readonly defect: string };

/** The answer for a drawing: its bitmap, or why one of the formats cannot draw it. */
type Bitmap = Uint8Array | { readonly reason: string };

/** Entry point in the other process: compiles a document, or draws a drawing. */
export async function answerTask(task: CompileTask | DrawingTask, host: Pick<Host, 'readFile'>): Promise<Answer | Bitmap> {
  return 'drawing' in task ? tryDrawing(host, task) : compileTask(task);
}

function compileTask({ composition, kind }: CompileTask): Answer {
  try {
    return { made: compile(composition, kind) };
  } catch (error) {
    if (!(error instanceof TemplateError)) return { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    const { file, line, column, message } = error;
    return { wrong: { file, line, column, message } };
  }
}

/** Draws an SVG as both formats do. */
async function tryDrawing(host: Pick<Host, 'readFile'>, { drawing, width, face }: DrawingTask): Promise<Bitmap> {
  const path = toWorldPath(drawing, '.svg');
  try {
    const bitmap = await drawSvg(host, face, drawing, width);
    compile({ template: pictureTemplate, data: { path }, faces: [face], files: [{ path, data: drawing }] }, 'pdf');
    return bitmap;
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Bounds for a compilation. The largest PDFs take a tenth of a second and a megabyte per page, and four bytes per pixel of their pictures.
 */
const BASE = { milliseconds: 6_000, megabytes: 400 };
const A_PAGE = { milliseconds: 100, megabytes: 1 };

/**
 * Compiles in a separate process that is killed when it takes far more time or memory than such a bulletin can need: a template is a
 * program and may not terminate. Throws a TemplateError when the template is wrong.
 */
export async function compileApart<K extends Kind>(
  composition: Composition,
  kind: K,
  size: { readonly pages: number; readonly megapixels: number },
  apart: (message: unknown, bounds: { readonly milliseconds: number; readonly megabytes: number }) => Promise<unknown>,
): Promise<CompilerOutput[K]> {
  const milliseconds = BASE.milliseconds + A_PAGE.milliseconds * size.pages;
  const megabytes = Math.round(BASE.megabytes + A_PAGE.megabytes * size.pages + 4 * size.megapixels);
  const answer = (await apart({ composition, kind } satisfies CompileTask, { milliseconds, megabytes }).catch((error: unknown) => {
    if (!(error instanceof LimitExceeded)) throw error;
    throw new TemplateBound(
      composition.template.path,
      error.limit === 'time' ? { seconds: Math.round(milliseconds / 1000) } : { megabytes },
    );
  })) as Answer;
  if ('made' in answer) return answer.made as CompilerOutput[K];
  if ('defect' in answer) throw new Error(answer.defect);
  const { file, line, column, message } = answer.wrong;
  throw new TemplateError(file, message, line === null || column === null ? null : { line, column });
}
