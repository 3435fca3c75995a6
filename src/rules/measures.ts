/** Measure words and units of more than one character, longest first where one begins another. */
const LONG =
  '平方公里|平方米|立方米|工作日|公里|千米|厘米|毫米|海里|公顷|公斤|千克|毫克|千瓦|兆瓦|小时|分钟|周岁|学年|学时|世纪|英寸|摄氏度|百分点|个百分点|人次|场次|批次|户次|车次|亿元|万元|万人|万吨|万亩';
const SHORT =
  '个名人位次场篇条项件家户元岁年月日天时点分秒周旬季期届批组类种级层楼号页章节课讲题道度倍成亩吨斤克米里升台辆架座栋幢间套处片块份本册部把张幅根棵株头只匹羽尾口井所院校班队团连村镇乡县区轮遍趟代门科排行列段句字步环股支艘艇桶袋箱盒瓶包卷捆束颗粒滴枚对双副席堂车厘';

/** A measure word or a unit, as a regular expression: what follows the number of a count. */
export const MEASURE = `(?:${LONG}|[${SHORT}])`;
