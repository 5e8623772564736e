import OutturnSeries

/// Digits with a unit in a sentence, before it is known what they are of.
struct ReportQuantity {
  /// Of the digits with what follows them as part of the number: 以上, 左右.
  var range: Range<Int>
  var number: String
  var unit: String
  /// 余 or 多 between digits and unit.
  var isApproximate: Bool
  /// 4.5%至5%: the number is the lower end.
  var isRange: Bool
  /// 以上, 以内, 左右 after the unit; empty when there is none.
  var suffix: String

  /// All quantities of a sentence in their order.
  ///
  /// Not taken: digits within “”, years and other ordinals, digits that belong to a word (110KV,
  /// 1·31, 1-2个), digits without a unit that the project knows.
  static func all(in characters: [ReportCharacter]) -> [ReportQuantity] {
    var found: [ReportQuantity] = []
    var index = 0
    var quotes = 0
    while index < characters.count {
      let character = characters[index].character
      if character == "“" { quotes += 1 }
      if character == "”" { quotes -= 1 }
      guard character.isASCIIDigit else {
        index += 1
        continue
      }
      let end = endOfDigits(characters, from: index)
      if quotes == 0, isFree(characters, before: index),
        let quantity = quantity(characters, digits: index..<end)
      {
        found.append(quantity)
        index = quantity.range.upperBound
      } else {
        index = end
      }
    }
    return found
  }

  private static func endOfDigits(_ characters: [ReportCharacter], from start: Int) -> Int {
    var index = start
    func isDigit(_ place: Int) -> Bool {
      place < characters.count && characters[place].character.isASCIIDigit
    }
    while isDigit(index) || ".,".contains(character(characters, index)) && isDigit(index + 1) {
      index += 1
    }
    return index
  }

  private static func character(_ characters: [ReportCharacter], _ index: Int) -> Character {
    index < characters.count ? characters[index].character : "。"
  }

  private static func isFree(_ characters: [ReportCharacter], before index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = characters[index - 1].character
    return !("第·-—~～+/.".contains(before) || before.isASCII && before.isLetter)
  }

  private static func quantity(
    _ characters: [ReportCharacter], digits: Range<Int>
  ) -> ReportQuantity? {
    var index = digits.upperBound
    var isApproximate = false
    var isRange = false
    func skipRange() {
      let isTo = "-–—~～至到".contains(character(characters, index))
      guard isTo, character(characters, index + 1).isASCIIDigit else { return }
      index = endOfDigits(characters, from: index + 1)
      isRange = true
    }
    skipRange()
    if "余多".contains(character(characters, index)) {
      isApproximate = true
      index += 1
    }
    guard let unit = unit(characters, from: index) else { return nil }
    index += unit.count
    if !isRange {
      let end = index
      skipRange()
      if isRange {
        // 5%至6%, or a new number: 2个至3家.
        guard self.unit(characters, from: index) == unit else { return nil }
        index += unit.count
      } else {
        index = end
      }
    }
    if "余多".contains(character(characters, index)) && unit.last != "%" {
      isApproximate = true
      index += 1
    }
    var suffix = ""
    for word in ["及以上", "以上", "以内", "以下", "左右", "上下"] {
      let end = index + word.count
      if end <= characters.count, String(characters[index..<end].map(\.character)) == word {
        suffix = word
        index = end
        break
      }
    }
    let number = String(characters[digits].map(\.character)).filter { $0 != "," }
    return ReportQuantity(
      range: digits.lowerBound..<index, number: number, unit: unit, isApproximate: isApproximate,
      isRange: isRange, suffix: suffix)
  }

  /// The longest unit that the project knows at a place; not 个 of 个月 or 个方面.
  private static func unit(_ characters: [ReportCharacter], from start: Int) -> String? {
    for length in (1...5).reversed() where start + length <= characters.count {
      let text = String(characters[start..<start + length].map(\.character))
      guard Unit(text) != nil else { continue }
      let after = character(characters, start + length)
      if text == "个", "月方小年".contains(after) { return nil }
      return text
    }
    return nil
  }
}
