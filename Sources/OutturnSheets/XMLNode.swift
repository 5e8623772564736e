#if XLSX
  private import Foundation
  private import FoundationXML

  /// An element of an XML text with what is in it; names are without their prefix.
  final class XMLNode {
    let name: String
    /// By name as written, prefix and all.
    let attributes: [String: String]
    fileprivate(set) var children: [XMLNode] = []
    /// The text directly in the element.
    fileprivate(set) var text = ""

    fileprivate init(name: String, attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    /// The first element of a name among the children.
    func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    /// The root of a text; nil when it is not well-formed.
    static func parse(_ bytes: [UInt8]) -> XMLNode? {
      let builder = NodeBuilder()
      let parser = XMLParser(data: Data(bytes))
      parser.shouldProcessNamespaces = true
      parser.shouldResolveExternalEntities = false
      parser.delegate = builder
      return parser.parse() ? builder.root : nil
    }
  }

  private final class NodeBuilder: NSObject, XMLParserDelegate {
    private(set) var root: XMLNode?
    private var open: [XMLNode] = []

    func parser(
      _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      let local = elementName.split(separator: ":").last.map(String.init) ?? elementName
      let node = XMLNode(name: local, attributes: attributes)
      if let parent = open.last { parent.children.append(node) } else { root = node }
      open.append(node)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      open.last?.text += string
    }

    func parser(
      _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      _ = open.popLast()
    }
  }
#endif
