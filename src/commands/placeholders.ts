/** What the placeholders of arguments and options are called in a Chinese help. */
const names: Readonly<Record<string, string>> = {
  author: '姓名',
  category: '类别',
  choice: '选择',
  code: '规则',
  count: '个数',
  day: '日期',
  document: '文件',
  file: '文件',
  folder: '文件夹',
  format: '格式',
  group: '分组',
  issue: '一期',
  kind: '种类',
  'label=whom': '报=单位',
  language: '语言',
  name: '名称',
  number: '数',
  numbers: '期号',
  office: '单位',
  old: '旧稿',
  part: '份',
  path: '路径',
  port: '端口',
  publication: '刊物',
  quarter: '季度',
  since: '起点',
  source: '来源',
  stage: '阶段',
  title: '标题',
  words: '词',
  year: '年份',
};

/** Puts the placeholders in a line of help into Chinese: `[issue...]`, `--format <format>`. */
export function translatePlaceholders(text: string): string {
  return text.replace(/([<[])([a-z=]+)(\.{3})?([>\]])/g, (whole, open, name, more = '', close) =>
    names[name] === undefined ? whole : `${open}${names[name]}${more === '' ? '' : '…'}${close}`,
  );
}

/** Puts the placeholder of an argument into Chinese, without its brackets. */
export function translatePlaceholder(name: string): string {
  return names[name] ?? name;
}
