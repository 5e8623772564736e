package import OutturnSheets

extension LoadedModel {
  /// The model as sheets, from which ``ModelFolder/create(at:report:region:year:)`` makes it again:
  /// plan, history and scenarios as tables, the constants of `model.yaml` line by line.
  ///
  /// Figures are cells of text: a spreadsheet program drops the last zero of 5.0, and the decimals
  /// as published matter. The README and `record.json` are not carried.
  package var sheets: [SheetContent] {
    var sheets: [SheetContent] = []
    if let root = yaml("plan.yaml") { sheets.append(planSheet(root)) }
    for file in files where file.name.hasSuffix(".csv") {
      let kind: WorkbookSheet =
        switch file.name {
        case TargetHistoryReader.file: .targets
        case QuarterShareReader.file: .quarters
        default: .history
        }
      sheets.append(tableSheet(kind, file))
    }
    let scenarios = files.filter { $0.name.hasPrefix("scenarios/") }
    sheets.append(scenarioSheet(scenarios))
    if let file = files.first(where: { $0.name == "model.yaml" }),
      let text = try? SourceText(bytes: file.bytes)
    {
      let lines = (1...max(text.lineCount, 1)).map { text.line($0) ?? "" }
      sheets.append(
        SheetContent(
          name: WorkbookSheet.model.name, columnWidths: [120],
          rows: lines.map { [$0.isEmpty ? .empty : SheetCell(.text($0))] }))
    }
    return sheets
  }

  private func yaml(_ name: String) -> YAMLValue? {
    guard let file = files.first(where: { $0.name == name }) else { return nil }
    return Self.yaml(file)
  }

  private static func yaml(_ file: ModelFile) -> YAMLValue? {
    guard let text = try? SourceText(bytes: file.bytes) else { return nil }
    return YAMLDocument.parse(text, log: DiagnosticLog(file: file.name, source: text))
  }

  // MARK: The plan

  private func planSheet(_ root: YAMLValue) -> SheetContent {
    let head = Self.cells(of: root)
    let heading = WorkbookSheet.planHead.map { path in
      [
        SheetCell(.text(path), .heading), SheetCell(.text(head[path] ?? ""), Self.input),
        SheetCell(.text(WorkbookSheet.label(path))),
      ]
    }
    let indicators: [YAMLValue] =
      if case .mapping(let entries) = root.content,
        case .sequence(let values)? = entries.first(where: { $0.key == "indicators" })?.value
          .content
      {
        values
      } else {
        []
      }
    return Self.sheet(
      .plan, above: heading + [[]], rows: indicators.map(Self.cells),
      widths: ["name.zh-Hans": 24, "name.en": 24, "quote.outturn": 40, "quote.target": 40])
  }

  /// Scalars of a mapping by path; lists are left out.
  private static func cells(of value: YAMLValue) -> [String: String] {
    var cells: [String: String] = [:]
    func visit(_ value: YAMLValue, _ path: String) {
      switch value.content {
      case .scalar(let text, _): if !value.isNull { cells[path] = text }
      case .mapping(let entries):
        for entry in entries {
          visit(entry.value, path.isEmpty ? entry.key : "\(path).\(entry.key)")
        }
      case .sequence: break
      }
    }
    visit(value, "")
    return cells
  }

  // MARK: Scenarios

  private func scenarioSheet(_ files: [ModelFile]) -> SheetContent {
    let rows = files.compactMap { file -> [String: String]? in
      guard let root = Self.yaml(file), case .mapping(let entries) = root.content else {
        return nil
      }
      var cells = Self.cells(of: root).filter {
        !$0.key.hasPrefix("assume.") && !$0.key.hasPrefix("deviate.")
      }
      cells["scenario"] = String(file.name.dropFirst("scenarios/".count).prefix { $0 != "." })
      for entry in entries {
        switch (entry.key, entry.value.content) {
        case ("assume", .mapping(let series)), ("deviate", .mapping(let series)):
          cells[entry.key] = series.flatMap(Self.assumptions).joined(separator: "\n")
        case (_, .sequence(let values)):
          cells[entry.key] = values.compactMap(\.text).joined(separator: "\n")
        default: break
        }
      }
      return cells
    }
    return Self.sheet(
      .scenarios, above: [], rows: rows,
      widths: ["assume": 30, "story.zh-Hans": 60, "story.en": 60, "source": 40])
  }

  /// As `--assume` has them: `trade@2026=-20`.
  private static func assumptions(_ entry: YAMLEntry) -> [String] {
    guard case .mapping(let years) = entry.value.content else {
      return ["\(entry.key)=\(entry.value.text ?? "")"]
    }
    return years.map { "\(entry.key)@\($0.key)=\($0.value.text ?? "")" }
  }

  // MARK: Tables

  private func tableSheet(_ kind: WorkbookSheet, _ file: ModelFile) -> SheetContent {
    let text = (try? SourceText(bytes: file.bytes))?.text ?? ""
    let records = ((try? CSVReader.read(text)) ?? []).map { $0.fields.map(\.text) }
    let names = records.first ?? []
    return Self.sheet(
      kind, above: [],
      rows: records.dropFirst().map {
        Dictionary(zip(names, $0), uniquingKeysWith: { first, _ in first })
      },
      widths: ["source": 40, "note": 40])
  }

  /// Names in Chinese, then as they are read, then the rows; both stay in sight.
  private static func sheet(
    _ kind: WorkbookSheet, above: [[SheetCell]], rows: [[String: String]],
    widths: [String: Double]
  ) -> SheetContent {
    let columns = kind.columns
    return SheetContent(
      name: kind.name, columnWidths: columns.map { widths[$0] ?? 14 },
      rows: above + [
        columns.map { SheetCell(.text(WorkbookSheet.label($0)), .text) },
        columns.map { SheetCell(.text($0), .heading) },
      ]
        + rows.map { row in
          columns.map { name in SheetCell(row[name].map { .text($0) } ?? .empty, input) }
        }, frozenRows: above.count + 2)
  }

  /// A cell to type in: what is typed stays as it is.
  private static let input = SheetStyle(wraps: true, numberFormat: "@")
}
