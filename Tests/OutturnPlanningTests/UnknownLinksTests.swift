import OutturnPlanning
import Testing
import _OutturnTestSupport

/// Bounds of events whose links are not known, against a linear program over every joint law.
@Suite("Events whose links are not known") struct UnknownLinksTests {
  private struct Reference: Decodable {
    struct Events: Decodable {
      var probabilities: [Double]
      var low: [Double]
      var high: [Double]
    }

    var events: [Events]
  }

  @Test("At least k of n lies within the narrowest bounds there are")
  func atLeast() throws {
    let reference: Reference = try ReferenceFile.read("kind_forecast")
    #expect(reference.events.count == 6)
    for events in reference.events {
      for k in 0...events.probabilities.count {
        let bounds = UnknownLinks.atLeast(k, of: events.probabilities)
        // The linear program is solved to 1e-9.
        #expect(abs(bounds.lowerBound - events.low[k]) < 1e-8)
        #expect(abs(bounds.upperBound - events.high[k]) < 1e-8)
      }
      let all = UnknownLinks.all(events.probabilities)
      let last = events.probabilities.count
      #expect(abs(all.lowerBound - events.low[last]) < 1e-8)
      #expect(abs(all.upperBound - events.high[last]) < 1e-8)
    }
  }

  @Test("The product of the probabilities lies within, and no events are always met")
  func product() {
    let probabilities = [0.9, 0.4, 0.7]
    let bounds = UnknownLinks.all(probabilities)
    #expect(bounds.contains(probabilities.reduce(1, *)))
    #expect(bounds == 0.0...0.4)
    #expect(UnknownLinks.all([]) == 1...1)
    #expect(UnknownLinks.atLeast(0, of: []) == 1...1)
    #expect(UnknownLinks.atLeast(2, of: [0.5]) == 0...0)
  }
}
