import type { ComparedParagraph, Look } from '../../model/comparison.ts';
import { type Faces, faceFor } from '../../model/faces.ts';
import type { FaceRole } from '../../model/layout.ts';
import type { ComparisonJob } from '../comparison.ts';
import { compile } from './compiler.ts';
import { mapRoles } from './needed-faces.ts';

/** Words as the template sets them. */
interface DrawnRun {
  readonly text: string;
  readonly face: FaceRole;
  readonly look: Look;
  readonly change: ComparedParagraph['end'];
}

/** The face of a paragraph's words by its role; whatever is not named here is in the text's. */
const faces: Partial<Readonly<Record<ComparedParagraph['role'], FaceRole>>> = {
  notice: 'heiti',
  name: 'xiaobiaosong',
  'section-title': 'heiti',
  'item-title': 'heiti',
  'heading-1': 'heiti',
  'heading-2': 'kaiti',
  'editors-note': 'kaiti',
  caption: 'kaiti',
  picture: 'kaiti',
};

/** What is said beside an item that came, went or moved. */
const labels: Partial<Readonly<Record<ComparedParagraph['end'], string>>> = {
  inserted: '新增稿件',
  deleted: '撤下稿件',
  'moved-away': '移走稿件',
  'moved-here': '移来稿件',
};

/**
 * A comparison as a PDF to print (花脸稿): what was deleted is struck, what was inserted underlined, in colours that a black printer can do
 * without. PDF/A-2b, its fonts embedded; the same job gives the same bytes. Throws a TemplateError when the template does not compile.
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

/** What is printed for a character that no face has, as an old state may have and no issue can be built with: the printers' blank. */
const MISSING = '〓';

function replaceMissing(text: string, role: FaceRole, faces: Faces): string {
  const has = (character: string) => [role, 'latin' as const].some((each) => faceFor(faces, each, character.codePointAt(0) ?? 0) !== null);
  return [...text].map((character) => (/[\t\n]/.test(character) || has(character) ? character : MISSING)).join('');
}

function chooseFace(look: Look, role: ComparedParagraph['role']): FaceRole {
  return look === 'title' || look === 'label' ? 'heiti' : (faces[role] ?? 'fangsong');
}

/** The label of the first paragraph of an item that came, went or moved as a whole; null for any other paragraph. */
function findLabel(
  { item, end }: ComparedParagraph,
  before: ComparedParagraph | undefined,
  all: readonly ComparedParagraph[],
): string | null {
  if (item === null || (before?.item === item && before.end === end)) return null;
  const whole = end.startsWith('moved') || all.every((other) => other.item !== item || other.end === end);
  return whole ? (labels[end] ?? null) : null;
}
