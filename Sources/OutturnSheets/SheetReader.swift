#if XLSX
  /// The texts that cells share.
  enum SharedStrings {
    static func read(_ root: XMLNode) -> [String] {
      root.children.filter { $0.name == "si" }.map(text)
    }

    /// Runs of one text put together; readings of characters (phonetic runs) are left out.
    static func text(_ node: XMLNode) -> String {
      node.children.reduce(into: "") { text, child in
        switch child.name {
        case "t": text += child.text
        case "r": text += self.text(child)
        default: break
        }
      }
    }
  }

  /// What the number formats of a workbook make of a number.
  struct NumberFormats {
    enum Kind {
      case number, percentage, date
    }

    /// By style.
    private var kinds: [Kind] = []

    init() {}

    init(_ root: XMLNode) {
      var codes: [Int: String] = [:]
      for format in root.first("numFmts")?.children ?? [] {
        if let id = format.attributes["numFmtId"].flatMap({ Int($0) }) {
          codes[id] = format.attributes["formatCode"]
        }
      }
      kinds = (root.first("cellXfs")?.children ?? []).map { style in
        let id = style.attributes["numFmtId"].flatMap { Int($0) } ?? 0
        return codes[id].map(Self.kind) ?? Self.builtIn(id)
      }
    }

    subscript(style: Int) -> Kind { kinds.indices.contains(style) ? kinds[style] : .number }

    /// The formats that have a number and no code in the file, Chinese ones (27 to 36, 50 to 58)
    /// among them. Times of day count as numbers.
    private static func builtIn(_ id: Int) -> Kind {
      switch id {
      case 9, 10: .percentage
      case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
      default: .number
      }
    }

    /// By the letters of a code outside of quotes, brackets and escapes.
    private static func kind(_ code: String) -> Kind {
      var letters = ""
      var isQuoted = false
      var depth = 0
      var skips = false
      for letter in code.lowercased() {
        if skips {
          skips = false
        } else if letter == "\\" || letter == "_" || letter == "*" {
          skips = true
        } else if letter == "\"" {
          isQuoted.toggle()
        } else if !isQuoted, letter == "[" {
          depth += 1
        } else if !isQuoted, letter == "]" {
          depth -= 1
        } else if !isQuoted, depth == 0 {
          letters.append(letter)
        }
      }
      if letters.contains("%") { return .percentage }
      if letters.hasPrefix("general") { return .number }
      return letters.contains { "yd".contains($0) } ? .date : .number
    }
  }

  /// The cells of one sheet.
  struct SheetReader {
    let strings: [String]
    let formats: NumberFormats
    let isFrom1904: Bool

    func read(_ root: XMLNode, name: String) throws(WorkbookFailure) -> Sheet {
      guard let data = root.first("sheetData") else { throw .damaged(name) }
      var cells: [CellPlace: SheetValue] = [:]
      var row = -1
      for line in data.children where line.name == "row" {
        row = line.attributes["r"].flatMap { Int($0) }.map { $0 - 1 } ?? row + 1
        var column = -1
        for cell in line.children where cell.name == "c" {
          let place =
            cell.attributes["r"].flatMap { CellPlace($0) }
            ?? CellPlace(row: row, column: column + 1)
          column = place.column
          let value = try value(of: cell, in: name)
          if !value.isEmpty { cells[place] = value }
        }
      }
      let merged = (root.first("mergeCells")?.children ?? []).compactMap {
        $0.attributes["ref"].flatMap { CellRange($0) }
      }
      return Sheet(name: name, cells: cells, mergedRanges: merged)
    }

    private func value(
      of cell: XMLNode, in sheet: String
    ) throws(WorkbookFailure) -> SheetValue {
      let text = cell.first("v")?.text ?? ""
      switch cell.attributes["t"] ?? "n" {
      case "s":
        guard let place = Int(text), strings.indices.contains(place) else { throw .damaged(sheet) }
        return Self.text(strings[place])
      case "inlineStr": return Self.text(cell.first("is").map(SharedStrings.text) ?? "")
      case "str": return Self.text(text)
      case "b": return .boolean(text == "1")
      case "e": return .failure(text)
      case "d":
        let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
        return parts.count == 3
          ? .date(year: parts[0], month: parts[1], day: parts[2]) : Self.text(text)
      default:
        if text.isEmpty { return .empty }
        guard let number = Double(text) else { throw .damaged(sheet) }
        switch formats[cell.attributes["s"].flatMap { Int($0) } ?? 0] {
        case .number: return .number(number)
        case .percentage: return .percentage(number)
        case .date: return date(number)
        }
      }
    }

    private static func text(_ text: String) -> SheetValue { text.isEmpty ? .empty : .text(text) }

    /// Days from the first of 1900, whose February Excel gives a 29th, or from the first of 1904.
    private func date(_ serial: Double) -> SheetValue {
      guard serial >= 1, serial < 2_958_466 else { return .number(serial) }
      var days = Int(serial)
      if isFrom1904 {
        days += 1462
      } else if days < 60 {
        days += 1
      }
      // Days since 1 March of year 0, by eras of 400 years.
      let count = days + 693_899
      let era = count / 146_097
      let dayOfEra = count % 146_097
      let yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
      let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let shifted = (5 * dayOfYear + 2) / 153
      let month = shifted < 10 ? shifted + 3 : shifted - 9
      return .date(
        year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
        day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
  }
#endif
