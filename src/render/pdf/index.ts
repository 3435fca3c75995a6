import type { PlacedImage } from '../../model/layout.ts';
import type { RenderJob } from '../renderer.ts';
import { compilePdf, type PdfTask, type WorldFile, worldPath } from './compiler.ts';
import { type Drawing, draw } from './drawing.ts';
import { byRole, neededFaces } from './needed-faces.ts';

/**
 * The bulletin as PDF/A-2b, tagged, with its fonts embedded: the layout's lines set where the layout put them. The template says how a
 * page looks; it gets data and never markup. Throws a TemplateError when the template does not compile.
 */
export async function renderPdf(job: RenderJob): Promise<Uint8Array> {
  const images = new Map<string, WorldFile>();
  const drawn = draw(job, ({ image }: PlacedImage) => {
    const path = worldPath(image.data, `.${image.format}`);
    images.set(path, { path, data: image.data });
    return path;
  });
  const needed = neededFaces(job.bulletin, job.layout, job.faces);
  const fonts = byRole((role) => needed[role].map((face) => face.family));
  const drawing: Drawing = { ...drawn, fonts };
  const faces = Object.values(needed).flat();
  const task: PdfTask = {
    template: job.template,
    data: drawing,
    faces: faces.map(({ family, path }) => ({ family, path })),
    files: [...images.values()],
  };
  if (job.apart === null) return compilePdf(task);
  const { compiledApart } = await import('./apart.ts');
  return compiledApart(task, { pages: job.layout.pages.length, megapixels: dotsOf(job) / 1e6 }, job.apart);
}

/** How many dots its pictures have in all; what is drawn by lines has none. */
function dotsOf({ layout }: RenderJob): number {
  const pictures = layout.pages.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'image');
  return pictures.reduce((sum, { image }) => sum + (image.format === 'svg' ? 0 : image.width * image.height), 0);
}
