import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What an independent reader finds in a PDF. Lengths in mm from the top left corner of the sheet. */
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly outline: readonly { readonly title: string; readonly items: readonly { readonly title: string }[] }[];
  readonly info: Record<string, unknown>;
  /** The XMP packet as text. */
  readonly metadata: string;
  readonly tagged: boolean;
}

export interface ReadPage {
  /** Text in file order, without line ends and the blanks of gaps. */
  readonly text: string;
  readonly lines: readonly ReadLine[];
  /** Stretches of one font, in file order. */
  readonly words: readonly Omit<ReadLine, 'right'>[];
  /** Tags of the page, in order, with their depth. */
  readonly tags: readonly string[];
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
  /** Centres of the horizontal rules, from the top. */
  readonly rules: readonly Rule[];
}

export interface Rule {
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly weight: number;
}

export interface ReadLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

const MM = 25.4 / 72;

/** Reads a PDF with pdf.js. */
export async function readPdf(data: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(data), verbosity: 0, fontExtraProperties: true }).promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(await pdf.getPage(number)));
  const metadata = await pdf.getMetadata();
  const found = {
    pages,
    outline: ((await pdf.getOutline()) ?? []) as unknown as ReadPdf['outline'],
    info: metadata.info as Record<string, unknown>,
    metadata: metadata.metadata?.getRaw() ?? '',
    tagged: (await pdf.getMarkInfo())?.Marked === true,
  };
  await pdf.destroy();
  return found;
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

async function readPage(page: Page): Promise<ReadPage> {
  const { height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const words = items.filter((item) => 'str' in item).filter(({ str }) => str.trim() !== '');
  const operators = await page.getOperatorList();
  const fonts = new Set(operators.argsArray.filter((_, index) => operators.fnArray[index] === OPS.setFont).map(([id]) => id as string));
  return {
    text: words.map(({ str }) => str).join(''),
    lines: linesOf(words as Word[], height),
    words: (words as Word[]).map(({ str, transform: [size = 0, , , , x = 0, y = 0] }) => ({
      text: str,
      left: x * MM,
      baseline: (height - y) * MM,
      size,
    })),
    tags: tagsOf((await page.getStructTree()) as Tag | null),
    fonts: [...fonts].map((id) => page.commonObjs.get(id)).map(({ name, missingFile }) => ({ name, embedded: !missingFile })),
    rules: rulesOf(operators, height),
  };
}

interface Word {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
}

function linesOf(words: readonly Word[], height: number): ReadLine[] {
  const lines: ReadLine[] = [];
  for (const { str, width, transform } of words) {
    const [size = 0, , , , x = 0, y = 0] = transform;
    const baseline = (height - y) * MM;
    const last = lines.at(-1);
    const word = { text: str, left: x * MM, right: (x + width) * MM, baseline, size };
    if (last === undefined || Math.abs(last.baseline - baseline) > 0.01) lines.push(word);
    else lines[lines.length - 1] = { ...last, text: last.text + str, right: Math.max(last.right, word.right) };
  }
  return lines;
}

interface Tag {
  readonly role?: string;
  readonly children?: readonly Tag[];
}

function tagsOf(tag: Tag | null): string[] {
  if (tag === null) return [];
  const own = tag.role === undefined ? [] : [tag.role];
  return [...own, ...(tag.children ?? []).flatMap(tagsOf)];
}

type Operators = Awaited<ReturnType<Page['getOperatorList']>>;
type Matrix = readonly [number, number, number, number, number, number];

/** Follows the page's transformations to find its straight strokes. */
function rulesOf({ fnArray, argsArray }: Operators, height: number): Rule[] {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let weight = 1;
  const saved: (readonly [Matrix, number])[] = [];
  const rules: Rule[] = [];
  fnArray.forEach((operator, index) => {
    const args = argsArray[index];
    if (operator === OPS.save) saved.push([matrix, weight]);
    else if (operator === OPS.restore) [matrix, weight] = saved.pop() ?? [matrix, weight];
    else if (operator === OPS.transform) matrix = times(matrix, args as Matrix);
    else if (operator === OPS.setLineWidth) weight = args[0];
    else if (operator === OPS.constructPath && args[0] === OPS.stroke) {
      const [x1, y1, x2, y2] = args[2] as [number, number, number, number];
      const [left, top] = apply(matrix, x1, y1);
      const [right, bottom] = apply(matrix, x2, y2);
      if (Math.abs(top - bottom) < 0.001) {
        rules.push({ y: (height - top) * MM, left: Math.min(left, right) * MM, right: Math.max(left, right) * MM, weight: weight * MM });
      }
    }
  });
  return rules;
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Active content of a PDF: number of scripts and other actions, number of attached files, and link targets. */
export async function hidden(data: Uint8Array): Promise<{ actions: number; attachments: number; links: readonly string[] }> {
  const pdf = await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
  const scripts = [await pdf.getJSActions(), await pdf.getOpenAction()].filter((found) => found !== null && found !== undefined).length;
  const attachments = Object.keys((await pdf.getAttachments()) ?? {}).length;
  const links: string[] = [];
  let actions = scripts;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    if ((await page.getJSActions()) !== null) actions += 1;
    for (const { url, unsafeUrl, dest, action } of await page.getAnnotations()) {
      if (typeof (unsafeUrl ?? url) === 'string') links.push(unsafeUrl ?? url);
      else if (dest === undefined || action !== undefined) actions += 1;
    }
  }
  await pdf.destroy();
  return { actions, attachments, links };
}
