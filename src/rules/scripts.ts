/** A hanzi, 々 and 〇 among them. */
export const HAN = /\p{Script=Han}/u;
