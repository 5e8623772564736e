import OutturnReporting
import OutturnSeries
import Testing

@Suite("Pages of many regions")
struct BatchPageTests {
  private static let one: BatchDocument = {
    var document = SampleDocuments.batch
    document.regions = [document.regions[0]]
    document.league = []
    return document
  }()

  @Test(
    "A page of all, of one region and of several models is well-formed, in both languages",
    arguments: [SampleDocuments.batch, SampleDocuments.modelBatch, one])
  func pages(document: BatchDocument) throws {
    let text = HTMLRenderer(language: .en).text(document)
    let page = try MarkupStructure(text)
    #expect(Set(page.ids).count == page.ids.count, "an id stands twice")
    #expect(page.elements.filter { $0.name == "main" }.count == 2)
    #expect(!text.contains("{{"))
    #expect(page.texts["h1"]?.allSatisfy { !$0.isEmpty } == true)
    for section in page.elements where section.name == "section" {
      #expect(page.ids.contains(try #require(section.attributes["aria-labelledby"])))
    }
  }

  @Test("A region's name leads to its page, from the page of all alone")
  func links() throws {
    let page = try MarkupStructure(HTMLRenderer(language: .en).text(SampleDocuments.batch))
    let targets = Set(page.elements.compactMap { $0.name == "a" ? $0.attributes["href"] : nil })
    #expect(targets == Set(SampleDocuments.batch.regions.map { "regions/\($0.id).html" }))
    let one = try MarkupStructure(HTMLRenderer(language: .en).text(Self.one))
    #expect(!one.elements.contains { $0.name == "a" })
  }

  @Test("One region's page begins with its target and says what is missing")
  func region() throws {
    let page = try MarkupStructure(HTMLRenderer(language: .en).text(Self.one))
    let words = try #require(page.texts["p"]).joined(separator: "\n")
    #expect(words.contains("Growth of GDP of 5.5\u{A0}% or more in 2026: probability 41.2\u{A0}%."))
    #expect(words.contains("2026年地区生产总值增长5.5%以上的概率为41.2%。"))
    let points = try #require(page.texts["li"]).joined(separator: "\n")
    #expect(points.contains("Without what could not be computed: third."))
    #expect(points.contains("The sum of 2 parts"))
    let cells = try #require(page.texts["td"])
    #expect(cells.contains("320.4 (100 million yuan)"))
  }
}
