/// A document with a text and a table for people, beside its JSON.
public protocol RenderedDocument: Document {
  /// The document as text in one language.
  func text(by renderer: TextRenderer) -> String
  /// The document as a tidy table for a spreadsheet.
  func table(by renderer: CSVRenderer) -> String
}

extension CheckDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension DescribeDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension ProjectDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension ProbabilityDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension RequireDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension UpdateDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension BenchDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension FitDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension SelfTestDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension BacktestDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension BatchDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension InitDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension CompareDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension RerunDocument: RenderedDocument {
  /// For people.
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  /// For a spreadsheet.
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}
