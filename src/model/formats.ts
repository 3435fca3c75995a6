/** What is known of a format without loading the code that writes it. */
export interface FormatFacts {
  /** Extensions of its files, that of the issue’s own first. */
  readonly extensions: readonly [string, ...string[]];
  /** Media type of the issue’s own file. */
  readonly mediaType: string;
  /** Whom it is for: the office itself, those whom the issue is distributed to, or anyone. */
  readonly reach: 'office' | 'distribution' | 'public';
  /** The options that change its files. */
  readonly options: readonly (keyof FormatOptions)[];
  readonly label: { readonly zh: string; readonly en: string };
}

/** Options of single formats; absent unless set. */
export interface FormatOptions {
  /** One more file for each item. */
  readonly each?: true | undefined;
  /** Columns after which plain text is wrapped. */
  readonly columns?: number | undefined;
  /** For long-term keeping: OFD-A (GB/T 42133). */
  readonly archive?: true | undefined;
  /** The source files of the items as attachments. */
  readonly sources?: true | undefined;
}

/** All formats. To add one, add a line here and one in `src/render/index.ts`, and a folder beside it. */
export const formats = {
  docx: {
    extensions: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    reach: 'office',
    options: [],
    label: { zh: 'Word 文档', en: 'Word document' },
  },
  pdf: { extensions: ['pdf'], mediaType: 'application/pdf', reach: 'office', options: [], label: { zh: 'PDF', en: 'PDF' } },
  ofd: {
    extensions: ['ofd'],
    mediaType: 'application/ofd',
    reach: 'office',
    options: ['archive', 'sources'],
    label: { zh: 'OFD', en: 'OFD' },
  },
  html: {
    extensions: ['html', 'json'],
    mediaType: 'text/html; charset=utf-8',
    reach: 'public',
    options: ['each'],
    label: { zh: '网页', en: 'web page' },
  },
  text: {
    extensions: ['txt'],
    mediaType: 'text/plain; charset=utf-8',
    reach: 'public',
    options: ['columns'],
    label: { zh: '纯文本', en: 'plain text' },
  },
  wechat: {
    extensions: ['html', 'png', 'jpg'],
    mediaType: 'text/html; charset=utf-8',
    reach: 'public',
    options: [],
    label: { zh: '微信版', en: 'WeChat page' },
  },
  eml: { extensions: ['eml'], mediaType: 'message/rfc822', reach: 'distribution', options: [], label: { zh: '邮件', en: 'message' } },
} as const satisfies Readonly<Record<string, FormatFacts>>;

export type Format = keyof typeof formats;

/** The formats that only hold what may leave the house. */
export type PublicFormat = { [F in Format]: (typeof formats)[F]['reach'] extends 'public' ? F : never }[Format];

export const formatNames = Object.keys(formats) as readonly Format[];

export const publicFormats = formatNames.filter(isPublic);

/** What is built unless the command or `bulletin.yaml` says otherwise. */
export const DEFAULT_FORMATS: readonly Format[] = ['docx', 'pdf'];

export function factsOf(format: Format): FormatFacts {
  return formats[format];
}

export function isPublic(format: Format): format is PublicFormat {
  return factsOf(format).reach === 'public';
}

/** The options that change a format, of all that were given. */
export function pickOptions(format: Format, given: FormatOptions): FormatOptions {
  const set = factsOf(format).options.filter((name) => given[name] !== undefined);
  return Object.fromEntries(set.map((name) => [name, given[name]]));
}

/** Whether a file can be one of a format’s. Formats of other versions are known by their names alone. */
export function isFileOf(format: string, file: string): boolean {
  const extensions: readonly string[] = Object.hasOwn(formats, format) ? factsOf(format as Format).extensions : [format];
  return extensions.some((extension) => file.endsWith(`.${extension}`));
}
