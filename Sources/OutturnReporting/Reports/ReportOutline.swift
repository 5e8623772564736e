/// A report as sections of paragraphs, tables and charts, before it has a form or a language.
package struct ReportOutline: Sendable {
  /// One piece of a section.
  package enum Block: Sendable {
    case paragraph(Phrase)
    case list([Phrase])
    case table(TextTable, caption: Phrase)
    case charts([any Chart])
    case commands([String])
    /// What tables and charts of the section say, for a form that has none.
    case spoken([Phrase])
  }

  /// A part with a heading; forms number the parts.
  package struct Section: Sendable {
    /// Letters only; names it within a page.
    package var id: String
    package var title: Phrase
    package var blocks: [Block]
  }

  package var title: Phrase
  /// What it rests on.
  package var subtitle: Phrase
  /// The conclusion: one sentence, then what belongs to it.
  package var headline: Phrase
  package var summary: [Phrase]
  package var sections: [Section]
}
