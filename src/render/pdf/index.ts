import type { PlacedImage } from '../../model/layout.ts';
import type { RenderJob } from '../renderer.ts';
import { TemplateError } from '../template-error.ts';
import { compilePdf, type WorldFile, worldPath } from './compiler.ts';
import { type Drawing, draw } from './drawing.ts';
import { byRole, neededFaces } from './needed-faces.ts';

/**
 * The bulletin as PDF/A-2b, tagged, with its fonts embedded: the layout's lines set where the layout put them. The template says how a
 * page looks; it gets data and never markup. Throws a TemplateError when the template does not compile.
 */
export async function renderPdf(job: RenderJob): Promise<Uint8Array> {
  // An office's own template may be older than drafts are.
  if (job.bulletin.draft !== undefined && !job.template.source.includes('"draft"')) {
    throw new TemplateError(
      job.template.path,
      'it does not draw data "draft", and pages of a draft would bear no mark (see the page.typ of jianbao)',
    );
  }
  const images = new Map<string, WorldFile>();
  const drawn = draw(job, ({ image }: PlacedImage) => {
    const path = worldPath(image.data, `.${image.format}`);
    images.set(path, { path, data: image.data });
    return path;
  });
  const needed = neededFaces(job.bulletin, job.layout, job.faces);
  const fonts = byRole((role) => needed[role].map((face) => face.family));
  const drawing: Drawing = { ...drawn, fonts };
  return compilePdf(job.template, drawing, Object.values(needed).flat(), [...images.values()]);
}
