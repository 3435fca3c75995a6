import type { Render } from './renderer.ts';

/**
 * The one list of formats. `--format`, help, documents and tests follow from it; a new format is a folder here and a line in this list.
 * Each is loaded when it is asked for: the writers are the heavy part of the program.
 */
export const formats = {
  docx: async (): Promise<Render> => (await import('./docx/index.ts')).renderDocx,
  pdf: async (): Promise<Render> => (await import('./pdf/index.ts')).renderPdf,
} as const satisfies Record<string, () => Promise<Render>>;

export type Format = keyof typeof formats;
