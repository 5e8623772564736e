import OutturnSeries

/// W05xx: figures that are possible and that a person should look at.
enum DataNoteRule {
  static let noSource = Complaint(
    severity: .warning, code: "W0501",
    message: LocalizedText(zhHans: "没有写数据来源", en: "no source is given"),
    help: LocalizedText(
      zhHans: "请在 source 列写明出处，方便日后核对", en: "say in the column source where it was published"))

  static let unreadableRecord = Complaint(
    severity: .warning, code: "W0510",
    message: LocalizedText(
      zhHans: "回溯检验的记录读不了，不予使用", en: "the record of back-tests cannot be read and is not used"),
    help: LocalizedText(
      zhHans: "请用 outturn backtest 模型文件夹 --record 重新生成",
      en: "make it anew with outturn backtest MODEL --record"))

  static func unusualGrowth(_ text: String) -> Complaint {
    Complaint(
      severity: .note, code: "W0502",
      message: LocalizedText(
        zhHans: "增速 \(text) % 很不寻常", en: "growth of \(text) % is unusual"),
      help: LocalizedText(
        zhHans: "请核对小数点和统计口径；无误则可保留",
        en: "check the decimal point and the coverage; keep it if it is right"))
  }

  static func afterBaseYear(_ period: Period, baseYear: Int) -> Complaint {
    Complaint(
      severity: .note, code: "W0503",
      message: LocalizedText(
        zhHans: "\(period) 在基年 \(baseYear) 之后，估计时不用",
        en: "\(period) is after the base year \(baseYear) and is not used"),
      help: LocalizedText(
        zhHans: "若已是实际值，请把 model.yaml 的 base_year 往后移",
        en: "if it is an outturn, move base_year in model.yaml"))
  }

  static func noBaseYear(_ series: [String], region: String, year: Int) -> Complaint {
    Complaint(
      severity: .note, code: "W0512",
      message: LocalizedText(
        zhHans: "\(region) 没有 \(year) 年的增速：\(series.joined(separator: "、"))",
        en: "\(region) has no growth in \(year) of \(series.joined(separator: ", "))"),
      help: LocalizedText(
        zhHans: "\(year) 年是基年，缺的数由模型推算；已公布的请补上",
        en:
          "\(year) is the base year and the model fills in what is missing; add what is published"
      ))
  }

  /// Years within a series' history for which it has no figure.
  static func gap(in key: SeriesKey, years: [ClosedRange<Int>]) -> Complaint {
    func runs(_ through: String) -> [String] {
      years.map {
        $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)\(through)\($0.upperBound)"
      }
    }
    let missing = (
      zhHans: runs("—").joined(separator: "、"), en: runs(" to ").joined(separator: ", ")
    )
    return Complaint(
      severity: .note, code: "W0513",
      message: LocalizedText(
        zhHans: "\(key.region) 的 \(key.series)（\(key.measure.rawValue)）中间缺 \(missing.zhHans) 年的数",
        en: "\(key.region) \(key.series) \(key.measure.rawValue) has no figure for \(missing.en)"),
      help: LocalizedText(
        zhHans: "漏录的请补上；没有公布的不必处理，模型按未知数估计",
        en:
          "add the row if it was left out; if nothing was published, the models take it as unknown"
      ))
  }

  static func levelsDisagree(_ growth: Double, implied: ClosedRange<Double>) -> Complaint {
    func text(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
    let low = text(implied.lowerBound)
    let high = text(implied.upperBound)
    return Complaint(
      severity: .note, code: "W0505",
      message: LocalizedText(
        zhHans: "公布的增速 \(text(growth)) % 与两年总量算出的 \(low) % 至 \(high) % 不一致",
        en:
          "published growth of \(text(growth)) % is not that of the two levels, \(low) to \(high) %"
      ),
      help: LocalizedText(
        zhHans: "多因总量修订或口径变化；模型用公布的增速",
        en: "often a revision or a change of coverage; the models use the published growth"))
  }

  static func otherUnit(_ unit: String, needs expected: String) -> Complaint {
    Complaint(
      severity: .note, code: "W0504",
      message: LocalizedText(
        zhHans: expected.isEmpty
          ? "这个序列只用增速，这一行绝对额不用"
          : "单位是“\(unit)”，与序列的单位“\(expected)”不能换算，这一行不用",
        en: expected.isEmpty
          ? "the series has no unit for a level, so this level is not used"
          : "\"\(unit)\" does not convert to the series' unit \"\(expected)\": the row is not used")
    )
  }
}
