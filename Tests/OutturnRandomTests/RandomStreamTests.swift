import OutturnRandom
import Testing
import _OutturnTestSupport

@Suite("Random streams")
struct RandomStreamTests {
  struct File: Decodable {
    var streams: [Stream]
  }

  struct Stream: Decodable {
    var seed: String
    var purpose: UInt32
    var index: UInt32
    var words: [String]
    var uniform: [Double]
    var normal: [Double]
    var gamma: [GammaVariates]

    func opened() throws -> RandomStream {
      Seed(try #require(UInt64(seed))).stream(
        try #require(Seed.Purpose(rawValue: purpose)), index)
    }
  }

  struct GammaVariates: Decodable {
    var shape: Double
    var values: [Double]
  }

  @Test("Words, uniform numbers and normals are those of the definition.")
  func definition() throws {
    let file = try ReferenceFile.read("random-streams", as: File.self)
    #expect(file.streams.count == 6)
    for reference in file.streams {
      var stream = try reference.opened()
      #expect(reference.words.map { _ in String(stream.next()) } == reference.words)
      stream = try reference.opened()
      #expect(reference.uniform.map { _ in stream.uniform() } == reference.uniform)
      stream = try reference.opened()
      for expected in reference.normal { #expect(abs(stream.normal() - expected) < 1e-14) }
    }
  }

  @Test("Gamma variates are those that the method of their authors makes of the same numbers.")
  func gamma() throws {
    let file = try ReferenceFile.read("random-streams", as: File.self)
    for reference in file.streams {
      try #require(reference.gamma.count == 4)
      for variates in reference.gamma {
        var stream = try reference.opened()
        for expected in variates.values {
          #expect(abs(stream.gamma(shape: variates.shape) / expected - 1) < 1e-12)
        }
        // A chi-squared variate is twice a gamma one of half the degrees of freedom.
        var one = try reference.opened()
        var two = try reference.opened()
        #expect(
          one.chiSquared(degreesOfFreedom: 2 * variates.shape) == 2
            * two.gamma(shape: variates.shape))
      }
    }
  }

  @Test("Streams of different purpose, index or seed share none of their first numbers.")
  func disjoint() {
    var seen: Set<UInt64> = []
    var count = 0
    for seed in [0, 1, 20_260_101] as [UInt64] {
      for purpose in Seed.Purpose.allCases {
        for index in [0, 1, 2, 1 << 20, .max] as [UInt32] {
          var stream = Seed(seed).stream(purpose, index)
          for _ in 0..<1000 { seen.insert(stream.next()) }
          count += 1000
        }
      }
    }
    // By chance two of 15 000 words coincide with probability 6e-12.
    #expect(seen.count == count)
  }

  @Test("A copy goes on with the same numbers, in the middle of a block and of a pair of normals.")
  func copies() {
    var stream = Seed(7).stream(.posterior)
    for _ in 0..<5 {
      _ = stream.next()
      _ = stream.normal()
      var copy = stream
      var other = stream
      #expect(copy.normal() == other.normal())
      #expect(copy.next() == other.next())
      #expect(copy.uniform() == other.uniform())
    }
  }

  @Test("The numbers of the purposes are what they were.")
  func purposes() {
    #expect(Seed.Purpose.allCases.map(\.rawValue) == [3, 4, 5, 6, 7, 8, 9, 10, 11])
    #expect(
      Seed.Purpose.posterior.rawValue == 3 && Seed.Purpose.conditions.rawValue == 8
        && Seed.Purpose.sources.rawValue == 9 && Seed.Purpose.region.rawValue == 10
        && Seed.Purpose.league.rawValue == 11)
  }
}
