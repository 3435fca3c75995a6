import { toJSONSchema } from 'zod/mini';
import { issueSchema } from './issue.ts';
import { itemSchema } from './item.ts';
import { publicationSchema } from './publication.ts';
import { reviewRemarksSchema } from './remarks.ts';

/** A JSON Schema, as plain data. */
type Schema = { [key: string]: unknown };

/** The files that editors complete and check, by the name of their JSON Schema. */
const files = {
  'bulletin.schema.json': { title: 'bulletin.yaml 刊物设置', schema: publicationSchema },
  'issue.schema.json': { title: 'issue.yaml 一期的设置', schema: issueSchema },
  'item.schema.json': { title: '稿件开头的项目（front matter）', schema: itemSchema },
  'remarks.schema.json': { title: '稿件的批注（.remarks.yaml）', schema: reviewRemarksSchema },
} as const;

/**
 * Generates the JSON Schemas (draft 7, as VS Code's YAML support reads) from the schemas of the files: both spellings of every key, never
 * both for one field, each described in its own language.
 */
export function createJsonSchemas(): Readonly<Record<keyof typeof files, Schema>> {
  const made = Object.entries(files).map(([name, { title, schema }]) => {
    const { $schema, ...whole } = toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' }) as Schema;
    return [name, { $schema, title, ...mergeLanguages(whole) }] as const;
  });
  return Object.fromEntries(made) as unknown as Record<keyof typeof files, Schema>;
}

/** Makes the objects of a schema accept each key in both spellings. */
function mergeLanguages({ zh: _, about: __, properties, required, items, additionalProperties, ...rest }: Schema): Schema {
  const inner = {
    ...asWritten(rest),
    ...(isSchema(items) ? { items: mergeLanguages(items) } : {}),
    ...(additionalProperties === undefined
      ? {}
      : { additionalProperties: isSchema(additionalProperties) ? mergeLanguages(additionalProperties) : additionalProperties }),
  };
  if (!isSchema(properties)) return inner;
  const keys = Object.entries(properties as Record<string, Schema>).map(([key, schema]) => ({ key, chinese: String(schema.zh), schema }));
  const spelled = keys.flatMap(({ key, chinese, schema }) => [
    [key, mergeLanguages(schema)] as const,
    [chinese, { ...mergeLanguages(schema), description: schema.about }] as const,
  ]);
  const present = keys
    .filter(({ key }) => Array.isArray(required) && required.includes(key))
    .map(({ key, chinese }) => ({ anyOf: [{ required: [key] }, { required: [chinese] }] }));
  const once = keys.map(({ key, chinese }) => ({ not: { required: [key, chinese] } }));
  return { ...inner, properties: Object.fromEntries(spelled), allOf: [...present, ...once] };
}

/** Accepts what the reader also accepts: yes, no, 是 and 否 as booleans, and a plain number as text (`name: 007`). */
function asWritten(schema: Schema): Schema {
  if (schema.type === 'boolean') {
    const { type, ...rest } = schema;
    return { ...rest, enum: [true, false, 'yes', 'no', '是', '否'] };
  }
  return schema.type === 'string' && schema.enum === undefined ? { ...schema, type: ['string', 'number', 'boolean'] } : schema;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
