/** Finds what the changes in a returned DOCX are in the items' files. Pure: `src/review/pull-issue.ts` reads and writes. */
export type { Change } from './changes/change.ts';
export { type BaseLine, findChanges, type PlaceOf } from './changes/find.ts';
export { type LeftOutChange, toReadable } from './changes/left-out.ts';
export { type MarkedChange, markChanges } from './changes/marked.ts';
export { readReviewedDocx } from './docx/read-docx.ts';
export type { ReviewedDocument, ReviewedLine } from './docx/reviewed.ts';
export { applyChanges } from './edits/apply.ts';
export { toPrintedLines } from './item/printed.ts';
export { splitIntoUnits } from './item/split.ts';
export type { ItemUnits, Unit } from './item/units.ts';
export { type BaseDocument, countDifferentLines, listItems, splitByControls } from './lines/base.ts';
export { type MatchedItems, matchItems, withoutPageNumber } from './lines/match.ts';
export { type MergedLines, mergeLines } from './lines/merge.ts';
export { formatRemarks, selectNewRemarks, toRemark } from './remarks.ts';
