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
  return text.length >= 2 && text.length <= 30 && OFFICE.test(text) && !/[，。；：！？、“”]/.test(text);
}

/** The offices and persons listed in a short text. */
export interface Offices {
  readonly offices: readonly [Office, ...Office[]];
  /** Names of authors, each behind its role if it has one. */
  readonly persons: readonly string[];
}

/** Roles of persons; a name follows. */
const ROLE =
  '(?:特约|本刊|本报|特邀|见习|实习)*(?:通讯员|记者|作者|撰稿人?|撰文|供稿人|编辑|摄影|摄像|图片|图文|文图|图\\/文|文\\/图|文|图|摄)';
/** Words before the name of an office that say what it did. */
const LABEL = /^(?:供稿单位|报送单位|来源单位|稿件来源|信息来源|供稿|报送|来源|来稿|单位|作者|撰稿)\s*[：:]?\s*/;
/** Words after the name; 报 alone only in brackets (县农业局报). */
const SUFFIX = /\s*[/／]?\s*(?:供稿|报送|提供|供图|报道|编发|编写|整理|讯|稿|报)$/;

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
  const whole = resolveSource(text.trim(), publication);
  if (whole !== null) return { offices: [{ written: text.trim(), source: whole }], persons: [], isWhole: true };
  const offices: Office[] = [];
  const persons: string[] = [];
  let isWhole = true;
  const role = new RegExp(`^(${ROLE})\\s*[：:/／]?\\s*(.*)$`);
  const behind = new RegExp(`(?<=.)${ROLE}$`);
  let expectsPerson = false;
  /** The role whose names follow. */
  let awaited = '';
  for (const part of splitOutsideBrackets(text.trim().replace(LABEL, ''))) {
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
    const office = [bare, bare.replace(SUFFIX, ''), bare.replace(behind, '')].find(
      (name) => resolveSource(name, publication) !== null || looksLikeOffice(name),
    );
    if (office !== undefined && !(expectsPerson && isPerson(bare)))
      offices.push({ written: office, source: resolveSource(office, publication) });
    else if (isPerson(bare)) persons.push(awaited === '' ? bare : `${awaited} ${bare}`);
    else isWhole = false;
    expectsPerson = false;
    if (office !== undefined) awaited = office === bare ? '' : (behind.exec(bare)?.[0] ?? '');
  }
  return { offices, persons, isWhole: isWhole && offices.length + persons.length > 0 };
}

function isPerson(text: string): boolean {
  return /^[\p{Script=Han}·]{1,6}$/u.test(text);
}

/** Splits a list at spaces and commas outside brackets. */
function splitOutsideBrackets(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (/[（(]/.test(character)) depth += 1;
    if (/[）)]/.test(character)) depth -= 1;
    if (depth === 0 && /[\s、，,；;]/.test(character)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** Official name of a source, matched exactly, by alias, or by an unambiguous near variant; else null. */
export function resolveSource(written: string, publication: Sources): string | null {
  const exact = findSource(publication, written);
  if (exact !== undefined) return exact.source.name;
  const wanted = keyOf(written);
  if (wanted.length < 2) return null;
  const named = new Set<string>();
  for (const { name, aliases } of publication.sources) {
    for (const known of [name, ...aliases]) if (isVariant(wanted, keyOf(known))) named.add(name);
  }
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : null;
}

/** Suggests sources that a text may mean. */
export function suggestSources(written: string, { sources }: Sources): readonly string[] {
  const names = sources.flatMap(({ name, aliases }) => [name, ...aliases]);
  return [...new Set(findNearest(written, names).flatMap((name) => findSource({ sources }, name)?.source.name ?? []))];
}

/** Key for comparing offices: without 中共, 委员会, an optional 委 before the department, spaces, and bracket width. */
function keyOf(name: string): string {
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
