import { type Document, isMap } from 'yaml';
import type { z } from 'zod/mini';
import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Draft } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { isYamlBounded } from './bounds.ts';
import { type RecoveredYaml, recoverYaml } from './recover.ts';
import type { Report, Source } from './source.ts';
import { isMapping, readTree, type Tree } from './tree.ts';
import { checkYaml, parseYaml, reportExtras } from './yaml.ts';
import { reportZodIssue } from './zod-issues.ts';

/** An object schema of the model. */
export type Schema = z.ZodMiniObject;

/** The part of a file that is YAML, by offsets. */
export interface YamlRange {
  readonly start: number;
  readonly end: number;
  /** Place of what introduces the keys, for a missing one: the opening `---`, or the file's first line. */
  readonly head: Place;
}

/**
 * Reads a range of a file by a schema. Valid fields go to `values`, one by one; everything else is reported in place, so that one wrong field
 * hides no other.
 *
 * @param parse from the YAML of the range to a document; called only when the YAML is within `yamlBounded`
 */
export function readDraft<S extends Schema>(
  source: Source,
  range: YamlRange,
  schema: S,
  report: Report,
  parse: (yaml: string) => Document.Parsed = parseYaml,
): Draft<z.output<S>> {
  const broken = createBrokenDraft(source.file, schema, source.text);
  if (!isYamlBounded(source, range.start, range.end, report)) return broken;
  const document = parse(source.text.slice(range.start, range.end));
  const isSound = document.errors.length === 0 && isMapping(document.contents);
  const found = isSound ? { yaml: checkYaml(document, source, range.start, report), lost: [] } : recover(source, range, schema, report);
  if (found === null || found.yaml === null) return broken;
  const tree = readTree(found.yaml, schema, source, range.head, report);
  return validateTree(source, { ...tree, broken: new Set([...tree.broken, ...found.lost]) }, schema, report);
}

/** Recovers what it can of YAML with errors, all of which are reported; null if nothing. */
function recover(source: Source, range: YamlRange, schema: Schema, report: Report): RecoveredYaml | null {
  const recovered = recoverYaml(source, range.start, range.end, schema, report);
  if (recovered === null) return null;
  const { root, toOffset } = recovered.yaml;
  if (reportExtras(root, source, toOffset, report)) return null;
  // If no key is left, the missing ones are consequences of the errors.
  if (isMap(root)) return recovered;
  if (root === null || isMapping(root)) return null;
  const [from = 0, to = 0] = root?.range ?? [];
  report(createDiagnostic('yaml-valid', source.place(toOffset(from), toOffset(to)), { problem: 'other' }));
  return null;
}

/** A draft of an unreadable file. Every field counts as broken, so that no rule reports what the reader already has. */
export function createBrokenDraft<S extends Schema>(file: string, schema: S, text = ''): Draft<z.output<S>> {
  return { file, text, values: {}, broken: new Set(Object.keys(schema.shape)) as Set<keyof z.output<S>>, place: () => undefined };
}

/** A draft of a missing or empty file: the schema's defaults, nothing broken. */
export function createEmptyDraft<S extends Schema>(file: string, schema: S): Draft<z.output<S>> {
  return { file, text: '', values: schema.parse({}) as z.output<S>, broken: new Set(), place: () => undefined };
}

function validateTree<S extends Schema>(source: Source, tree: Tree, schema: S, report: Report): Draft<z.output<S>> {
  const values: Record<string, unknown> = {};
  const broken = new Set(tree.broken);
  const content = tree.value as Readonly<Record<string, unknown>>;
  for (const [key, field] of Object.entries(schema.shape)) {
    const result = (field as z.ZodMiniType).safeParse(content[key]);
    if (result.success) {
      if (result.data !== undefined && !broken.has(key)) values[key] = result.data;
      continue;
    }
    // Whatever could not be read is already reported.
    if (tree.broken.has(key) && content[key] === undefined) continue;
    if (tree.places.has(key)) broken.add(key);
    for (const issue of keepFirstOfPath(result.error.issues))
      reportZodIssue({ ...issue, path: [key, ...issue.path] }, tree, schema, report);
  }
  return {
    file: source.file,
    text: source.text,
    values: values as Partial<z.output<S>>,
    broken: broken as ReadonlySet<keyof z.output<S>>,
    place: (path) => tree.places.get(path),
  };
}

/** Keeps the first issue of each path; the others follow from it. */
function keepFirstOfPath(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const paths = new Set<string>();
  return issues.filter(({ path }) => !paths.has(path.join('.')) && paths.add(path.join('.')));
}
