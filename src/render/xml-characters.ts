/** A character that XML 1.0 cannot hold (production 2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const ILLEGAL_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
