import type { ComparedParagraph, WordStyle } from '../../model/comparison.ts';
import { type Faces, findFace } from '../../model/faces.ts';
import type { FaceRole } from '../../model/layout.ts';
import type { ComparisonJob } from '../comparison.ts';
import { compile } from './compiler.ts';
import { mapRoles } from './needed-faces.ts';

/** A run as the template sets it. */
interface DrawnRun {
  readonly text: string;
  readonly face: FaceRole;
  readonly look: WordStyle;
  readonly change: ComparedParagraph['end'];
}

/** Face by role of the paragraph; 仿宋 for roles not listed. */
const faces: Partial<Readonly<Record<ComparedParagraph['role'], FaceRole>>> = {
  notice: 'heiti',
  name: 'xiaobiaosong',
  'section-title': 'heiti',
  'item-title': 'heiti',
  'heading-1': 'heiti',
  'heading-2': 'kaiti',
  'editors-note': 'kaiti',
  byline: 'kaiti',
  caption: 'kaiti',
  picture: 'kaiti',
};

/** Label beside an item that was added, removed or moved. */
const labels: Partial<Readonly<Record<ComparedParagraph['end'], string>>> = {
  inserted: '新增稿件',
  deleted: '撤下稿件',
  'moved-away': '移走稿件',
  'moved-here': '移来稿件',
};

/**
 * Renders a comparison as a PDF for print (花脸稿): deletions struck through, insertions underlined, in colours that also work in black and
 * white. PDF/A-2b with embedded fonts; the same job gives the same bytes. Throws a TemplateError when the template does not compile.
 */
export async function renderMarkedPdf({ comparison, page, faces: found, template, author, date }: ComparisonJob): Promise<Uint8Array> {
  const { properties, paragraphs } = comparison;
  const data = {
    page,
    fonts: mapRoles((role) => found[role].map(({ family }) => family)),
    properties,
    made: `${author}　${date}`,
    paragraphs: paragraphs.map((paragraph, index) => ({
      role: paragraph.role,
      end: paragraph.end,
      first: paragraph.role === 'imprint' && paragraphs[index - 1]?.role !== 'imprint',
      label: findLabel(paragraph, paragraphs[index - 1], paragraphs),
      cells: paragraph.cells.map((runs) =>
        runs.map((run): DrawnRun => {
          const face = chooseFace(run.look, paragraph.role);
          return { ...run, face, text: replaceMissing(run.text, face, found) };
        }),
      ),
    })),
  };
  return compile({ template, data, faces: Object.values(found).flat(), files: [] }, 'pdf');
}

/** Printed for a character that no face has; an old state may contain one, though no issue can be built with it. */
const MISSING = '〓';

function replaceMissing(text: string, role: FaceRole, faces: Faces): string {
  const has = (character: string) => [role, 'latin' as const].some((each) => findFace(faces, each, character.codePointAt(0) ?? 0) !== null);
  return [...text].map((character) => (/[\t\n]/.test(character) || has(character) ? character : MISSING)).join('');
}

function chooseFace(look: WordStyle, role: ComparedParagraph['role']): FaceRole {
  return look === 'title' || look === 'label' ? 'heiti' : (faces[role] ?? 'fangsong');
}

/** Label of the first paragraph of an item that was added, removed or moved as a whole; null for any other paragraph. */
function findLabel(
  { item, end }: ComparedParagraph,
  before: ComparedParagraph | undefined,
  all: readonly ComparedParagraph[],
): string | null {
  if (item === null || (before?.item === item && before.end === end)) return null;
  const whole = end.startsWith('moved') || all.every((other) => other.item !== item || other.end === end);
  return whole ? (labels[end] ?? null) : null;
}
