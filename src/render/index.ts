import type { Render } from './renderer.ts';

/**
 * The registry of formats. `--format`, help, docs and tests follow from it; to add a format, add a folder here and a line to this list.
 * Renderers are loaded on demand, being the heaviest part of the program.
 */
export const formats = {
  docx: async (): Promise<Render> => (await import('./docx/index.ts')).renderDocx,
  pdf: async (): Promise<Render> => (await import('./pdf/index.ts')).renderPdf,
} as const satisfies Record<string, () => Promise<Render>>;

export type Format = keyof typeof formats;
