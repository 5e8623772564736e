/// Reads the values of an `.xlsx` file: what its cells show, not how it was computed.
///
/// Follows ECMA-376 (Office Open XML): the parts of the archive are found through its relationships;
/// a number is a date or a percentage by its cell's number format. A formula has the value that the
/// program which saved the file had computed.
/// - Verified: `WorkbookTests`, against workbooks that openpyxl and LibreOffice wrote, and reading of
///   ours by openpyxl.
package enum WorkbookReader {
  /// - Throws: ``WorkbookFailure``.
  package static func read(at path: String) throws(WorkbookFailure) -> Workbook {
    #if XLSX
      let archive = try ZipArchive(path: path)
      return try WorkbookParts(archive).workbook()
    #else
      throw .notBuiltIn
    #endif
  }
}

#if XLSX
  /// The parts of one workbook.
  private struct WorkbookParts {
    private let archive: ZipArchive

    init(_ archive: ZipArchive) {
      self.archive = archive
    }

    func workbook() throws(WorkbookFailure) -> Workbook {
      let root = try relationships(of: "")
      guard
        let main = root.first(where: { $0.value.kind == "officeDocument" })?.value.target
      else { throw .notAWorkbook }
      let contents = try part(main)
      guard contents.name == "workbook" else { throw .notAWorkbook }
      let links = try relationships(of: main)
      func target(_ kind: String) -> String? {
        links.values.first { $0.kind == kind }?.target
      }
      let strings = try target("sharedStrings").map { name throws(WorkbookFailure) in
        SharedStrings.read(try part(name))
      }
      let formats = try target("styles").map { name throws(WorkbookFailure) in
        NumberFormats(try part(name))
      }
      let isFrom1904 =
        contents.first("workbookPr")?.attributes["date1904"].map { $0 == "1" || $0 == "true" }
        ?? false
      var sheets: [Sheet] = []
      for entry in contents.first("sheets")?.children ?? [] where entry.name == "sheet" {
        if let state = entry.attributes["state"], state != "visible" { continue }
        let id = entry.attributes.first { $0.key.hasSuffix(":id") }?.value
        guard let name = entry.attributes["name"], let id, let link = links[id] else {
          throw .damaged(main)
        }
        // A sheet that holds nothing but a chart has no cells.
        guard link.kind == "worksheet" else { continue }
        let reader = SheetReader(
          strings: strings ?? [], formats: formats ?? NumberFormats(), isFrom1904: isFrom1904)
        sheets.append(try reader.read(try part(link.target), name: name))
      }
      return Workbook(sheets: sheets)
    }

    private func part(_ name: String) throws(WorkbookFailure) -> XMLNode {
      guard let bytes = try archive.bytes(of: name), let root = XMLNode.parse(bytes) else {
        throw .damaged(name)
      }
      return root
    }

    private struct Link {
      var kind: String
      /// Path within the archive.
      var target: String
    }

    /// What a part refers to, by id; of the archive itself for an empty name.
    private func relationships(of name: String) throws(WorkbookFailure) -> [String: Link] {
      let pieces = name.split(separator: "/").map(String.init)
      let folder = pieces.dropLast()
      let file = (folder + ["_rels", (pieces.last ?? "") + ".rels"]).joined(separator: "/")
      guard let bytes = try archive.bytes(of: file) else {
        if name.isEmpty { throw .notAWorkbook }
        return [:]
      }
      guard let root = XMLNode.parse(bytes) else { throw .damaged(file) }
      var links: [String: Link] = [:]
      for entry in root.children where entry.name == "Relationship" {
        guard let id = entry.attributes["Id"], let kind = entry.attributes["Type"],
          let target = entry.attributes["Target"]
        else { continue }
        links[id] = Link(
          kind: kind.split(separator: "/").last.map(String.init) ?? "",
          target: Self.path(target, from: Array(folder)))
      }
      return links
    }

    private static func path(_ target: String, from folder: [String]) -> String {
      if target.hasPrefix("/") { return String(target.dropFirst()) }
      var path = folder
      for piece in target.split(separator: "/") {
        if piece == ".." {
          _ = path.popLast()
        } else if piece != "." {
          path.append(String(piece))
        }
      }
      return path.joined(separator: "/")
    }
  }
#endif
