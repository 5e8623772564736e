/// A document with a text and a table for people, beside its JSON.
public protocol RenderedDocument: Document {
  /// The document as text in one language.
  func text(by renderer: TextRenderer) -> String
  /// The document as a tidy table for a spreadsheet.
  func table(by renderer: CSVRenderer) -> String
}

extension CheckDocument: RenderedDocument {
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension DescribeDocument: RenderedDocument {
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension ProjectDocument: RenderedDocument {
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension ProbabilityDocument: RenderedDocument {
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}

extension BenchDocument: RenderedDocument {
  public func text(by renderer: TextRenderer) -> String { renderer.text(self) }
  public func table(by renderer: CSVRenderer) -> String { renderer.text(self) }
}
