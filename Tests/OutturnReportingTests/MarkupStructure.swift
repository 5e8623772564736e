import Foundation
import FoundationXML

/// What a test asks of a page or a drawing: whether it is well-formed, its ids, its texts.
final class MarkupStructure: NSObject, XMLParserDelegate {
  private(set) var root = ""
  /// Of the root element.
  private(set) var attributes: [String: String] = [:]
  private(set) var ids: [String] = []
  /// Text directly within elements, by their name.
  private(set) var texts: [String: [String]] = [:]
  /// Every element with its attributes, in order.
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private var stack: [(name: String, text: String)] = []
  private var problem: (any Error)?

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    let isWellFormed = parser.parse()
    if let problem { throw problem }
    if !isWellFormed { throw CocoaError(.propertyListReadCorrupt) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if stack.isEmpty && root.isEmpty {
      root = name
      self.attributes = attributes
    }
    elements.append((name, attributes))
    if let id = attributes["id"] { ids.append(id) }
    stack.append((name, ""))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if !stack.isEmpty { stack[stack.count - 1].text += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if let last = stack.popLast() { texts[last.name, default: []].append(last.text) }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    problem = error
  }
}
