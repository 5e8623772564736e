extension ReportOutline {
  /// The same as a text for a terminal, with a conclusion before it.
  ///
  /// - Parameter page: Begins with its title and a sentence on what it rests on.
  init(_ page: TextPage, headline: Phrase, summary: [Phrase]) {
    self.init(
      title: .empty, subtitle: .empty, headline: headline, summary: summary, sections: [])
    for block in page.blocks {
      switch block {
      case .title(let phrase): title = phrase
      case .section(let phrase): begin(phrase)
      case .paragraph(let phrase):
        if sections.isEmpty && subtitle.isEmpty {
          subtitle = phrase
        } else {
          add(.paragraph(phrase))
        }
      case .table(let table): add(.table(table, caption: sections.last?.title ?? title))
      case .remark(let name, let phrase):
        begin(name)
        add(.paragraph(phrase))
      case .verbatim(let lines), .commands(let lines): add(.commands(lines))
      case .bar: break
      }
    }
  }

  private mutating func begin(_ title: Phrase) {
    // Letters only: sections of a page are told apart by the letter of their place.
    let letter = UnicodeScalar(UInt8(ascii: "a") + UInt8(sections.count % 26))
    sections.append(Section(id: "part\(letter)", title: title, blocks: []))
  }

  private mutating func add(_ block: Block) {
    if sections.isEmpty { begin(title) }
    sections[sections.count - 1].blocks.append(block)
  }
}
