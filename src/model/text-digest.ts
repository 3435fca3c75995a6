import { createHash } from 'node:crypto';
import type { Bulletin } from './bulletin.ts';

/** Name of a DOCX's property that holds the digest of its items' text. */
export const TEXT_PROPERTY = 'BulletinText';

/** Hexadecimal digits of the digest: enough to tell the states of one issue apart. */
const LENGTH = 16;

/**
 * A digest of what the items say, so that a document that comes back can be told from one that was made before or after it. The text itself
 * is nowhere in the document but where it can be seen: what a reviewer takes out is out.
 */
export function textDigest({ sections }: Bulletin): string {
  const items = sections.flatMap((section) => section.items);
  // Where a node stands in its file and the bytes of a picture are no text.
  const text = JSON.stringify(items, (key, value: unknown) => (key === 'place' || key === 'data' ? undefined : value));
  return createHash('sha256').update(text).digest('hex').slice(0, LENGTH);
}
