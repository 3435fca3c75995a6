import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createJsonSchemas } from '../src/model/json-schema.ts';

const root = join(import.meta.dirname, '..');
const schemas = createJsonSchemas();
const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });

/** The errors of a schema for a text of YAML: places as JSON pointers, or `valid`. */
function complaints(name: keyof typeof schemas, yaml: string): string[] {
  const validate = ajv.getSchema(name) ?? ajv.compile({ ...schemas[name], $id: name });
  validate(parse(yaml) ?? {});
  return (validate.errors ?? []).map(({ instancePath, keyword, message }) => `${instancePath} ${keyword}: ${message}`);
}

const frontMatter = (text: string) => /^\s*---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
const valid = 'name: 简报\npublisher: 办公室\nsections: [{ title: 动态 }]\nsources: [{ name: 甲县 }]\n';

describe('the JSON Schemas', () => {
  // Renewed with `npx vitest run -u`, as every golden file.
  it.each(Object.entries(schemas))('match the files that ship: %s', async (name, schema) => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(join(root, 'schemas', name));
  });

  it('accept the examples', () => {
    const examples = join(root, 'examples');
    const files = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((file) => !file.includes('dist'));
    const read = (file: string) => readFileSync(join(examples, file), 'utf8');
    const publications = files.filter((file) => file.endsWith('bulletin.yaml'));
    const issues = files.filter((file) => file.endsWith('issue.yaml'));
    const items = files.filter((file) => file.endsWith('.md'));
    expect(Math.min(publications.length, issues.length, items.length)).toBeGreaterThan(1);
    for (const file of publications) expect([file, complaints('bulletin.schema.json', read(file))]).toEqual([file, []]);
    for (const file of issues) expect([file, complaints('issue.schema.json', read(file))]).toEqual([file, []]);
    for (const file of items) expect([file, complaints('item.schema.json', frontMatter(read(file)))]).toEqual([file, []]);
  });

  it.each([
    ['a missing key', valid.replace('name: 简报\n', ''), ' anyOf'],
    ['both spellings of one key', `${valid}刊名: 简报`, ' not'],
    ['a key there is not', `${valid}titel: 简报`, ' additionalProperties'],
    ['a wrong choice', `${valid}masthead: { start: middle }`, '/masthead/start enum'],
    ['a wrong level', `${valid}规则: { title-unique: never }`, '/规则/title-unique enum'],
  ])('refuse %s', (_, yaml, expected) => {
    expect(complaints('bulletin.schema.json', yaml).some((complaint) => complaint.startsWith(expected))).toBe(true);
  });

  it.each([
    '报头: { 本期要目: 否 }',
    'masthead: { contents: false }',
    'limits: { 标题字数: 30 }',
    '规则: { title-unique: 关闭 }',
    'template: 1',
  ])('take %s', (yaml) => {
    expect(complaints('bulletin.schema.json', valid + yaml)).toEqual([]);
  });

  it.each([
    ['a remark', '批注: [{ 批注人: 王主任, 批注内容: 请核数字, 已处理: 是 }]', []],
    ['none', 'remarks: []', []],
    ['one without its words', 'remarks: [{ author: 王主任 }]', ['/remarks/0 anyOf']],
  ])('judge a file of remarks: %s', (_, yaml, expected) => {
    const found = complaints('remarks.schema.json', yaml).filter((complaint) => complaint.includes('anyOf'));
    expect(found.map((complaint) => complaint.replace(/:.*/, ''))).toEqual(expected);
  });

  it('describe every key in the language of its spelling', () => {
    const described: [string, unknown][] = [];
    const walk = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties } = schema as { properties?: Record<string, { description?: unknown }> };
      for (const [key, { description }] of Object.entries(properties ?? {})) described.push([key, description]);
      Object.values(schema).forEach(walk);
    };
    walk(schemas);
    expect(described.length).toBeGreaterThan(100);
    for (const [key, description] of described) {
      const expected = /\p{Script=Han}/u.test(key) ? /\p{Script=Han}.*。$/u : /^[A-Za-z\p{Script=Han}].*[a-z].*[.…]$/u;
      expect(description, key).toMatch(expected);
    }
  });
});
