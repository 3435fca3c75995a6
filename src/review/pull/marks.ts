/** Parts the cells of a table's row in the text of its line. XML can hold no such character. */
export const CELL = '\u001f';

/** Stands in a text for what is no text of it: a picture, a footnote of Word's own. */
export const OBJECT = '\ufffc';

/** Parts the paragraphs of a text that is compared as a whole. A reader puts a blank for one that an author typed. */
export const PARAGRAPH = '\u2029';
