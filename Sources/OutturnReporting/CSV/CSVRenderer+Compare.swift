private import OutturnPlanning
private import OutturnSeries

extension CSVRenderer {
  /// One row a figure, or a value that changed; `kind` says which: `probability`, `joint`, `mean`,
  /// `circumstance` or `change`.
  public func text(_ document: CompareDocument) -> String { table(document).text }

  package func table(_ document: CompareDocument) -> CSVTable {
    var table = CSVTable([
      "kind", "id", "name_zh", "name_en", "period", "measure", "threshold", "unit", "from", "to",
      "before", "after", "change", "mc_standard_error",
    ])
    for row in document.differences {
      table.append([
        row.kind.rawValue, row.id, row.name.zhHans, row.name.en, row.period?.description,
        row.measure?.rawValue, row.target?.threshold, row.unit, row.from, row.to, row.before,
        row.after, row.change, row.mcStandardError,
      ])
    }
    for (kind, changes) in [("circumstance", document.circumstances), ("change", document.changes)]
    {
      for change in changes {
        table.append(
          [kind, change.path] + [(any CSVCell)?](repeating: nil, count: 8)
            + [change.before, change.after, nil, nil])
      }
    }
    return table
  }
}
