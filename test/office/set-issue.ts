import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findFaces } from '../../src/fonts/index.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import type { Bulletin } from '../../src/model/bulletin.ts';
import type { Layout } from '../../src/model/layout.ts';
import { advanceOf } from '../../src/model/widths.ts';
import { renderDocx } from '../../src/render/docx/index.ts';
import { renderOfd } from '../../src/render/ofd/index.ts';
import { renderPdf } from '../../src/render/pdf/index.ts';
import type { FormatJob, RenderJob } from '../../src/render/renderer.ts';
import { rasterise, readFont } from '../render/pages.ts';
import { page, set } from '../typeset/making.ts';

const source = readFileSync(new URL('../../templates/jianbao/page.typ', import.meta.url), 'utf8');

async function createJob(bulletin: Bulletin): Promise<RenderJob> {
  const { faces } = await findFaces(nodeHost(), { assets: fileURLToPath(new URL('../../fonts', import.meta.url)), fonts: 'bundled' });
  const layout = set(bulletin, advanceOf(faces));
  return { bulletin, layout, page, faces, rasterise, apart: null, template: { path: 'page.typ', source } };
}

/** An issue in both formats, in the package's faces. */
export async function setIssue(
  bulletin: Bulletin,
): Promise<{ readonly layout: Layout; readonly pdf: Uint8Array; readonly docx: Uint8Array }> {
  const job = await createJob(bulletin);
  return { layout: job.layout, pdf: await renderPdf(job), docx: await renderDocx(job) };
}

/** An issue as OFD, and the PDF whose pages it shows. */
export async function setOfd(
  bulletin: Bulletin,
  given: Partial<FormatJob> = {},
): Promise<{ readonly ofd: Uint8Array; readonly pdf: Uint8Array }> {
  const job = await createJob(bulletin);
  return { ofd: await renderOfd({ ...job, readFont, options: {}, sources: [], ...given }), pdf: await renderPdf(job) };
}
