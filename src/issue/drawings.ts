import { createHash } from 'node:crypto';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { type Host, LimitExceeded } from '../host/host.ts';
import { DRAWING_DPI, type DrawingTask } from '../model/drawing.ts';
import type { Faces } from '../model/faces.ts';
import type { Layout, PlacedImage } from '../model/layout.ts';

/** Most processor time in milliseconds and memory that drawing an SVG for both formats may take. */
const BOUNDS = { milliseconds: 3_500, megabytes: 400 };

/** Verdicts by content and width: a preview asks again at every keystroke. */
const verdicts = new Map<string, Promise<boolean>>();
const MOST_VERDICTS = 1_000;

/** Tries the SVGs that may take long in a bounded process, and reports those that cannot be drawn there. */
export async function tryDrawings(host: Pick<Host, 'runIsolated'>, { pages }: Layout, faces: Faces): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  const drawings = pages.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'image' && block.image.demanding === true);
  for (const { image, width } of drawings as readonly PlacedImage[]) {
    const task = { drawing: image.data, width: Math.ceil((width / 25.4) * DRAWING_DPI), face: faces.heiti[0] };
    if (await judge(host, task)) continue;
    found.push(createDiagnostic('image-safe', image.place, { path: toExcerpt(image.path), problem: 'complexity' }));
  }
  return found;
}

function judge(host: Pick<Host, 'runIsolated'>, { drawing, width, face }: DrawingTask): Promise<boolean> {
  const key = createHash('sha256').update(`${width} ${face.path}\n`).update(drawing).digest('hex');
  const known = verdicts.get(key);
  if (known !== undefined) return known;
  if (verdicts.size >= MOST_VERDICTS) verdicts.clear();
  const task: DrawingTask = { drawing, width, face: { family: face.family, path: face.path } };
  const verdict = host.runIsolated(task, BOUNDS).then(
    (answer) => answer === true,
    (error: unknown) => {
      if (error instanceof LimitExceeded) return false;
      verdicts.delete(key);
      throw error;
    },
  );
  verdicts.set(key, verdict);
  return verdict;
}
