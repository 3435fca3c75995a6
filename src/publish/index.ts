import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { Bulletin } from '../model/bulletin.ts';
import { type Format, factsOf, isPublic, type PublicFormat } from '../model/formats.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import type { Envelope } from '../model/publication/mail.ts';
import type { PublicSettings } from '../model/publication.ts';
import { addressMail } from './address.ts';
import { clearBulletin } from './clear.ts';

/** What one format may print. */
export interface Edition {
  readonly format: Format;
  readonly bulletin: Bulletin;
  /** Of a message. */
  readonly envelope?: Envelope | null;
}

/** Which of the formats asked for can be made, and of what. */
export interface Editions {
  readonly editions: readonly Edition[];
  /** Formats of the standing order that this issue cannot have. */
  readonly withheld: readonly Format[];
  /** An error where a format must not be made. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Decides what each format may print. The office's own have the bulletin as it is. A format that the issue must not have is an error when it
 * was asked for, and a note when it only stands in `bulletin.yaml`, so that the printed edition of a classified issue is still made.
 */
export function decideEditions(manuscript: Manuscript, bulletin: Bulletin, formats: readonly Format[], isStanding: boolean): Editions {
  const editions: Edition[] = [];
  const withheld: Format[] = [];
  const diagnostics: Diagnostic[] = [];
  const { values } = manuscript.publication;
  const isAsked = formats.some(isPublic);
  const cleared = isAsked && values.public !== undefined ? clearBulletin(manuscript, bulletin, values.public) : null;
  for (const format of formats) {
    const refusal = factsOf(format).reach === 'office' ? null : findIssueRefusal(manuscript, bulletin, format);
    if (refusal !== null) {
      withheld.push(format);
      diagnostics.push(isStanding ? { ...refusal, severity: 'note' } : refusal);
    } else if (isPublic(format)) {
      const unset = findSettingRefusal(manuscript, format);
      if (unset !== null) diagnostics.push(unset);
      else if (cleared !== null && cleared.bulletin.sections.length > 0) editions.push({ format, bulletin: cleared.bulletin });
      else {
        const empty = createDiagnostic('edition-items', toFileStart(manuscript.issue.file), { edition: factsOf(format).label });
        withheld.push(format);
        diagnostics.push(isStanding ? { ...empty, severity: 'note' } : empty);
      }
    } else if (factsOf(format).reach === 'distribution') {
      const { mail } = values;
      const message = mail === undefined ? null : addressMail(manuscript, bulletin, mail);
      if (message === null) diagnostics.push(createDiagnostic('mail-set', toFileStart(manuscript.publication.file), {}));
      else editions.push({ format, bulletin, envelope: message.envelope });
      diagnostics.push(...(message?.diagnostics ?? []));
    } else {
      editions.push({ format, bulletin });
    }
  }
  const isMade = editions.some(({ format }) => isPublic(format));
  const leftOut = isAsked ? [...findUnknownSections(manuscript, values.public), ...(isMade ? (cleared?.diagnostics ?? []) : [])] : [];
  return { editions, withheld, diagnostics: [...diagnostics, ...leftOut] };
}

/** Finds why an issue must not leave the house in a format; null if it may. */
function findIssueRefusal({ issue }: Manuscript, bulletin: Bulletin, format: Format): Diagnostic | null {
  const { reach, label: edition } = factsOf(format);
  const at = (field: string) => issue.place(field) ?? toFileStart(issue.file);
  const { classification } = issue.values;
  if (classification !== undefined) {
    return createDiagnostic('edition-unclassified', at('classification'), { edition, level: classification.level });
  }
  if (reach === 'public' && issue.values.public === false) return createDiagnostic('edition-open', at('public'), { edition });
  return bulletin.draft === undefined ? null : createDiagnostic('edition-final', at('stage'), { edition });
}

/** Finds why the publication allows no edition in a format; null if it does. */
function findSettingRefusal({ publication }: Manuscript, format: PublicFormat): Diagnostic | null {
  const { public: settings } = publication.values;
  const { label: edition } = factsOf(format);
  const place = publication.place('public.editions') ?? publication.place('public') ?? toFileStart(publication.file);
  if (settings === undefined) return createDiagnostic('edition-cleared', place, { edition });
  const isListed = settings.editions?.includes(format) ?? true;
  return isListed ? null : createDiagnostic('edition-listed', place, { edition });
}

function findUnknownSections({ publication }: Manuscript, settings: PublicSettings | undefined): Diagnostic[] {
  const known = (publication.values.sections ?? []).map(({ title }) => title);
  return (settings?.sections ?? []).flatMap((section, index) => {
    if (known.includes(section)) return [];
    const place = publication.place(`public.sections.${index}`) ?? toFileStart(publication.file);
    return [createDiagnostic('edition-section', place, { section: toExcerpt(section) })];
  });
}
