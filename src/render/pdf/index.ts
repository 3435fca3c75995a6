import type { PlacedImage } from '../../model/layout.ts';
import type { RenderJob } from '../renderer.ts';
import { type Composition, compilePdf, compileSvg, type WorldFile, worldPath } from './compiler.ts';
import { type Drawing, draw } from './drawing.ts';
import { byRole, neededFaces } from './needed-faces.ts';
import { cutPages, type Outlines, type PageSvg } from './page-svg.ts';

export type { Outlines, PageSvg };

/**
 * The bulletin as PDF/A-2b, tagged, with its fonts embedded: the layout's lines set where the layout put them. The template says how a
 * page looks; it gets data and never markup. Throws a TemplateError when the template does not compile.
 */
export async function renderPdf(job: RenderJob): Promise<Uint8Array> {
  return compilePdf(...compositionOf(job));
}

/**
 * The pages of that PDF as pictures, made of the same document by the same compiler. Throws a TemplateError as `renderPdf` does.
 *
 * @param outlines kept from one call to the next, they spare most of the work of making a picture
 */
export async function renderPages(job: Omit<RenderJob, 'rasterise'>, outlines: Outlines = new Map()): Promise<readonly PageSvg[]> {
  return cutPages(compileSvg(...compositionOf(job)), outlines);
}

function compositionOf(job: Omit<RenderJob, 'rasterise'>): Composition {
  const images = new Map<string, WorldFile>();
  const drawn = draw(job, ({ image }: PlacedImage) => {
    const path = worldPath(image.data, `.${image.format}`);
    images.set(path, { path, data: image.data });
    return path;
  });
  const needed = neededFaces(job.bulletin, job.layout, job.faces);
  const fonts = byRole((role) => needed[role].map((face) => face.family));
  const data: Drawing = { ...drawn, fonts };
  return [job.template, data, Object.values(needed).flat(), [...images.values()]];
}
