import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';

/** Every remark of a reviewer that was not seen to, where it stands. An issue is not final before there is none. */
export function openRemarks({ reviewRemarks }: Pick<Manuscript, 'reviewRemarks'>): Diagnostic[] {
  return reviewRemarks.flatMap(({ file, values, place }) =>
    (values.remarks ?? []).flatMap(({ author, text, done }, index) => {
      if (done) return [];
      const at = place(`remarks.${index}.author`) ?? toFileStart(file);
      return [createDiagnostic('remarks-done', at, { author: toExcerpt(author), text: toExcerpt(text) })];
    }),
  );
}
