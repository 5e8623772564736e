internal import Foundation
internal import OutturnCluster
internal import OutturnFiles
internal import OutturnModels

/// How far a batch is: its pieces in order, and the sums of the regions that are not complete yet.
struct BatchState {
  /// A region with the regions without parts that lie directly in it.
  struct Piece: Sendable {
    let region: Int
    let leaves: [Int]
  }

  let pieces: [Piece]
  /// Pieces that are done; always the first ones.
  private(set) var finished = 0
  /// By region: levels by step, series, path.
  private var open: [Int: [Double]] = [:]
  private let tree: RegionTree
  /// The piece after which each region is complete.
  private let last: [Int: Int]
  private let cells: Int

  init(_ table: RegionTable, horizon: Int, paths: Int) {
    tree = table.tree
    cells = horizon * table.indicators.count * paths
    let children = tree.children
    var pieces: [Piece] = []
    // Depth first, so that few regions are incomplete at a time.
    var waiting = [0]
    while let region = waiting.popLast() {
      let leaves = children[region].filter { children[$0].isEmpty }
      if !leaves.isEmpty { pieces.append(Piece(region: region, leaves: leaves)) }
      waiting += children[region].filter { !children[$0].isEmpty }.reversed()
    }
    if children[0].isEmpty { pieces = [Piece(region: 0, leaves: [])] }
    self.pieces = pieces
    var last: [Int: Int] = [:]
    for (place, piece) in pieces.enumerated() {
      for region in tree.lineage(of: piece.region) { last[region] = place }
    }
    self.last = last
  }

  /// Adds a piece's sums to its region and to those around it.
  mutating func add(_ sums: [Double], of region: Int) {
    for around in tree.lineage(of: region) {
      guard var total = open.removeValue(forKey: around) else {
        open[around] = sums
        continue
      }
      for index in sums.indices { total[index] += sums[index] }
      open[around] = total
    }
  }

  /// Regions that are complete with a piece, innermost first.
  func completed(by place: Int) -> [Int] {
    tree.lineage(of: pieces[place].region).reversed().filter { last[$0] == place }
  }

  func sums(of region: Int) -> [Double] { open[region] ?? [] }

  /// Forgets the sums of what is complete.
  mutating func close(_ place: Int) {
    for region in completed(by: place) { open[region] = nil }
    finished = place + 1
  }

  // MARK: On disk

  private static let name = "\(BatchFiles.work)/state"

  /// A number of pieces, a number of regions, then each region's place and its sums.
  func save(to folder: PieceFolder) throws(PieceFolder.Failure) {
    var words: [UInt64] = [UInt64(finished), UInt64(open.count)]
    for region in open.keys.sorted() {
      words.append(UInt64(region))
      words += open[region]!.map(\.bitPattern)
    }
    try folder.keep(words.withUnsafeBytes { Array($0) }, as: Self.name)
  }

  /// Goes on after the last finished piece, if there is one.
  mutating func resume(from folder: PieceFolder) throws(PieceFolder.Failure) {
    guard let bytes = try folder.kept(Self.name) else { return }
    let words = bytes.withUnsafeBytes { raw in
      (0..<raw.count / 8).map { raw.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self) }
    }
    guard words.count >= 2, words[1] <= UInt64(tree.ids.count),
      words.count == 2 + Int(words[1]) * (1 + cells), words[0] <= UInt64(pieces.count)
    else { throw .refused(file: "\(folder.path)/\(Self.name)", .corrupt) }
    finished = Int(words[0])
    for entry in 0..<Int(words[1]) {
      let start = 2 + entry * (1 + cells)
      open[Int(words[start])] = words[start + 1..<start + 1 + cells].map(Double.init(bitPattern:))
    }
  }
}

extension RegionTree {
  /// The regions around one, from the outermost, itself included.
  func lineage(of region: Int) -> [Int] {
    var lineage = [region]
    while let parent = parents[lineage[0]] { lineage.insert(parent, at: 0) }
    return lineage
  }

  /// Regions within one at any depth, itself not.
  func descendants(of region: Int) -> [Int] {
    var within = Set([region])
    return parents.enumerated().compactMap { place, parent in
      guard let parent, within.contains(parent) else { return nil }
      within.insert(place)
      return place
    }
  }

  /// Regions without parts within one.
  func leaves(in region: Int) -> [Int] {
    let parents = Set(parents.compactMap(\.self))
    return descendants(of: region).filter { !parents.contains($0) }
  }
}
