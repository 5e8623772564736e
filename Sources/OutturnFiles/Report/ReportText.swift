import OutturnSeries

/// A character of a report with its place.
struct ReportCharacter {
  let character: Character
  /// From 1.
  let line: Int
  /// In characters, from 1.
  let column: Int
}

/// A sentence of a report: where it stands and of which year it speaks.
struct ReportSentence {
  /// What a part of a report is about.
  enum Half: Sendable {
    /// What was reached.
    case outturn
    /// What is wanted.
    case target
  }

  let half: Half
  /// Such as `2.1`: part 二, (一).
  let section: String
  let characters: [ReportCharacter]

  func text(_ range: Range<Int>) -> String { String(characters[range].map(\.character)) }
}

/// A plan report cut into sentences, by its own headings 一、 and （一）.
///
/// Reports of the plan (计划执行情况与计划草案的报告) and work reports of governments look back first and
/// then ahead. A part looks back when its heading speaks of the carrying out, and ahead when it
/// speaks of targets, tasks or the year of the plan.
struct ReportText {
  /// Year of the targets; nil when the text names none.
  private(set) var year: Int?
  /// Name of the region that reports, without those around it; empty when not found.
  private(set) var region = ""
  /// First lines, up to the first heading.
  private(set) var title = ""
  private(set) var sentences: [ReportSentence] = []

  private var isTitle = true
  private var part = 0
  private var subsection = 0
  private var half = ReportSentence.Half.outturn
  /// Level of the heading that a line begins with.
  private enum Heading { case part, subsection }

  init(_ source: SourceText) {
    let lines = Self.lines(source)
    for line in lines { add(line) }
    year = planYear(lines)
    let title = title.replacing("\u{3000}", with: "")
    region = Self.region(of: title)
  }

  /// Characters of each line as one writes them today: no bookmarks of word processors, no spaces
  /// at the ends, and digits, points and per cent signs of half width.
  private static func lines(_ source: SourceText) -> [[ReportCharacter]] {
    (1...max(1, source.lineCount)).compactMap { number in
      guard let text = source.line(number) else { return nil }
      var line: [ReportCharacter] = []
      var isMark = false
      let characters = Array(text)
      for (index, character) in characters.enumerated() {
        if character == "[", String(characters[index...].prefix(9)) == "[bookmark" { isMark = true }
        defer { if character == "]" { isMark = false } }
        if isMark { continue }
        line.append(
          ReportCharacter(
            character: halfWidth(character), line: number, column: index + 1))
      }
      while let last = line.last, last.character.isWhitespace { line.removeLast() }
      return Array(line.drop { $0.character.isWhitespace })
    }
  }

  private static func halfWidth(_ character: Character) -> Character {
    if character == "％" { return "%" }
    if character == "．" { return "." }
    guard let scalar = character.unicodeScalars.first, ("０"..."９").contains(character),
      let plain = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return character }
    return Character(plain)
  }

  private mutating func add(_ line: [ReportCharacter]) {
    guard !line.isEmpty else { return }
    if let (heading, number, length) = Self.heading(line) {
      isTitle = false
      switch heading {
      case .part:
        part = number
        subsection = 0
        half = Self.half(String(line.map(\.character)), before: half)
      case .subsection: subsection = number
      }
      append(Array(line.dropFirst(length)))
    } else if isTitle, title.count < 120, !line.contains(where: { $0.character == "。" }),
      !"：:".contains(line[line.count - 1].character)
    {
      title += String(line.map(\.character))
    } else {
      isTitle = false
      append(line)
    }
  }

  /// Cuts at full stops, semicolons and exclamation marks.
  private mutating func append(_ line: [ReportCharacter]) {
    let section = subsection == 0 ? "\(part)" : "\(part).\(subsection)"
    for piece in line.split(whereSeparator: { "。；！？;".contains($0.character) }) {
      sentences.append(ReportSentence(half: half, section: section, characters: Array(piece)))
    }
  }

  private static func half(
    _ heading: String, before: ReportSentence.Half
  ) -> ReportSentence.Half {
    let back = ["执行情况", "完成情况", "回顾", "工作总结", "主要成绩", "过去", "取得的成绩"]
    if back.contains(where: heading.contains) { return .outturn }
    let ahead = ["目标", "任务", "安排", "打算", "展望", "重点工作", "总体要求", "工作重点"]
    if ahead.contains(where: heading.contains) { return .target }
    return before
  }

  /// 一、 begins a part and （一） a subsection, which some write （1）.
  private static func heading(_ line: [ReportCharacter]) -> (Heading, Int, Int)? {
    var index = 0
    let opens = "（(".contains(line[0].character)
    if opens { index = 1 }
    let start = index
    while index < line.count,
      chineseDigits[line[index].character] != nil || opens && line[index].character.isASCIIDigit
    {
      index += 1
    }
    guard index > start, index - start <= 3, index < line.count else { return nil }
    let closes = opens ? "）)" : "、"
    guard closes.contains(line[index].character) else { return nil }
    let text = String(line[start..<index].map(\.character))
    guard let number = Int(text) ?? chineseNumber(text) else { return nil }
    return (opens ? .subsection : .part, number, index + 1)
  }

  private static let chineseDigits: [Character: Int] = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
  ]

  /// 1 to 99.
  private static func chineseNumber(_ text: String) -> Int? {
    var number = 0
    var digit = 0
    for character in text {
      guard let value = chineseDigits[character] else { return nil }
      if value == 10 {
        number += max(1, digit) * 10
        digit = 0
      } else {
        digit = value
      }
    }
    return number + digit
  }

  // MARK: Year and region

  /// The latest year that the title or the heading of a part ahead names; else of any text.
  private func planYear(_ lines: [[ReportCharacter]]) -> Int? {
    let headings = lines.filter { line in
      !line.isEmpty && Self.heading(line).map { $0.0 == .part } == true
    }.map { String($0.map(\.character)) }
    return years(in: title + headings.joined()).max()
      ?? years(in: lines.map { String($0.map(\.character)) }.joined()).max()
  }

  /// Years as 2026年.
  private func years(in text: String) -> [Int] {
    let characters = Array(text)
    return characters.indices.compactMap { index in
      guard characters[index] == "年", index >= 4,
        let year = Int(String(characters[index - 4..<index])), (2000...2099).contains(year)
      else { return nil }
      return year
    }
  }

  /// 永州市零陵区人民政府 → 零陵区.
  private static func region(of title: String) -> String {
    let name: Substring
    if let government = title.firstRange(of: "人民政府") {
      name = title[..<government.lowerBound]
    } else if let about = title.firstRange(of: "关于") {
      name = title[..<about.lowerBound]
    } else {
      name = title[..<(title.firstIndex { $0.isASCIIDigit } ?? title.startIndex)]
    }
    // The last unit of 省, 市, 州, 县, 区 alone.
    var cut = name.startIndex
    let letters = name.indices.dropLast()
    for index in letters where "省市州盟".contains(name[index]) { cut = name.index(after: index) }
    return String(name[cut...].filter { $0.isLetter })
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
