import type { FormatFile, PublicJob } from '../renderer.ts';
import { writeText } from './write.ts';

/** Renders the issue as plain text in UTF-8, wrapped at a width on request. */
export async function renderText({ bulletin, options }: PublicJob): Promise<readonly FormatFile[]> {
  return [{ ending: '.txt', data: new TextEncoder().encode(writeText(bulletin, options.columns ?? null)) }];
}
