/// Indicators that plans of Chinese governments name often, with their other names.
///
/// Ids are those of the shipped models, so that a plan that is read can be joined with histories
/// and records of other places.
struct ReportGlossary {
  struct Entry: Sendable {
    let id: String
    let chinese: String
    let english: String
    let aliases: [String]
    /// Of growth; nil where there is nothing to deflate.
    let growthIsReal: Bool?
    /// The series that tells its future, where models have one.
    let series: String?
  }

  /// The entry of a name: the name itself, or with a verb before it that does not count.
  static func entry(_ name: String) -> Entry? {
    if let found = byName[name] { return found }
    for verb in ["新增", "新建", "签约", "收购", "引进", "建成", "完成", "争取", "盘活", "全区", "全市", "全县", "全省"]
    where name.hasPrefix(verb) {
      if let found = byName[String(name.dropFirst(verb.count))] { return found }
    }
    return nil
  }

  private static let byName: [String: Entry] = {
    var table: [String: Entry] = [:]
    for entry in entries {
      for name in [entry.chinese] + entry.aliases { table[name] = entry }
    }
    return table
  }()

  private static func entry(
    _ id: String, _ chinese: String, _ english: String, _ aliases: [String] = [],
    real: Bool? = nil, series: String? = nil
  ) -> Entry {
    Entry(
      id: id, chinese: chinese, english: english, aliases: aliases, growthIsReal: real,
      series: series)
  }

  static let entries: [Entry] = [
    entry("gdp", "地区生产总值", "GDP", ["生产总值", "GDP", "国内生产总值", "经济总量"], real: true, series: "gdp"),
    entry("primary", "第一产业增加值", "Value added of the primary sector", ["一产增加值"], real: true),
    entry("secondary", "第二产业增加值", "Value added of the secondary sector", ["二产增加值"], real: true),
    entry("services", "第三产业增加值", "Value added of services", ["服务业增加值", "三产增加值"], real: true),
    entry(
      "industry_output", "规模工业总产值", "Gross output of above-scale industry",
      ["规模以上工业总产值", "规上工业总产值"], real: false),
    entry("all_industry_output", "工业总产值", "Gross output of all industry", real: false),
    entry(
      "industry", "规模工业增加值", "Value added of above-scale industry",
      ["规模以上工业增加值", "规上工业增加值"], real: true, series: "industry"),
    entry(
      "all_industry", "工业增加值", "Value added of all industry", ["全部工业增加值"], real: true),
    entry("industry_tax", "工业企业实缴税金", "Tax paid by industrial firms", ["工业税收"], real: false),
    entry(
      "retail", "社会消费品零售总额", "Retail sales", ["社零总额", "社消零总额"], real: false, series: "retail"),
    entry(
      "wholesale_retail_catering_sales", "批零住餐销售额",
      "Sales of wholesale, retail, hotels and catering", ["批零住餐等行业销售额", "批零住餐业销售额"], real: false),
    entry(
      "trade", "外贸进出口总额", "Imports and exports",
      ["进出口总额", "货物进出口总额", "外贸进出口", "进出口总值", "外贸进出口总值", "货物进出口总值"], real: false, series: "trade"),
    entry("exports", "出口总额", "Exports", ["出口", "出口额", "外贸出口额", "出口总值"], real: false),
    entry(
      "fdi", "实际使用外资", "Foreign capital actually used", ["实际利用外资", "实际到位外资", "实际使用外商直接投资"],
      real: false),
    entry(
      "fixed_investment", "固定资产投资", "Fixed-asset investment", ["全社会固定资产投资", "固定资产投资额"],
      real: false, series: "fixed_investment"),
    entry(
      "key_project_investment", "重点项目年度投资", "Investment in key projects",
      ["重点项目年度投资额", "重点项目投资"], real: false),
    entry(
      "provincial_project_investment", "省市重点项目投资",
      "Investment in key projects of province and city", ["省市重点项目年度投资额", "省市重点项目年度投资"],
      real: false),
    entry("private_investment", "民间投资", "Private investment", ["民间固定资产投资"], real: false),
    entry("industrial_investment", "工业投资", "Industrial investment", real: false),
    entry("real_estate_investment", "房地产开发投资", "Real-estate investment", ["房地产投资"], real: false),
    entry(
      "upper_level_funds", "争取各类上级资金", "Funds won from above", ["各类上级资金", "上级资金", "争取上级资金"],
      real: false),
    entry("central_budget_funds", "中央预算内资金", "Central budget funds", ["中央预算内投资"], real: false),
    entry("ultra_long_bonds", "超长期国债", "Ultra-long treasury bonds", ["超长期特别国债"], real: false),
    entry("government_bonds", "专项债和一般债", "Local government bonds", real: false),
    entry(
      "local_fiscal_revenue", "地方财政收入", "Local fiscal revenue",
      ["地方一般公共预算收入", "一般公共预算收入", "地方收入", "地方财政一般预算收入"], real: false),
    entry("tax_revenue", "税收收入", "Tax revenue", ["地方税收", "地方税收收入"], real: false),
    entry(
      "agriculture_output", "农林牧渔总产值",
      "Gross output of farming, forestry, animal husbandry and fishery", ["农林牧渔业总产值", "农业总产值"],
      real: true),
    entry(
      "agriculture", "农林牧渔业增加值",
      "Value added of farming, forestry, animal husbandry and fishery", ["农业增加值"], real: true),
    entry("grain_area", "粮食播种面积", "Grain sown area", ["粮食种植面积"]),
    entry("grain_output", "粮食总产量", "Grain output", ["粮食产量", "粮食总产"]),
    entry("vegetable_area", "蔬菜种植面积", "Vegetable area", ["蔬菜播种面积"]),
    entry("oilseed_area", "油料面积", "Oilseed area", ["油料种植面积", "油菜种植面积"]),
    entry("fruit_area", "水果面积", "Fruit area", ["水果种植面积"]),
    entry("hogs", "生猪出栏", "Hogs slaughtered", ["出栏生猪", "生猪出栏量"]),
    entry(
      "high_standard_farmland", "新建高标准农田", "New high-standard farmland",
      ["高标准农田", "建成高标准农田", "建设高标准农田"]),
    entry("farmland_restored", "耕地恢复", "Farmland restored", ["恢复耕地"]),
    entry(
      "mechanisation_rate", "主要农作物综合机械化率", "Mechanisation of main crops",
      ["农作物综合机械化率", "主要农作物耕种收综合机械化率"]),
    entry("rice_mechanisation_rate", "水稻耕种收综合机械化率", "Mechanisation of rice"),
    entry("new_family_farms", "新增家庭农场", "New family farms", ["新培育家庭农场", "家庭农场"]),
    entry(
      "new_above_scale_agriculture", "新增规上农业企业", "New above-scale farming firms", ["新增规模以上农业企业"]),
    entry("tourist_visits", "接待游客", "Tourist visits", ["接待游客量", "接待国内外游客", "接待旅游者", "游客接待量"]),
    entry(
      "tourism_revenue", "旅游综合收入", "Tourism revenue", ["旅游总收入", "旅游总花费", "旅游收入"], real: false),
    entry("study_tour_students", "研学学生", "Study-tour students"),
    entry("urban_income", "城镇居民人均可支配收入", "Urban disposable income per head", real: false),
    entry("rural_income", "农村居民人均可支配收入", "Rural disposable income per head", real: false),
    entry(
      "income", "居民人均可支配收入", "Disposable income per head", ["全体居民人均可支配收入", "城乡居民人均可支配收入"],
      real: false),
    entry("hightech_value_added", "高新技术产业增加值", "High-tech value added", real: false),
    entry("new_hightech_firms", "新增高新技术企业", "New high-tech firms"),
    entry("hightech_firms", "高新技术企业", "High-tech firms", ["高新技术企业总量", "高新技术企业总数"]),
    entry(
      "technology_sme", "科技型中小企业评价入库", "Technology firms registered",
      ["科技型中小企业", "科技型中小企业入库", "新增科技型中小企业"]),
    entry("technology_contracts", "技术合同交易额", "Technology contracts", ["技术合同成交额"], real: false),
    entry(
      "rd_spending", "研发经费投入", "Research and development spending",
      ["全社会研发经费投入", "研发投入", "全社会研发投入"], real: false),
    entry("patents", "专利授权量", "Patents granted", ["专利授权", "专利授权数"]),
    entry(
      "invention_patents", "高价值发明专利", "High-value invention patents",
      ["新增高价值发明专利"]),
    entry("contracted_capital", "签约合同引资", "Contracted capital", ["合同引资", "合同引资额"], real: false),
    entry(
      "landed_capital", "实际到位内资", "Domestic capital in place", ["实际到位省外境内资金", "实际利用内资", "到位内资"],
      real: false),
    entry(
      "contracted_projects", "签约5000万元以上产业项目", "Signed projects of 50 million yuan or more",
      ["引进5000万元以上项目", "5000万元以上产业项目", "5000万元以上项目"]),
    entry(
      "hunan_merchant_projects", "湘商回归新注册项目", "New projects of returning Hunan merchants",
      ["新注册湘商项目", "湘商回归项目"]),
    entry(
      "hunan_merchant_funds", "湘商回归实际到位资金", "Funds in place from returning Hunan merchants",
      ["湘商回归到位资金"], real: false),
    entry(
      "new_above_scale_industry", "新增规模以上工业企业", "New above-scale industrial firms",
      ["新增规上工业企业", "新增规模工业企业"]),
    entry(
      "new_above_limit_trade", "新增限上商贸企业", "New above-limit trade firms",
      ["新增限额以上商贸企业", "新增限上企业"]),
    entry("urban_jobs", "城镇新增就业", "New urban jobs", ["新增城镇就业", "城镇新增就业人数", "新增城镇就业人数"]),
    entry(
      "rural_jobs", "农村劳动力转移就业", "Rural labour transferred to jobs", ["新增农村劳动力转移就业", "农村劳动力转移"]),
    entry("unemployment", "城镇调查失业率", "Surveyed urban unemployment", ["调查失业率"]),
    entry(
      "registered_unemployment", "城镇登记失业率", "Registered urban unemployment", ["登记失业率"]),
    entry("cpi", "居民消费价格", "Consumer prices", ["居民消费价格指数", "居民消费价格涨幅", "CPI"], series: "cpi"),
    entry(
      "energy_intensity", "单位地区生产总值能耗", "Energy per unit of GDP",
      ["单位GDP能耗", "万元地区生产总值能耗", "单位生产总值能耗"]),
    entry(
      "air_quality_days", "空气质量优良率", "Share of days with good air",
      ["空气质量优良天数比例", "空气优良率", "空气质量优良天数比率"]),
    entry(
      "health_insurance_rate", "基本医保参保率", "Basic medical insurance enrolment",
      ["基本医疗保险参保率", "医保参保率"]),
    entry("urbanisation", "常住人口城镇化率", "Urban share of population", ["城镇化率"]),
    entry(
      "livelihood_share", "民生支出占比", "Share of livelihood spending",
      ["民生支出占公共预算总支出", "民生支出占一般公共预算支出", "民生支出占一般公共预算支出比重"]),
    entry("debt_swapped", "债务置换", "Debt swapped", real: false),
    entry("debt_products", "发行产品接替存量债务", "Existing debt replaced by new products", real: false),
    entry("interest_saved", "节支利息", "Interest saved", ["节约利息"], real: false),
    entry("existing_loan_rate", "存量贷款利率", "Rate on existing loans", ["存量贷款平均利率"]),
    entry("new_loan_rate", "新增贷款平均利率", "Rate on new loans", ["新增贷款利率"]),
    entry("revenue_building", "财源建设", "Revenue-building campaign", ["财源建设任务"], real: false),
    entry("deposits", "金融机构存款余额", "Deposits", ["本外币存款余额", "各项存款余额"], real: false),
    entry("loans", "金融机构贷款余额", "Loans", ["本外币贷款余额", "各项贷款余额"], real: false),
    entry(
      "arrears_cleared", "清偿化解拖欠企业账款", "Arrears to firms cleared", ["拖欠企业账款", "清偿拖欠企业账款"],
      real: false),
    entry("affordable_homes", "新增保障性住房", "New affordable homes", ["保障性租赁住房", "新增保障性租赁住房"]),
    entry("homes_purchased", "收购存量商品房", "Unsold homes bought"),
    entry("pool_projects", "在库项目", "Projects in the pool"),
    entry("key_specialties", "省市级重点专科", "Key clinical specialties"),
  ]
}
