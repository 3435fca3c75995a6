import { createHash } from 'node:crypto';
import type { Bulletin } from './bulletin.ts';

/** Name of the DOCX property with the digest of the items' text. */
export const TEXT_PROPERTY = 'BulletinText';

/** Hexadecimal digits of the digest: enough to tell the states of one issue apart. */
const LENGTH = 16;

/**
 * A digest of the items' text that tells which build a returned document came from. The document has the digest only, so text that a
 * reviewer deleted is gone.
 */
export function digestText({ sections }: Bulletin): string {
  const items = sections.flatMap((section) => section.items);
  // Places and image bytes are not text.
  const text = JSON.stringify(items, (key, value: unknown) => (key === 'place' || key === 'data' ? undefined : value));
  return createHash('sha256').update(text).digest('hex').slice(0, LENGTH);
}
