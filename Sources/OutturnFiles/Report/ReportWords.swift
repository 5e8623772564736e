/// The words of plan reports that say what a number is to what it is of.
enum ReportWords {
  /// Before a name and no part of it, longest first.
  static let openings = [
    "在全市率先", "滚动实施", "实施", "铺排", "推进", "同比促成", "有望", "较去年", "较上年", "比上年", "年底前", "年内", "全年共", "全年",
    "全区", "全市", "全县", "全省", "今年", "预计", "力争", "确保", "实现", "完成", "落实", "其中", "累计", "综合", "努力",
    "稳定", "继续", "保持", "推动", "带动", "同步", "共", "达到", "争取", "各项", "当年", "和", "及", "以及", "并", "将",
    "使", "到", "把", "约",
  ].sorted { $0.count > $1.count }

  /// Between a name and its number.
  static let links = [
    "稳定在", "保持在", "控制在", "提升至", "提升到", "提高至", "提高到", "增加至", "增加到", "增至", "上升至", "降低至",
    "降低到", "下降到", "下降至", "降至", "降到", "压减到", "达到", "实现", "完成", "突破", "超过", "超", "不低于", "不少于",
    "高于", "不超过", "不高于", "低于", "达", "为", "约", "均为", "平均为", "有望突破", "可新增超", "保持", "较去年", "较上年", "比上年",
    "在", "至", "共", "近", "逾",
  ].sorted { $0.count > $1.count }

  static let rises = [
    "增长", "增加", "上升", "上涨", "提高", "涨幅", "增幅", "增速", "提升", "扩大",
  ]
  static let falls = ["下降", "减少", "降低", "压减", "下滑", "负增长"]

  /// Before a growth verb and no part of the name.
  static let comparisons = [
    "按不变价计算", "按可比价计算", "按可比价格计算", "按不变价格计算", "按现价计算", "同比名义", "同比实际", "同口径", "可比价", "年均", "同比",
    "分别", "比上年", "较上年", "较去年", "比去年", "预计", "均", "名义",
    "实际",
    "力争",
  ]

  static let more = ["突破", "超过", "超", "高于", "逾"]
  static let notLess = ["不低于", "不少于"]
  static let notMore = ["不超过", "不高于", "低于", "控制在"]
  static let downTo = ["降至", "降到", "下降到", "下降至", "降低至", "降低到", "压减到"]
  static let keeping = ["稳定在", "保持在", "保持"]

  /// Begin a list's first member and hold for the rest: 新增规上农业企业5家、家庭农场35家.
  static let carried = ["新增", "新建", "新改建", "新培育", "新签约"]

  /// What is measured, with nothing that is measured: these take it from the words before.
  static let bare: Set<String> = [
    "总产量", "产量", "总产值", "产值", "销售额", "年度投资", "年度投资额", "投资", "投资额", "实际到位资金", "到位资金",
    "年度贸易额", "总量", "增速", "增幅", "面积", "数量", "收入", "主营业务收入", "税收", "税金", "利润",
  ]

  /// Where a noun after a number ends.
  static let nounEnds = [
    "用于", "全面", "正式", "投入", "有序", "拿到", "建成", "建设", "作为", "吃上", "走上", "已", "等", "的",
  ]

  /// Names that are percentages by themselves.
  static let rateEndings = ["率", "占比", "比重", "比例", "覆盖面", "支出", "收入", "度", "指数"]

  /// What a name ends in when it says what is measured.
  static let measureEndings = [
    "额", "值", "率", "量", "收入", "面积", "数", "资金", "投资", "价格", "支出", "税收", "利润",
  ]
}
