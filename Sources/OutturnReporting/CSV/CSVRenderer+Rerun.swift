extension CSVRenderer {
  /// One row: the run.
  public func text(_ document: RerunDocument) -> String {
    var table = CSVTable(["manifest", "confirmed", "expected", "found", "file"])
    table.append([
      document.manifest, document.confirmed, document.expected, document.found,
      document.file.rawValue,
    ])
    return table.text
  }
}
