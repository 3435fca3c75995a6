import type { ItemDraft } from '../model/manuscript.ts';
import type { Passage, Span } from '../model/passage.ts';
import { type AttributionStyle, findSection, findSource, type Publication } from '../model/publication.ts';

/** An attribution typed into an item's text or title. */
export interface TypedAttribution {
  readonly passage: Passage;
  /** The attribution with its brackets, colon or closing full stop. */
  readonly span: Span;
  /** `source`: the item's source alone; `source-and-more`: the source with an author or a second office; `other`: another source. */
  readonly names: 'source' | 'source-and-more' | 'other';
  /** Whether the words can only be an attribution. */
  readonly sure: boolean;
}

/** All spellings of an item's source and of the other sources. */
interface Names {
  readonly own: readonly string[];
  readonly official: readonly string[];
  readonly others: readonly string[];
}

/** Longest attribution in brackets, in characters. */
const LONGEST = 40;

const LABEL = /^(?:(?:供稿|报送|来稿|来源|撰稿|作者|稿件来源|信息来源|文稿来源)(?:单位|部门)?|通讯员|据)\s*[:：]?\s*/;
const LABEL_BEHIND = /\s*(?:供稿|报送|来稿|上报|提供|撰稿|整理)$/;
/** A paragraph that is a day, and a day behind an office. */
const DAY = /^\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$/;
const DAY_BEHIND = /[\s，,、]*\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?$/;
const SENTENCE_END = /[。！？…!?][”’』」》）)]*$/;

/** Finds attributions typed into an item. None if its section prints no attribution or its source is unknown. */
export function findTypedAttributions(item: ItemDraft, { sources, sections }: Partial<Publication>): TypedAttribution[] {
  const { category, source } = item.values;
  const style = sections === undefined || category === undefined ? undefined : findSection({ sections }, category)?.attribution;
  if (sources === undefined || source === undefined || style === undefined || style === 'none') return [];
  const names = listNames(source, sources);
  return [...findAtStarts(item, names, style), ...findAtEnd(item, names)];
}

/** The attribution at the end of a paragraph that does not end the item: a source of the publication in brackets behind a sentence. */
export function findInnerAttribution(passage: Passage, item: ItemDraft, { sources = [] }: Partial<Publication>): Span | null {
  const found = findLast(passage, passage.text, listNames(item.values.source ?? '', sources), false);
  return found !== null && (found.sure || found.names === 'other') ? found.span : null;
}

function listNames(source: string, sources: Publication['sources']): Names {
  const known = findSource({ sources }, source)?.source;
  const official = listSpellings([known?.name ?? source]);
  const own = listSpellings([source, ...(known === undefined ? [] : [known.name, ...known.aliases])]);
  const others = listSpellings(sources.filter((other) => other !== known).flatMap(({ name, aliases }) => [name, ...aliases]));
  return { own, official, others: others.filter((name) => !own.includes(name)) };
}

function listSpellings(names: readonly string[]): string[] {
  return [
    ...new Set(names.filter((name) => name !== '').flatMap((name) => [name, name.startsWith('中共') ? name.slice(2) : `中共${name}`])),
  ];
}

/** Finds `来源：` before the title or the text, for sections that print it there. */
function findAtStarts({ passages }: ItemDraft, { own }: Names, style: AttributionStyle): TypedAttribution[] {
  if (style !== 'lead') return [];
  const starts = [passages.find(({ kind }) => kind === 'title'), passages.find(({ kind }) => isBody(kind))];
  return starts.flatMap((passage) => {
    const name =
      passage === undefined
        ? undefined
        : own.find((each) => passage.text.startsWith(each) && /^\s*[:：]/.test(passage.text.slice(each.length, each.length + 3)));
    if (passage === undefined || name === undefined) return [];
    const [colon] = /^\s*[:：]\s*/.exec(passage.text.slice(name.length, name.length + LONGEST)) as RegExpExecArray;
    return [{ passage, span: { start: 0, end: name.length + colon.trimEnd().length }, names: 'source', sure: true } as const];
  });
}

/** Finds attributions such as （来源） at the end of the text, from the last one backwards. */
function findAtEnd({ passages }: ItemDraft, names: Names): TypedAttribution[] {
  const body = passages.filter(({ kind }) => isBody(kind));
  const found: TypedAttribution[] = [];
  let left = body.length;
  let text = body.at(-1)?.text ?? '';
  for (;;) {
    const passage = body[left - 1];
    const typed = passage === undefined ? null : findLast(passage, text, names, left > 1);
    if (typed === null) {
      // A sign-off: the office in one paragraph, the day in the next.
      const before = passage !== undefined && found.length === 0 && DAY.test(text) ? body[left - 2] : undefined;
      const signed = before === undefined ? null : findLast(before, before.text, names, left > 2);
      return signed === null ? found : [{ ...signed, sure: false }];
    }
    found.push(typed);
    text = text.slice(0, typed.span.start).trimEnd();
    if (text !== '') continue;
    left -= 1;
    text = body[left - 1]?.text ?? '';
  }
}

/** Finds the attribution at the end of a passage. `follows`: another passage precedes this one. */
function findLast(passage: Passage, text: string, names: Names, follows: boolean): TypedAttribution | null {
  const signature = readBracketed(text) ?? (follows && passage.kind === 'paragraph' ? readBare(text) : null);
  const whom = signature === null ? null : identify(signature.words, names);
  if (signature === null || whom === null) return null;
  const before = text.slice(0, signature.span.start).trimEnd();
  const apart = before === '' || SENTENCE_END.test(before.slice(-LONGEST));
  // Inside a sentence only the full name, or a label such as 供稿, counts as an attribution.
  const unstopped = passage.kind === 'paragraph' && signature.stop === signature.span.end;
  const meant = whom.names === 'source' && (whom.labelled || names.official.includes(signature.words) || (unstopped && whom.exact));
  if (!apart && !meant) return null;
  // The full stop after the bracket belongs to the sentence before it, unless that has one of its own.
  const end = apart ? signature.stop : signature.span.end;
  return { passage, span: { start: signature.span.start, end }, names: whom.names, sure: apart && whom.exact };
}

/** The sources in a signature, whether it has a label such as 供稿, and whether it is an exact spelling of the source. */
interface Signatories extends Pick<TypedAttribution, 'names'> {
  readonly labelled: boolean;
  readonly exact: boolean;
}

/** Words at the end of a text that may be an attribution. */
interface Signature {
  readonly words: string;
  readonly span: Span;
  /** Where the full stop after it ends. */
  readonly stop: number;
}

function readBracketed(text: string): Signature | null {
  const stop = text.trimEnd().length;
  const end = /[。．.]/.test(text.charAt(stop - 1)) ? text.slice(0, stop - 1).trimEnd().length : stop;
  if (!/[)）]/.test(text.charAt(end - 1))) return null;
  const start = Math.max(text.lastIndexOf('（', end - 1), text.lastIndexOf('(', end - 1));
  if (start === -1 || end - start > LONGEST) return null;
  return { words: text.slice(start + 1, end - 1).trim(), span: { start, end }, stop };
}

/** Reads a last paragraph that is only a name or a label with one: 供稿：某县委办公室, ——某县委办公室. */
function readBare(text: string): Signature | null {
  const stop = text.trimEnd().length;
  if (stop > LONGEST) return null;
  const words = text
    .slice(0, stop)
    .replace(/^[—－―-]+\s*/, '')
    .replace(/[。．.]$/, '');
  return { words, span: { start: 0, end: stop }, stop };
}

/** Identifies the sources in a signature; null if it is not an attribution. */
function identify(words: string, { own, official, others }: Names): Signatories | null {
  const undated = words.replace(DAY_BEHIND, '');
  // The day is not printed with the attribution: only the author can say whether it may go.
  if (undated !== words && undated !== '') {
    const whom = identify(undated, { own, official, others });
    return whom === null ? null : { ...whom, exact: false };
  }
  const name = words.replace(LABEL, '').replace(LABEL_BEHIND, '');
  const labelled = name !== words;
  if (own.includes(name)) return { names: 'source', labelled, exact: true };
  if (others.includes(name)) return { names: 'other', labelled, exact: false };
  const isKnown = (part: string) => own.includes(part) || others.includes(part);
  const parts = name.split(/[、，,；;\s]+/).flatMap((part) => (isKnown(part) ? [part] : part.split(/[和与及]/)));
  const [first = ''] = parts;
  const isLike = official.some((each) => isShortFor(name, each) || isShortFor(each, name));
  if (isLike && (parts.length === 1 || !own.includes(first))) return { names: 'source', labelled, exact: false };
  const rest = parts.filter((part) => !own.includes(part));
  const isSigned = rest.length < parts.length && rest.every((part) => others.includes(part) || /^\p{Script=Han}{2,4}$/u.test(part));
  return isSigned ? { names: 'source-and-more', labelled, exact: false } : null;
}

/** Whether one name is another with at most half its characters dropped: 岳西县组织部 for 岳西县委组织部. */
function isShortFor(short: string, long: string): boolean {
  if (short.length >= long.length || short.length < Math.max(4, long.length / 2)) return false;
  let at = 0;
  for (const character of long) if (character === short[at]) at += character.length;
  return at >= short.length;
}

function isBody(kind: Passage['kind']): boolean {
  return kind === 'paragraph' || kind === 'entry';
}
