/** Separates the cells of a table row in the text of its line. XML cannot contain this character. */
export const CELL = '\u001f';

/** Stands for something that is not text: a picture, a formula, a footnote made in Word. */
export const OBJECT = '\ufffc';

/** Separates paragraphs that are compared as one text. The reader replaces any that an author typed by a blank. */
export const PARAGRAPH = '\u2029';
