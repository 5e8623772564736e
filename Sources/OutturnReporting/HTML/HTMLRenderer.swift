private import Foundation
private import Mustache
public import OutturnSeries

/// Writes a report as one page of HTML that needs nothing else: no script, no file beside it.
///
/// Both languages are in the page; a reader switches without a script, and paper gets the one that
/// is chosen. Colours follow the reader's wish for light or dark; paper is light.
public struct HTMLRenderer: Sendable {
  /// The language that is shown first.
  private let language: Language
  private let digits: Int

  public init(language: Language, digits: Int = 1) {
    self.language = language
    self.digits = digits
  }

  /// The whole page; well-formed as XML too.
  public func text(_ document: ReportDocument) -> String {
    text(ReportWriter(document, digits: digits).outline(), version: document.header.outturn)
  }

  /// The page of many regions, or of one of them.
  public func text(_ document: BatchDocument) -> String {
    text(
      BatchWriter(document, digits: digits).outline(), version: document.header.outturn,
      links: document.pages)
  }

  private func text(
    _ outline: ReportOutline, version: String, links: [Phrase: String] = [:]
  ) -> String {
    let context: [String: Any] = [
      "pageLanguage": language.rawValue, "pageTitle": outline.title.typeset(in: language),
      "version": version, "style": Self.style,
      "languages": Language.allCases.map { part(outline, links: links, in: $0) },
    ]
    return Self.library.render(context, withTemplate: "report") ?? ""
  }

  // MARK: Templates

  private static let library: MustacheLibrary = {
    do {
      return MustacheLibrary(templates: [
        "report": try MustacheTemplate(string: text(of: PackageResources.report_mustache)),
        "table": try MustacheTemplate(string: text(of: PackageResources.table_mustache)),
      ])
    } catch {
      preconditionFailure("a template of our own is wrong: \(error)")
    }
  }()

  private static let style =
    text(of: PackageResources.report_css)
    + "@media screen and (prefers-color-scheme: dark) {\n\(Ink.darkRules)\n}"

  private static func text(of bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Parts

  private func part(
    _ outline: ReportOutline, links: [Phrase: String], in language: Language
  ) -> [String: Any] {
    let key = Self.key(language)
    return [
      "key": key, "tag": language.rawValue, "isChosen": language == self.language,
      "name": language == .zhHans ? "中文" : "English",
      "title": outline.title.typeset(in: language),
      "subtitle": outline.subtitle.typeset(in: language),
      "conclusionTitle": Phrase(zhHans: "结论", en: "Conclusion")[language],
      "headline": outline.headline.typeset(in: language),
      "summary": outline.summary.map { $0.typeset(in: language) },
      "sections": outline.sections.enumerated().map { place, section in
        [
          "id": "\(key)-\(section.id)",
          "title": SectionNumber.heading(place + 1, section.title).typeset(in: language),
          "blocks": section.blocks.compactMap {
            block($0, of: section, links: links, in: language)
          },
        ] as [String: Any]
      },
    ]
  }

  private static func key(_ language: Language) -> String { language == .zhHans ? "zh" : "en" }

  private func block(
    _ block: ReportOutline.Block, of section: ReportOutline.Section, links: [Phrase: String],
    in language: Language
  ) -> [String: Any]? {
    switch block {
    case .paragraph(let phrase): ["paragraph": phrase.typeset(in: language)]
    case .list(let phrases): ["list": ["items": phrases.map { $0.typeset(in: language) }]]
    case .commands(let commands): ["commands": commands]
    case .spoken: nil
    case .table(let table, let caption):
      [
        "table": self.table(
          table, caption: caption, repeats: caption == section.title, links: links, in: language)
      ]
    case .charts(let charts):
      ["figures": ["items": charts.map { figure($0, in: language) }]]
    }
  }

  private func figure(_ chart: any Chart, in language: Language) -> [String: Any] {
    [
      "title": chart.title.typeset(in: language),
      "drawing": chart.figure(in: language, page: "\(Self.key(language))-"),
      "conclusion": chart.conclusion.typeset(in: language),
      "summary": Phrase(zhHans: "数据表", en: "The figures as a table")[language],
      "table": table(chart.table, caption: chart.title, in: language),
    ]
  }

  /// - Parameters:
  ///   - repeats: Whether the heading above it says what its caption says.
  ///   - links: Pages by the name that begins a row.
  private func table(
    _ table: TextTable, caption: Phrase, repeats: Bool = false, links: [Phrase: String] = [:],
    in language: Language
  ) -> [String: Any] {
    let shown = table.filledColumns
    return [
      "caption": caption.typeset(in: language), "repeats": repeats, "hasHeader": table.hasHeader,
      "headers": shown.map { column in
        [
          "text": table.columns[column].header.typeset(in: language),
          "isNumber": table.columns[column].alignment == .right,
        ] as [String: Any]
      },
      "rows": table.rows.map { row in
        [
          "cells": shown.map { column in
            [
              "text": row[column].typeset(in: language), "tag": column == 0 ? "th" : "td",
              "isLink": column == 0 && links[row[column]] != nil, "page": links[row[column]] ?? "",
              "isWhole": column > 0 && !table.columns[column].wraps
                && table.columns[column].alignment == .left,
              "isHeader": column == 0,
              "isNumber": table.columns[column].alignment == .right,
            ] as [String: Any]
          }
        ]
      },
    ]
  }
}
