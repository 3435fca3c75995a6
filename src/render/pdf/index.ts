import type { PlacedImage } from '../../model/layout.ts';
import type { RenderJob } from '../renderer.ts';
import { TemplateError } from '../template-error.ts';
import { type Compiled, type Composition, compile, type Kind, type WorldFile, worldPath } from './compiler.ts';
import { type Drawing, draw } from './drawing.ts';
import { byRole, neededFaces } from './needed-faces.ts';
import { cutPages, type Outlines, type PageSvg } from './page-svg.ts';
import { measuring, Widths, widthsIn } from './widths.ts';

export type { Outlines, PageSvg };

/**
 * The bulletin as PDF/A-2b, tagged, with its fonts embedded: the layout's lines set where the layout put them. The template says how a
 * page looks; it gets data and never markup. Throws a TemplateError when the template does not compile.
 */
export async function renderPdf(job: RenderJob): Promise<Uint8Array> {
  return composed(job, 'pdf');
}

/**
 * The pages of that PDF as pictures, made of the same document by the same compiler. Throws a TemplateError as `renderPdf` does.
 *
 * @param outlines kept from one call to the next, they spare most of the work of making a picture
 */
export async function renderPages(job: Omit<RenderJob, 'rasterise'>, outlines: Outlines = new Map()): Promise<readonly PageSvg[]> {
  return cutPages(await composed(job, 'svg'), outlines);
}

function compositionOf(job: Omit<RenderJob, 'rasterise'>): Composition {
  // An office's own template may be older than drafts are.
  if (job.bulletin.draft !== undefined && !job.template.source.includes('"draft"')) {
    throw new TemplateError(
      job.template.path,
      'it does not draw data "draft", and pages of a draft would bear no mark (see the page.typ of jianbao)',
    );
  }
  const needed = neededFaces(job.bulletin, job.layout, job.faces);
  const fonts = byRole((role) => needed[role].map((face) => face.family));
  const faces = Object.values(needed)
    .flat()
    .map(({ family, path }) => ({ family, path }));
  const images = new Map<string, WorldFile>();
  const pathOf = ({ image }: PlacedImage) => {
    const path = worldPath(image.data, `.${image.format}`);
    images.set(path, { path, data: image.data });
    return path;
  };
  const widths = new Widths(job.faces);
  let drawn = draw(job, pathOf, widths);
  const words = widths.unknown;
  if (words.length > 0) {
    widths.learn(
      widthsIn(
        compile({ template: measuring, data: { fonts, words: words.map(({ face, text }) => [face, text]) }, faces, files: [] }, 'widths'),
      ),
    );
    drawn = draw(job, pathOf, widths);
  }
  return { template: job.template, data: { ...drawn, fonts } satisfies Drawing, faces, files: [...images.values()] };
}

/** Makes something of the document, in a process of its own where the template may never end. */
async function composed<K extends Kind>(job: Omit<RenderJob, 'rasterise'>, kind: K): Promise<Compiled[K]> {
  const composition = compositionOf(job);
  if (job.apart === null) return compile(composition, kind);
  const { compiledApart } = await import('./apart.ts');
  return compiledApart(composition, kind, { pages: job.layout.pages.length, megapixels: dotsOf(job) / 1e6 }, job.apart);
}

/** How many dots its pictures have in all; what is drawn by lines has none. */
function dotsOf({ layout }: Pick<RenderJob, 'layout'>): number {
  const pictures = layout.pages.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'image');
  return pictures.reduce((sum, { image }) => sum + (image.format === 'svg' ? 0 : image.width * image.height), 0);
}
