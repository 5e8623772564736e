internal import OutturnSeries

/// What kind of quantity an indicator is, as far as that says how it varies from year to year.
public enum IndicatorKind: String, Sendable, Hashable, CaseIterable, Codable {
  /// Output, sales and income in money: broad sums over many firms or households.
  case production
  /// Taxes, revenue, funds and bonds of government.
  case publicFinance = "public_finance"
  /// Investment and capital, signed or in place.
  case investment
  /// Trade with abroad and its parts.
  case trade
  /// Sown areas, harvests and herds.
  case agriculture
  /// Visits and visitors.
  case visits
  /// Persons put into work.
  case employment
  /// Things or firms counted one by one that come new each year.
  case count
  /// Land or other works that a year's programme allots.
  case works
  /// A share or a rate in per cent; its changes are in points.
  case rate
}

extension Indicator {
  /// The kind that the plan names, else the one that unit and name point to; nil when nothing does.
  ///
  /// Names are the report's own Chinese ones: 税 and 债 are public finance, 引资 and 投资 investment,
  /// 出口 and 贸易 trade, what is 新建 or 恢复 by area is works.
  public var kind: IndicatorKind? { statedKind ?? kindOfUnit }

  private var kindOfUnit: IndicatorKind? {
    func names(_ words: [String]) -> Bool { words.contains(where: name.zhHans.contains) }
    let money: IndicatorKind =
      if names(["投资", "引资", "外资", "到位资金"]) {
        .investment
      } else if names(["进出口", "出口", "进口", "贸易"]) {
        .trade
      } else if names(["财政", "税", "上级资金", "预算", "国债", "债"]) {
        .publicFinance
      } else {
        .production
      }
    guard let unit else {
      // Only growth is published: money, unless the name says that things are counted.
      return names(["量", "家数", "个数"]) && !names(["额", "值"]) ? .count : money
    }
    switch unit.quantity {
    case .yuan, .usDollars: return money
    case .percent, .percentagePoints: return .rate
    case .mu, .tonnes, .animals, .squareMetres, .metres:
      return names(["新建", "新增", "恢复", "改造", "造林"]) ? .works : .agriculture
    case .visits: return .visits
    case .people: return names(["就业", "岗位"]) ? .employment : .visits
    case .items: return .count
    case .index: return nil
    }
  }
}
