private import OutturnSeries

/// Breaks text into lines of a terminal.
package enum LineWrapping {
  /// Lines of at most `width` cells.
  ///
  /// Chinese breaks between any two characters, except that a closing mark never begins a line
  /// and an opening one never ends it; Latin words, numbers and short words of the trade stay whole
  /// unless one alone is wider than a line.
  package static func lines(_ text: String, width: Int) -> [String] {
    precondition(width >= 4, "a line of \(width) cells holds no text")
    var lines: [String] = []
    var line = ""
    var used = 0
    for unit in units(text) {
      let cells = DisplayWidth.of(unit)
      if unit == " " {
        if used > 0, used < width { line += unit; used += 1 }
      } else if used + cells <= width {
        line += unit
        used += cells
      } else {
        if used > 0 { lines.append(trimmed(line)) }
        var pieces = cells > width ? cut(unit, width: width) : [unit]
        line = pieces.removeLast()
        lines += pieces
        used = DisplayWidth.of(line)
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(trimmed(line)) }
    return lines
  }

  /// Cells of the widest piece of a text that is not broken.
  package static func widestUnit(_ text: String) -> Int {
    units(text).map { DisplayWidth.of($0) }.max() ?? 0
  }

  /// What must not be broken: a word, a wide character with the marks that cling to it, a space.
  private static func units(_ text: String) -> [String] {
    var units: [String] = []
    var isOpen = false
    for character in text {
      if character == "%", units.count > 1, units.last == " " {
        // An English per cent sign stays with its number.
        units.removeLast()
        units[units.count - 1] += " %"
      } else if let last = units.last, isOpen || clings(character, to: last) {
        units[units.count - 1].append(character)
      } else {
        units.append(String(character))
      }
      isOpen = opening.contains(character)
    }
    return joined(units)
  }

  /// The units with those put together that spell a word, longest word first; marks around it do
  /// not matter.
  private static func joined(_ units: [String]) -> [String] {
    var result: [String] = []
    var start = 0
    while start < units.count {
      let longest = min(UnbrokenWords.longest, units.count - start)
      let count =
        (2...max(longest, 2)).reversed().first { count in
          count <= longest && spellsWord(units[start..<start + count])
        } ?? 1
      result.append(units[start..<start + count].joined())
      start += count
    }
    return result
  }

  private static func spellsWord(_ units: ArraySlice<String>) -> Bool {
    guard units.allSatisfy({ $0.contains(where: isBreaking) }) else { return false }
    let text = units.joined().drop { opening.contains($0) }
    return UnbrokenWords.contains(String(text.reversed().drop { closing.contains($0) }.reversed()))
  }

  private static func clings(_ character: Character, to unit: String) -> Bool {
    guard unit != " ", character != " ", let last = unit.last else { return false }
    if closing.contains(character) { return true }
    if !isBreaking(character), !isBreaking(last) { return true }
    return counters.contains(character) && unit.contains { $0.isASCII && $0.isNumber }
  }

  /// Whether a line may break before and after the character.
  private static func isBreaking(_ character: Character) -> Bool {
    DisplayWidth.of(character) == 2
  }

  private static func cut(_ unit: String, width: Int) -> [String] {
    var pieces = [""]
    var used = 0
    for character in unit {
      let cells = DisplayWidth.of(character)
      if used + cells > width {
        pieces.append("")
        used = 0
      }
      pieces[pieces.count - 1].append(character)
      used += cells
    }
    return pieces
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// What stands right behind a number: `330亿元`, `2026年`.
  private static let counters: Set<Character> = [
    "百", "千", "万", "亿", "元", "年", "月", "日", "个", "项", "家", "吨", "亩", "人", "次", "倍", "条",
    "处", "成",
  ]
  private static let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "》", "」", "』", "】", "”", "’", "％", "%", "～",
  ]
  private static let opening: Set<Character> = ["（", "《", "「", "『", "【", "“", "‘", "～"]
}
