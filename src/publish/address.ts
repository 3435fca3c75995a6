import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { Bulletin } from '../model/bulletin.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import type { Envelope, MailSettings } from '../model/publication/mail.ts';

/** The label of those who get the issue to read; 报 and 送 get it on paper. */
const READERS = '发';

/** Finds the addresses of those to whom the issue is distributed, and names those who have none. */
export function addressMail(
  manuscript: Manuscript,
  { imprint }: Bulletin,
  settings: MailSettings,
): { readonly envelope: Envelope; readonly diagnostics: readonly Diagnostic[] } {
  const { publication } = manuscript;
  const recipients = imprint.distribution.filter(({ label }) => label === READERS).flatMap(({ to }) => splitRecipients(to));
  const found = recipients.map((recipient) => ({ recipient, entries: settings.addresses.filter(({ name }) => recipient.includes(name)) }));
  const to = found.flatMap(({ entries }) => entries.flatMap((entry) => entry.to.map((address) => ({ name: entry.name, address }))));
  const place = publication.place('mail.addresses') ?? publication.place('mail') ?? toFileStart(publication.file);
  const unknown = found.filter(({ entries }) => entries.length === 0);
  const listed = publication.values.formats ?? [];
  return {
    envelope: {
      from: settings.from ?? null,
      to: to.filter(({ address }, index) => to.findIndex((other) => other.address === address) === index),
      attach: settings.attach ?? (listed.includes('ofd') ? ['pdf', 'ofd'] : ['pdf']),
    },
    diagnostics: unknown.map(({ recipient }) => createDiagnostic('mail-address', place, { recipient: toExcerpt(recipient) })),
  };
}

/** Splits a line of recipients at 、 ， ； outside of brackets. */
function splitRecipients(to: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of to.replace(/。$/u, '')) {
    if ('（('.includes(character)) depth += 1;
    if ('）)'.includes(character)) depth -= 1;
    if (depth === 0 && /[、，；,;]/u.test(character)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
