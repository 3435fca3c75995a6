import type { Format, PublicFormat } from '../model/formats.ts';
import type { FormatJob, Render, RenderPublic } from './renderer.ts';

/**
 * The registry of renderers, one for each format in `model/formats.ts`; to add one, add a folder here and a line to both lists. Renderers are
 * loaded on demand, being the heaviest part of the program.
 */
export const renderers = {
  docx: async () => asOneFile('docx', (await import('./docx/index.ts')).renderDocx),
  pdf: async () => asOneFile('pdf', (await import('./pdf/index.ts')).renderPdf),
  ofd: async () => asOneFile('ofd', (await import('./ofd/index.ts')).renderOfd),
  html: async () => (await import('./html/index.ts')).renderHtml,
  text: async () => (await import('./text/index.ts')).renderText,
  wechat: async () => (await import('./wechat/index.ts')).renderWechat,
  eml: async () => (await import('./eml/index.ts')).renderEml,
} as const satisfies { readonly [F in Format]: () => Promise<F extends PublicFormat ? RenderPublic : Render> };

/** A renderer that gives one file, which has the name. */
function asOneFile(extension: string, render: (job: FormatJob) => Promise<Uint8Array>): Render {
  return async (job) => [{ ending: `.${extension}`, data: await render(job) }];
}
