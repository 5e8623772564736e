/// Words of the trade that a line does not break although Chinese may break anywhere.
///
/// Short ones only: none is wider than eight cells, so that a narrow column still holds it.
enum UnbrokenWords {
  /// Characters of the longest word.
  static let longest = 4

  static func contains(_ word: some StringProtocol) -> Bool { words.contains(String(word)) }

  private static let words: Set<String> = [
    // Units
    "亿元", "万元", "万亩", "万吨", "万头", "万人", "人次", "美元", "平方米", "公里", "百分点", "百分比",
    // Indicators
    "生产总值", "增加值", "总产值", "总产量", "规模", "工业", "农业", "产业", "社会", "消费品", "消费", "零售",
    "总额", "外贸", "进出口", "出口", "固定", "资产", "投资", "居民", "价格", "人均", "可支配", "收入", "城镇",
    "农村", "企业", "项目", "财政", "就业", "住房", "保障性", "合同", "引资", "粮食", "面积", "播种", "种植",
    "贸易", "销售额", "交易额",
    // Figures
    "增速", "增长", "下降", "总量", "指数", "目标", "指标", "实际", "上年", "本年", "以上", "以内", "左右",
    "超过", "达到", "概率", "区间", "中位数", "均值", "方差", "比重", "占比", "变动", "差距", "合计", "公布", "公布数",
    "基数", "推算", "倒推", "四舍五入", "口径", "误差", "差值", "范围", "概念",
    // Models
    "模型", "情景", "基准", "假设", "数据", "来源", "年份", "地区", "区域", "全国", "水平", "趋势", "冲击",
    "偏离", "现状", "参数", "先验", "权重", "对照", "随机", "游走", "回归", "自回归", "贝叶斯", "向量", "共轭",
    "采用", "达成", "把握", "程度", "判断", "备注", "数值", "版本", "单位",
  ]
}
