import OutturnPlanning
import OutturnSeries

/// Finds what the numbers of a sentence are of.
struct ReportFigures {
  private let sentence: ReportSentence
  private let quantities: [ReportQuantity]
  private(set) var figures: [ReportFigure] = []
  /// Subject that a figure without one speaks of.
  private var subject = ""
  private var isExpected = false
  /// 力争 holds for a list and for what is said of the same thing after a comma.
  private var isStretch = false
  /// Beginning that holds for the rest of a list: 新增.
  private var carried = ""
  /// Subjects of the last 分别.
  private var groupNames: [String] = []

  init(_ sentence: ReportSentence) {
    self.sentence = sentence
    quantities = ReportQuantity.all(in: sentence.characters)
    var index = 0
    while index < quantities.count { index = take(index) }
  }

  // MARK: One quantity or a group

  private mutating func take(_ index: Int) -> Int {
    let lead = lead(of: index)
    var words = lead.text
    if lead.isNewClause { carried = "" }
    if lead.isNewClause || index == 0 { isExpected = false }
    if words.contains("预计") { isExpected = true }
    if words.contains("力争") {
      isStretch = true
    } else if index == 0
      || lead.isNewClause && !clean(Link(words, unit: quantities[index].unit).name).isEmpty
    {
      isStretch = false
    }
    if isAttribute(index) { return index + 1 }
    let group = group(from: index, lead: words)
    if group.count > 1 { return takeGroup(group, lead: words) }
    let quantity = quantities[index]
    let link = Link(words, unit: quantity.unit)
    words = link.name
    if let direction = link.growth {
      words = clean(words)
      if words.isEmpty {
        if figures.isEmpty { return index + 1 }
      } else {
        subject = words
      }
      append(subject, .growth, quantity, link, sign: direction, [])
      return index + 1
    }
    var doubts: [ReportFigure.Doubt] = []
    var name = clean(words)
    if quantity.unit.hasSuffix("百分点") {
      name = Link(name, unit: "%").name
      if name.isEmpty { return index + 1 }
      name += "变化"
    }
    let following = nounAfter(quantity)
    if !following.isEmpty, name.hasSuffix("等") {
      name = following
      doubts.append(.nounAfter)
    } else if !following.isEmpty,
      name.isEmpty || ReportWords.carried.contains(name) || name.count <= 2
    {
      name += following
      doubts.append(.nounAfter)
    }
    if name.isEmpty { return index + 1 }
    if ReportWords.bare.contains(name) {
      if let partner = partner(before: quantity), name.hasSuffix("贸易额") {
        name = partner + "贸易额"
        doubts.append(.inheritedSubject)
      } else if !subject.isEmpty {
        name = Self.head(of: subject) + name
        doubts.append(.inheritedSubject)
      }
    }
    if let first = ReportWords.carried.first(where: name.hasPrefix) {
      carried = first
    } else if !carried.isEmpty, !lead.isNewClause, quantity.unit != "%" {
      name = carried + name
    }
    if quantity.unit == "%", !ReportWords.rateEndings.contains(where: name.hasSuffix) {
      doubts.append(.unclearPercentage)
    }
    subject = name
    append(name, .level, quantity, link, sign: 1, doubts)
    return index + 1
  }

  /// A分别增长4.8%、5.7%: a number for each of what A names.
  private mutating func takeGroup(_ group: Range<Int>, lead: String) -> Int {
    let first = quantities[group.lowerBound]
    let link = Link(lead.replacing("分别", with: ""), unit: first.unit)
    let name = clean(link.name)
    // …分别达到38120元、21050元，分别增长4.9%、6.6%; or A412万人次、B36亿元，分别增长9.7%、11.2%
    let before = lastSubjects(group.count)
    let names =
      name.isEmpty && groupNames.count == group.count
      ? (names: groupNames, isCertain: true)
      : name.isEmpty && before.count == group.count
        ? (names: before, isCertain: false) : Self.subjects(name, count: group.count)
    let last = quantities[group.upperBound - 1].suffix
    groupNames = names?.names ?? []
    for (place, index) in group.enumerated() {
      guard let names else { continue }
      var quantity = quantities[index]
      var doubts: [ReportFigure.Doubt] = names.isCertain ? [] : [.sharedSubject]
      if quantity.suffix.isEmpty, !last.isEmpty {
        quantity.suffix = last
        doubts.append(.sharedSense)
      }
      append(
        names.names[place], link.growth == nil ? .level : .growth, quantity, link,
        sign: link.growth ?? 1, doubts)
    }
    if let last = names?.names.last { subject = last }
    return group.upperBound
  }

  /// The last subjects of the sentence, each once, in its order.
  private func lastSubjects(_ count: Int) -> [String] {
    var names: [String] = []
    for figure in figures.reversed() where !names.contains(figure.subject) {
      names.insert(figure.subject, at: 0)
      if names.count == count { break }
    }
    return names
  }

  private mutating func append(
    _ name: String, _ measure: Measure, _ quantity: ReportQuantity, _ link: Link, sign: Int,
    _ doubts: [ReportFigure.Doubt]
  ) {
    var doubts = doubts
    let sense = link.sense(quantity, measure: measure, sign: sign, half: sentence.half)
    if sense == .about, sentence.half == .target { doubts.append(.assumedBand) }
    if quantity.isApproximate { doubts.append(.approximate) }
    if quantity.isRange { doubts.append(.range) }
    if name.hasSuffix("等") || name.hasSuffix("和") || name.contains("、") || name.hasPrefix("每")
      || name.contains(where: \.isASCIIDigit) && ReportGlossary.entry(name) == nil
    {
      doubts.append(.unclearName)
    }
    let place = sentence.characters[quantity.range.lowerBound]
    figures.append(
      ReportFigure(
        subject: name, measure: measure, number: (sign < 0 ? "-" : "") + quantity.number,
        unit: measure == .growth ? "%" : quantity.unit, sense: sense, isExpected: isExpected,
        isStretch: isStretch,
        doubts: doubts, half: sentence.half, section: sentence.section, line: place.line,
        column: place.column, quote: quote(quantity)))
  }

  // MARK: Words around a quantity

  /// The words from the last comma or the last number to a quantity.
  private func lead(of index: Int) -> (text: String, isNewClause: Bool) {
    let end = quantities[index].range.lowerBound
    var floor = index == 0 ? 0 : quantities[index - 1].range.upperBound
    // 5000万元以上产业项目35个: the first number is part of a name.
    var place = index
    while place > 0, isAttribute(place - 1), !leadIsEmpty(place - 1) {
      place -= 1
      floor = place == 0 ? 0 : quantities[place - 1].range.upperBound
    }
    var start = floor
    var isNewClause = index == 0
    var depth = 0
    for position in floor..<end {
      let character = sentence.characters[position].character
      if "（(“《".contains(character) { depth += 1 }
      if "）)”》".contains(character) { depth -= 1 }
      if depth <= 0, "，,：:".contains(character) {
        start = position + 1
        isNewClause = true
      }
    }
    var text = sentence.text(start..<end)
    while let first = text.first, "、 ）)".contains(first) { text.removeFirst() }
    return (text, isNewClause)
  }

  private func leadIsEmpty(_ index: Int) -> Bool {
    let start = index == 0 ? 0 : quantities[index - 1].range.upperBound
    let text = sentence.text(start..<quantities[index].range.lowerBound)
    let last = text.split { "，,：:、".contains($0) }.last.map(String.init) ?? ""
    let endsInMark = text.last.map { "，,：:、".contains($0) } ?? true
    return endsInMark || clean(last).isEmpty
  }

  /// Whether a quantity stands before a noun and another number follows in the same clause.
  private func isAttribute(_ index: Int) -> Bool {
    guard index + 1 < quantities.count else { return false }
    let between = sentence.text(
      quantities[index].range.upperBound..<quantities[index + 1].range.lowerBound)
    guard let first = between.first, !["和", "及", "与"].contains(between),
      !between.contains(where: { "，,：:、".contains($0) })
    else { return false }
    return first.isLetter
      && !(ReportWords.rises + ReportWords.falls + ReportWords.comparisons).contains(
        where: between.hasPrefix)
  }

  /// The noun that follows a number: 1200套[存量商品房]用于….
  private func nounAfter(_ quantity: ReportQuantity) -> String {
    var noun = ""
    var index = quantity.range.upperBound
    while index < sentence.characters.count {
      let character = sentence.characters[index].character
      if "，,：:、（(".contains(character) { break }
      noun.append(character)
      index += 1
    }
    for end in ReportWords.nounEnds {
      if let range = noun.firstRange(of: end) { noun = String(noun[..<range.lowerBound]) }
    }
    return noun
  }

  /// 对非 of 对非贸易 in the words before a number.
  private func partner(before quantity: ReportQuantity) -> String? {
    let before = sentence.text(0..<quantity.range.lowerBound)
    for trade in before.ranges(of: "贸易").reversed() {
      if let to = before[..<trade.lowerBound].lastIndex(of: "对"),
        before.distance(from: to, to: trade.lowerBound) <= 4
      {
        return String(before[to..<trade.lowerBound])
      }
    }
    return nil
  }

  /// Quantities that one 分别 covers.
  private func group(from index: Int, lead: String) -> Range<Int> {
    guard lead.contains("分别") else { return index..<index + 1 }
    var end = index + 1
    while end < quantities.count, quantities[end].unit == quantities[index].unit {
      let between = sentence.text(
        quantities[end - 1].range.upperBound..<quantities[end].range.lowerBound)
      guard ["、", "和", "，", "及"].contains(between) else { break }
      end += 1
    }
    return index..<end
  }

  /// The clause of a number, with the clause before when the number's own has no name.
  private func quote(_ quantity: ReportQuantity) -> String {
    let marks: (Int) -> Bool = { "，,：:".contains(sentence.characters[$0].character) }
    var start = quantity.range.lowerBound
    while start > 0, !marks(start - 1) { start -= 1 }
    var end = quantity.range.upperBound
    while end < sentence.characters.count, !marks(end) { end += 1 }
    return sentence.text(start..<end)
  }

  // MARK: Names

  private func clean(_ text: String) -> String {
    var name = text
    // 23个省市重点项目完成年度投资额: a number within a name is left out.
    if let first = name.first, first.isASCIIDigit,
      let quantity = ReportQuantity.all(in: Self.characters(name)).first,
      quantity.range.lowerBound == 0
    {
      name = String(name.dropFirst(quantity.range.upperBound))
    }
    var changed = true
    while changed {
      changed = false
      for word in ReportWords.openings where name.hasPrefix(word) && name.count > word.count {
        // 实现 may be all there is, 和平 is a name.
        name = String(name.dropFirst(word.count))
        changed = true
        break
      }
      while let first = name.first, "、 ，的".contains(first) {
        name.removeFirst()
        changed = true
      }
    }
    if ReportWords.openings.contains(name) { return "" }
    return name.replacing("完成年度", with: "年度")
  }

  private static func characters(_ text: String) -> [ReportCharacter] {
    text.map { ReportCharacter(character: $0, line: 0, column: 0) }
  }

  /// 粮食播种面积 → 粮食: a name without what is measured.
  private static func head(of subject: String) -> String {
    let subject = ReportGlossary.entry(subject)?.chinese ?? subject
    for ending in [
      "播种面积", "种植面积", "面积", "总产量", "总产值", "总额", "新注册项目", "回归新注册项目", "个数",
    ] where subject.hasSuffix(ending) && subject.count > ending.count {
      return String(subject.dropLast(ending.count))
    }
    return subject
  }

  /// 城乡居民人均可支配收入 → 城镇…, 农村…; nil when the names cannot be told apart.
  private static func subjects(_ text: String, count: Int) -> (
    names: [String], isCertain: Bool
  )? {
    if count == 2, text.hasPrefix("城乡") {
      let rest = text.dropFirst(2)
      return (["城镇" + rest, "农村" + rest], true)
    }
    var names = text.split { "、和及与".contains($0) }.map(String.init)
    guard names.count == count, let last = names.last else { return nil }
    if names.allSatisfy({ name in ReportWords.measureEndings.contains(where: name.hasSuffix) }) {
      return (names, true)
    }
    let isPair = Set(names.map { String($0.prefix(2)) }).isSubset(of: [
      "城镇", "农村", "进口", "出口", "城市", "乡村",
    ])
    for place in names.indices.dropLast() {
      let name = names[place]
      if ReportWords.measureEndings.contains(where: name.hasSuffix) { continue }
      names[place] = name + last.dropFirst(min(name.count, last.count))
    }
    return (names, isPair)
  }
}

/// What stands between a name and its number.
private struct Link {
  /// The words before it.
  let name: String
  /// The words of it.
  let words: String
  /// 1 when the number is a rise in per cent, −1 when it is a fall, nil for a level.
  let growth: Int?

  init(_ lead: String, unit: String) {
    var name = lead
    var words = ""
    func strip(_ list: [String]) -> Bool {
      for word in list where name.hasSuffix(word) {
        // A name that is such a word altogether stays: 实现 in front of a bare number does not.
        name = String(name.dropLast(word.count))
        words = word + words
        return true
      }
      return false
    }
    while strip(ReportWords.links) {}
    var direction: Int?
    if unit == "%", !ReportWords.downTo.contains(where: words.contains),
      !["至", "到"].contains(where: words.hasPrefix)
    {
      if strip(ReportWords.falls) {
        direction = -1
      } else if strip(ReportWords.rises) {
        direction = 1
      }
      if direction != nil { while strip(ReportWords.comparisons + ReportWords.links) {} }
    }
    growth = direction
    self.words = words
    self.name = name
  }

  func sense(
    _ quantity: ReportQuantity, measure: Measure, sign: Int, half: ReportSentence.Half
  ) -> Sense {
    func has(_ list: [String]) -> Bool { list.contains(where: words.contains) }
    switch quantity.suffix {
    case "以上", "及以上": return sign < 0 ? .atMost : .atLeast
    case "以内", "以下": return .atMost
    case "左右", "上下": return .about
    default: break
    }
    if quantity.isRange { return .atLeast }
    if has(ReportWords.notMore) { return .atMost }
    if has(ReportWords.notLess) { return .atLeast }
    if has(ReportWords.more) || quantity.isApproximate { return .above }
    if has(ReportWords.downTo) { return .atMost }
    if has(ReportWords.keeping) { return .keep }
    return .equals
  }
}
