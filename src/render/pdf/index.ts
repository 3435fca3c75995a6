import type { PlacedImage } from '../../model/layout.ts';
import type { PageJob, RenderJob } from '../renderer.ts';
import { PictureError, TemplateError } from '../template-error.ts';
import { type CompilerOutput, type Composition, compile, type Kind, pictureTemplate, toWorldPath, type WorldFile } from './compiler.ts';
import { type Drawing, drawPages } from './drawing.ts';
import { findNeededFaces, mapRoles, nameTwins } from './needed-faces.ts';
import { cutPages, type Outlines, type PageSvg } from './page-svg.ts';
import { measuring, toWidths, Widths } from './widths.ts';

export type { Outlines, PageSvg };

/**
 * Renders a bulletin as tagged PDF/A-2b with embedded fonts, the layout's lines set where the layout put them. The template decides how a
 * page looks; it receives data, never markup. Throws a TemplateError when the template does not compile.
 */
export async function renderPdf(job: RenderJob): Promise<Uint8Array> {
  return compose(job, 'pdf');
}

/**
 * Renders the pages of that PDF as SVG, from the same document and compiler. Throws a TemplateError as `renderPdf` does.
 *
 * @param outlines cache kept between calls; it saves most of the work
 */
export async function renderPages(job: PageJob, outlines: Outlines = new Map()): Promise<readonly PageSvg[]> {
  return cutPages(await compose(job, 'svg'), outlines);
}

function toComposition(job: PageJob): Composition {
  // An office's own template may predate drafts.
  if (job.bulletin.draft !== undefined && !job.template.source.includes('"draft"')) {
    throw new TemplateError(
      job.template.path,
      'it does not draw data "draft", and pages of a draft would bear no mark (see the page.typ of jianbao)',
    );
  }
  const { masthead, imprint } = job.bulletin;
  const missing = [
    ...(masthead.above !== undefined && !/head\.above/.test(job.template.source) ? ['masthead.above, the line above the name'] : []),
    ...(job.page.pdf === 'press' && !/settings\.at\("pdf"/.test(job.template.source) ? ['settings.pdf, the inks for press'] : []),
    ...(imprint.distribution.some(({ above }) => above) && !/entry\.above/.test(job.template.source) ? ['entry.above of the imprint'] : []),
  ];
  if (missing.length > 0)
    throw new TemplateError(job.template.path, `it does not draw ${missing.join(' and ')} (see the page.typ of jianbao)`);
  const needed = findNeededFaces(job.bulletin, job.layout, job.faces);
  const fonts = { ...mapRoles((role) => needed[role].map((face) => face.family)), ...nameTwins(needed) };
  const faces = Object.values(needed)
    .flat()
    .flatMap((face) => [face, ...Object.values(face.twins ?? {})])
    .map(({ family, path }) => ({ family, path }));
  const images = new Map<string, WorldFile>();
  const pathOf = ({ image }: PlacedImage) => {
    const path = toWorldPath(image.data, `.${image.format}`);
    images.set(path, { path, data: image.data });
    return path;
  };
  const widths = new Widths(job.faces);
  let drawn = drawPages(job, pathOf, widths);
  const words = widths.unknown;
  if (words.length > 0) {
    widths.learn(
      toWidths(
        compile({ template: measuring, data: { fonts, words: words.map(({ face, text }) => [face, text]) }, faces, files: [] }, 'widths'),
      ),
    );
    drawn = drawPages(job, pathOf, widths);
  }
  const { pdf } = job.page;
  const files = [...images.values()];
  return { template: job.template, data: { ...drawn, fonts } satisfies Drawing, faces, files, ...(pdf !== undefined && { standard: pdf }) };
}

/** Compiles the document, in a separate process where the template may not terminate. Throws a PictureError when a picture is to blame. */
async function compose<K extends Kind>(job: PageJob, kind: K): Promise<CompilerOutput[K]> {
  const composition = toComposition(job);
  try {
    if (job.apart === null) return compile(composition, kind);
    const { compileApart } = await import('./apart.ts');
    return await compileApart(composition, kind, { pages: job.layout.pages.length, megapixels: countDots(job) / 1e6 }, job.apart);
  } catch (error) {
    throw (error instanceof TemplateError && findBrokenPicture(job)) || error;
  }
}

/** Compiles each picture alone, to find the first that fails; null when none does. */
function findBrokenPicture({ layout }: Pick<RenderJob, 'layout'>): PictureError | null {
  const images = new Set(layout.pages.flatMap(({ blocks }) => blocks).flatMap((block) => (block.kind === 'image' ? [block.image] : [])));
  for (const image of images) {
    const path = toWorldPath(image.data, `.${image.format}`);
    try {
      compile({ template: pictureTemplate, data: { path }, faces: [], files: [{ path, data: image.data }] }, 'pdf');
    } catch (error) {
      if (error instanceof TemplateError) return new PictureError(image);
      throw error;
    }
  }
  return null;
}

/** Total pixels of its pictures; SVGs have none. */
function countDots({ layout }: Pick<RenderJob, 'layout'>): number {
  const pictures = layout.pages.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'image');
  return pictures.reduce((sum, { image }) => sum + (image.format === 'svg' ? 0 : image.width * image.height), 0);
}
