import { createHash } from 'node:crypto';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { toFailure } from '../failures.ts';
import { type Host, LimitExceeded } from '../host/host.ts';
import { DRAWING_DPI, type DrawingTask } from '../model/drawing.ts';
import type { Faces } from '../model/faces.ts';
import type { Layout, PlacedImage } from '../model/layout.ts';

/** Most processor time in milliseconds and memory that drawing an SVG for both formats may take. */
const BOUNDS = { milliseconds: 2_000, megabytes: 400 };

/** After so many that cannot be drawn, the others are not tried: each may take seconds, and the build fails already. */
const MOST_REFUSED = 3;

/** Bitmaps by content and width, null for what cannot be drawn: a preview asks again at every keystroke. */
const known = new Map<string, Promise<Uint8Array | null>>();
const MOST_KNOWN = 1_000;
/** In bytes. */
const MOST_KEPT = 50_000_000;
let kept = 0;

export interface DrawingResult {
  /** Bitmaps by the bytes of their SVG. */
  readonly drawn: ReadonlyMap<Uint8Array, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Draws the SVGs that may take long in a bounded process, and reports those that cannot be drawn there. */
export async function tryDrawings(host: Pick<Host, 'runIsolated'>, { pages }: Layout, faces: Faces): Promise<DrawingResult> {
  const drawn = new Map<Uint8Array, Uint8Array>();
  const diagnostics: Diagnostic[] = [];
  const drawings = pages.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'image' && block.image.demanding === true);
  for (const { image, width } of drawings as readonly PlacedImage[]) {
    if (diagnostics.length === MOST_REFUSED) break;
    const bitmap = await draw(host, { drawing: image.data, width: Math.ceil((width / 25.4) * DRAWING_DPI), face: faces.heiti[0] });
    if (bitmap !== null) drawn.set(image.data, bitmap);
    else diagnostics.push(createDiagnostic('image-safe', image.place, { path: toExcerpt(image.path), problem: 'complexity' }));
  }
  return { drawn, diagnostics };
}

function draw(host: Pick<Host, 'runIsolated'>, { drawing, width, face }: DrawingTask): Promise<Uint8Array | null> {
  const key = createHash('sha256').update(`${width} ${face.path}\n`).update(drawing).digest('hex');
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN || kept > MOST_KEPT) {
    known.clear();
    kept = 0;
  }
  const task: DrawingTask = { drawing, width, face: { family: face.family, path: face.path } };
  const bitmap = host
    .runIsolated(task, BOUNDS)
    .then((answer) => {
      if (answer instanceof Uint8Array) {
        kept += answer.length;
        return answer;
      }
      // Where this Node may not draw at all, the picture is not at fault.
      const failure = toFailure(new Error((answer as { readonly reason: string }).reason));
      if (failure !== null) throw failure;
      return null;
    })
    .catch((error: unknown) => {
      if (error instanceof LimitExceeded) return null;
      known.delete(key);
      throw error;
    });
  known.set(key, bitmap);
  return bitmap;
}
