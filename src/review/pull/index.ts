/** Takes a DOCX that came back apart, and says what its changes are in the items' files. Pure; what is read and written is `src/review/pull-issue.ts`. */
export { applyChanges } from './apply.ts';
export { type BaseLine, changesOf } from './changes.ts';
export { baseOf, distance, itemsOf } from './document.ts';
export { type LeftOut, readable } from './left-out.ts';
export { matchItems, withoutPage } from './match.ts';
export { mergeLines } from './merge.ts';
export { printedLines } from './printed.ts';
export { moreRemarks, newRemarks, remarkOf } from './remarks.ts';
export { type Reviewed, type ReviewedLine, readReviewed } from './reviewed.ts';
export { type Unit, unitsOf } from './units.ts';
