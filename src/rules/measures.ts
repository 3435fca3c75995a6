/** Measure words and units of two characters or more. */
const LONG =
  '平方公里 平方米 立方米 工作日 摄氏度 个百分点 公里 千米 厘米 毫米 海里 公顷 公斤 千克 毫克 千瓦 兆瓦 小时 分钟 周岁 学年 学时 世纪 英寸 人次 场次 批次 户次 车次'.split(
    ' ',
  );
const SHORT =
  '个名人位次场篇条项件家户元岁年月日天时点分秒周旬季期届批组类种级层楼号页章节课讲题道度倍成亩吨斤克米里升台辆架座栋幢间套处片块份本册部把张幅根棵株头只匹羽尾口井所院校班队团连村镇乡县区轮遍趟代门科排行列段句字步环股支艘艇桶袋箱盒瓶包卷捆束颗粒滴枚对双副席堂车厘例起宗桩折餐顿站岗线单票厂店馆市省国';

/** Reads the measure word or unit at an offset; empty if there is none. Plain look-ups: a pattern of all words is slow to compile. */
export function readMeasure(text: string, at: number): string {
  return LONG.find((word) => text.startsWith(word, at)) ?? readSingle(text[at]);
}

/** Reads the measure word or unit that ends at an offset; empty if there is none. */
export function readMeasureBefore(text: string, end: number): string {
  return LONG.find((word) => text.endsWith(word, end)) ?? readSingle(text[end - 1]);
}

function readSingle(character: string | undefined): string {
  return character !== undefined && SHORT.includes(character) ? character : '';
}
