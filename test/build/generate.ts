import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';

/** Contents of an archive. */
export interface Wanted {
  readonly issues: number;
  /** The same seed gives the same files. */
  readonly seed?: number;
  /** Maximum paragraphs of an item. */
  readonly paragraphs?: number;
}

const SOURCES = [
  '岳西县委组织部',
  '迎江区委组织部',
  '大观区委组织部',
  '桐城市委组织部',
  '怀宁县委组织部',
  '太湖县委组织部',
  '市直机关工委',
];
const CATEGORIES = ['市内信息', '市外参考'];
const TOPICS = ['党员教育', '干部培训', '基层治理', '人才引进', '乡村振兴', '作风建设', '结对共建', '双招双引', '网格管理', '志愿服务'];
const VERBS = ['推进', '深化', '落实', '完善', '创新', '统筹', '规范', '强化', '细化', '压实'];
const THINGS = ['责任清单', '工作机制', '服务平台', '考核办法', '联系制度', '培训课程', '调研方案', '整改台账', '示范点位', '专项行动'];
const PLACES = ['县直单位', '乡镇（街道）', '村（社区）', '“两新”组织', '园区企业', '学校医院', '窗口行业', '易地搬迁安置点'];
const RESULTS = ['解决问题', '办理实事', '走访群众', '开展活动', '培训骨干', '建成阵地', '化解矛盾', '引进项目'];
const UNITS = ['件', '项', '人次', '场', '名', '个', '起', '处'];

/**
 * Writes a publication of distinct issues: items of several lengths with lead-ins, headings, lists, tables and pictures, from pseudo-random
 * numbers. Every tenth issue is a supplement, and the years change.
 *
 * @param folder is created
 * @returns names of the issues' folders, in order
 */
export function makeArchive(folder: string, { issues, seed = 1, paragraphs = 5 }: Wanted): string[] {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bulletin.yaml'), publication());
  return Array.from({ length: issues }, (_, index) => {
    const random = generator(seed * 1_000_003 + index);
    const supplement = index % 10 === 9;
    const year = 2010 + Math.floor(index / 100);
    const name = `${year}-${supplement ? 'z' : ''}${(index % 100) + 1}`;
    const date = `${year}-${two(1 + Math.floor(((index % 100) * 12) / 100))}-${two(1 + random(28))}`;
    const issue = join(folder, name);
    mkdirSync(join(issue, 'images'), { recursive: true });
    writeFileSync(
      join(issue, 'issue.yaml'),
      `number: ${(index % 100) + 1}\ndate: ${date}\nsupplement: ${supplement}\ntotal: ${index + 1}\n`,
    );
    for (let item = 1; item <= 2 + random(4); item += 1) {
      const drawing = random(4) === 0 ? `images/${item}.png` : null;
      if (drawing !== null) writeFileSync(join(issue, drawing), picture(random, 40 + random(60), 30 + random(40)));
      writeFileSync(join(issue, `${two(item)}.md`), itemText(random, { date, item, drawing, paragraphs }));
    }
    return name;
  });
}

function publication(): string {
  const sources = SOURCES.map((name) => `  - name: ${name}\n`).join('');
  return `name: 安庆组工信息
publisher: 安庆市委组织部办公室
sections:
  - title: ${CATEGORIES[0]}
  - title: ${CATEGORIES[1]}
    attribution: lead
sources:
${sources}distribution:
  - label: 报
    to: 省委组织部，市委常委
  - label: 送
    to: 市委各部委，市直各单位
imprint:
  office: 安庆市委组织部办公室
`;
}

interface Made {
  readonly date: string;
  readonly item: number;
  readonly drawing: string | null;
  readonly paragraphs: number;
}

function itemText(random: Random, { date, item, drawing, paragraphs }: Made): string {
  const title = `${pick(random, PLACES)}${pick(random, VERBS)}${pick(random, TOPICS)}${pick(random, THINGS)}之${item}`;
  const head = `---\ntitle: ${title}\nsource: ${pick(random, SOURCES)}\ncategory: ${pick(random, CATEGORIES)}\ndate: ${date}\n---\n\n`;
  const body = Array.from({ length: 1 + random(paragraphs) }, () => block(random));
  if (drawing !== null) body.push(`![${pick(random, TOPICS)}示意图](${drawing})`);
  return `${head}${body.join('\n\n')}\n`;
}

function block(random: Random): string {
  switch (random(8)) {
    case 0:
      return `## ${pick(random, VERBS)}${pick(random, THINGS)}\n\n${sentences(random)}`;
    case 1:
      return Array.from({ length: 2 + random(3) }, (_, index) => `${index + 1}. ${sentence(random)}`).join('\n');
    case 2: {
      const rows = Array.from(
        { length: 2 + random(5) },
        () => `| ${pick(random, SOURCES)} | ${random(900)} | ${random(100)}.${random(10)}% |`,
      );
      return `| 单位 | 数量 | 占比 |\n| --- | --: | --: |\n${rows.join('\n')}`;
    }
    default:
      return `**${pick(random, VERBS)}${pick(random, TOPICS)}。**${sentences(random)}`;
  }
}

function sentences(random: Random): string {
  return Array.from({ length: 2 + random(4) }, () => sentence(random)).join('');
}

function sentence(random: Random): string {
  const place = pick(random, PLACES);
  const first = `${pick(random, VERBS)}${pick(random, TOPICS)}${pick(random, THINGS)}`;
  const count = `${pick(random, RESULTS)}${1 + random(3000)}${pick(random, UNITS)}`;
  return `在${place}${first}，${pick(random, VERBS)}“${pick(random, TOPICS)}+${pick(random, THINGS)}”，累计${count}。`;
}

/** A whole number from 0 to below the limit. */
type Random = (limit: number) => number;

/** Mulberry32: small, and the same everywhere. */
function generator(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random(list.length)] as T;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** A grey PNG (PNG 1.2) of a random pattern. */
function picture(random: Random, width: number, height: number): Uint8Array {
  const rows = Array.from({ length: height }, () => Buffer.from([0, ...Array.from({ length: width }, () => random(256))]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
