import { findNearest } from '../../diagnostics/nearest.ts';
import { findSource, type Publication } from '../../model/publication.ts';

/** The name of an office in a text. */
export interface Office {
  readonly written: string;
  /** Official name if it is a source of the publication, by name, alias or near variant. */
  readonly source: string | null;
}

type Sources = Pick<Publication, 'sources'>;

/** Endings of office names. */
const OFFICE =
  /(?:部|局|委|办|院|厅|处|科|室|会|中心|县|市|区|旗|州|盟|镇|乡|街道|社区|村|社|公司|集团|校|大学|学院|中学|小学|医院|团|队|所|站|馆|台|行|党组|支部|总支|机关|政府|纪委|工委|人大|政协|总工会|园区|开发区|群|厂|段|组|矿|署|网|基地|代表团)$/;

/** Whether a text looks like the name of an office. */
export function looksLikeOffice(text: string): boolean {
  return text.length >= 2 && text.length <= 30 && OFFICE.test(text) && !/[，。；：！？、“”/／:|]/.test(text);
}

/** The offices and persons listed in a short text. */
export interface Offices {
  readonly offices: readonly [Office, ...Office[]];
  /** Names of authors, each behind its role if it has one. */
  readonly persons: readonly string[];
}

/** Roles of persons; a name follows. */
const ROLE =
  '(?:特约|本刊|本报|特邀|见习|实习)*(?:通讯员|记者|作者|信息员|宣传员|联络员|评论员|撰稿人?|撰文|供稿人|执笔|责任编辑|责编|编辑|校对|审核|摄影|摄像|图片|图文|文图|图\\/文|文\\/图|文|图|摄)';
/** Words before the name of an office that say what it did. */
const LABEL =
  /^(?:(?:供稿|报送|来源|投稿|撰稿|来稿|作者|推荐|信息来源|稿件来源|稿源)(?:单位|部门)?|信息来源|稿件来源|单位|根据|据|综合)\s*[：:]?\s*/;
/** Words after the name that say what it did; 报 alone only in brackets (县农业局报). */
const SUFFIX =
  /[\s/／]*(?:联合|共同|综合|推荐|上报|报送|供稿|提供|供图|报道|编发|编写|撰写|整理|改编|来稿|投稿|信息|简报|动态|消息|材料|讯|稿|报|电)$/;
/** Longest run of such words: 信息综合整理. */
const SUFFIXES = 3;

/** Reads `岳西县委组织部 张三`, `县财政局、县审计局`, `护理部 某某 摄影/某某`; null if the text holds anything but offices and persons. */
export function readOffices(text: string, publication: Sources): Offices | null {
  const { offices, persons, isWhole } = readNames(text, publication);
  const [first, ...others] = offices;
  return first === undefined || !isWhole ? null : { offices: [first, ...others], persons };
}

/** Names of persons with their roles, `记者 某某 通讯员 某某`, and no office; null if the text holds anything else. */
export function readPersons(text: string, publication: Sources): readonly string[] | null {
  const { offices, persons, isWhole } = readNames(text, publication);
  return isWhole && offices.length === 0 && persons.length > 0 && new RegExp(ROLE).test(text) ? persons : null;
}

interface Names {
  readonly offices: readonly Office[];
  readonly persons: readonly string[];
  /** Whether the text contains nothing else. */
  readonly isWhole: boolean;
}

function readNames(text: string, publication: Sources): Names {
  const words = text.trim();
  const whole = resolveSource(words, publication);
  if (whole !== null) return { offices: [{ written: words, source: whole }], persons: [], isWhole: true };
  const bare = words.replace(LABEL, '');
  const read = readParts(splitOutsideBrackets(bare, /[\s、，,；;]/), publication);
  if (read.isWhole) return read;
  // 张三/县农业局, 县农业局：张三, 张三（县农业局）: cut at these marks only if that makes names of all parts.
  const again = readParts(bare.split(/[\s、，,；;/／：:|｜（()）]+/), publication);
  return again.isWhole ? again : read;
}

function readParts(parts: readonly string[], publication: Sources): Names {
  const offices: Office[] = [];
  const persons: string[] = [];
  let isWhole = true;
  const role = new RegExp(`^(${ROLE})\\s*[：:/／]?\\s*(.*)$`);
  const behind = new RegExp(`(?<=.)${ROLE}$`);
  let expectsPerson = false;
  /** The role whose names follow. */
  let awaited = '';
  for (const part of parts.flatMap((each) => splitPair(each, publication))) {
    const [, title = '', named] = role.exec(part) ?? [];
    const bare = part.replace(LABEL, '').replace(/^[：:]/, '');
    if (bare === '') continue;
    if (named !== undefined && !looksLikeOffice(part)) {
      // 通讯员甲, 摄影/某某, or the role alone before the name.
      expectsPerson = named === '';
      if (named === '') awaited = title;
      else {
        if (isPerson(named)) persons.push(`${title} ${named}`);
        else isWhole = false;
      }
      continue;
    }
    const office = [bare, ...listWithoutSuffix(bare), bare.replace(behind, '')].find(
      (name) => resolveSource(name, publication) !== null || looksLikeOffice(name),
    );
    if (office !== undefined && !(expectsPerson && isPerson(bare)))
      offices.push({ written: office, source: resolveSource(office, publication) });
    else if (isPerson(bare)) persons.push(awaited === '' ? bare : `${awaited} ${bare}`);
    else if (offices.length === 0 || listWithoutSuffix(bare).at(-1) !== '') isWhole = false;
    expectsPerson = false;
    if (office !== undefined) awaited = office === bare ? '' : (behind.exec(bare)?.[0] ?? '');
  }
  return { offices, persons, isWhole: isWhole && offices.length + persons.length > 0 };
}

/** The words with one, two or more of the suffixes removed. */
function listWithoutSuffix(words: string): readonly string[] {
  const shorter: string[] = [];
  for (let rest = words; shorter.length < SUFFIXES && SUFFIX.test(rest); ) {
    rest = rest.replace(SUFFIX, '');
    shorter.push(rest);
  }
  return shorter;
}

/** 县农业局和县水利局: two sources of the publication in one part. */
function splitPair(part: string, publication: Sources): readonly string[] {
  const [, one, other] = /^(.{2,20})[和与、及](.{2,20})$/.exec(part) ?? [];
  if (one === undefined || other === undefined) return [part];
  const isKnown = (name: string) => [name, ...listWithoutSuffix(name)].some((each) => resolveSource(each, publication) !== null);
  return isKnown(one) && isKnown(other) ? [one, other] : [part];
}

function isPerson(text: string): boolean {
  return /^[\p{Script=Han}·]{1,6}$/u.test(text);
}

/** Splits a list at separators outside brackets. */
function splitOutsideBrackets(text: string, separator: RegExp): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (/[（(]/.test(character)) depth += 1;
    if (/[）)]/.test(character)) depth -= 1;
    if (depth === 0 && separator.test(character)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** Official name of a source, matched exactly, by alias, or by an unambiguous near variant; else null. */
export function resolveSource(written: string, publication: Sources): string | null {
  const exact = findSource(publication, written);
  if (exact !== undefined) return exact.source.name;
  const wanted = toKey(written);
  if (wanted.length < 2) return null;
  const named = new Set<string>();
  for (const { name, aliases } of publication.sources) {
    for (const known of [name, ...aliases]) if (isVariant(wanted, toKey(known))) named.add(name);
  }
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : null;
}

/** The source whose name opens a text: 县农业局《农情快报》; null if there is none. */
export function findLeadingSource(text: string, publication: Sources): Office | null {
  for (let length = Math.min(24, text.length); length >= 2; length -= 1) {
    const written = text.slice(0, length);
    const source = findSource(publication, written)?.source.name;
    if (source !== undefined) return { written, source };
  }
  return null;
}

/** Suggests sources that a text may mean. */
export function suggestSources(written: string, { sources }: Sources): readonly string[] {
  const names = sources.flatMap(({ name, aliases }) => [name, ...aliases]);
  return [...new Set(findNearest(written, names).flatMap((name) => findSource({ sources }, name)?.source.name ?? []))];
}

/** Key for comparing offices: without 中共, 委员会, an optional 委 before the department, spaces, and bracket width. */
function toKey(name: string): string {
  return name
    .replace(/\s+/g, '')
    .replace(/[（]/g, '(')
    .replace(/[）]/g, ')')
    .replace(/^(?:中共|中国共产党)/, '')
    .replace(/委员会/g, '委')
    .replace(/委(?=(?:组织|宣传|统战|政法|办公|政研|社会工作)|办)/g, '');
}

/** Whether the names are equal, possibly after the name of a province or city. */
function isVariant(wanted: string, known: string): boolean {
  if (wanted === known) return true;
  if (known.length < 4 || !wanted.endsWith(known)) return false;
  return /^.{2,8}(?:省|市|自治区|州|盟|地区)$/.test(wanted.slice(0, -known.length));
}
