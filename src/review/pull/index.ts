/** Takes a DOCX that came back apart, and says what its changes are in the items' files. Pure; what is read and written is `src/review/pull-issue.ts`. */

export { type BaseLine, changesOf } from './changes/changes.ts';
export { type LeftOut, readable } from './changes/left-out.ts';
export { type Reviewed, type ReviewedLine, readReviewed } from './docx/read.ts';
export { applyChanges } from './edits/apply.ts';
export { printedLines } from './item/printed.ts';
export { type Unit, unitsOf } from './item/units.ts';
export { baseOf, distance, itemsOf } from './lines/document.ts';
export { matchItems, withoutPage } from './lines/match.ts';
export { mergeLines } from './lines/merge.ts';
export { moreRemarks, newRemarks, remarkOf } from './remarks.ts';
