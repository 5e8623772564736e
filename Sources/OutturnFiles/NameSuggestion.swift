/// Finds the name that a person probably meant.
public enum NameSuggestion {
  /// The name nearest to a mistyped one, or nil when none is near.
  ///
  /// Distance: letters added, left out, replaced, or two neighbours swapped, case aside; at most
  /// one for three letters of the longer name. The first of equally near names wins.
  ///
  ///     NameSuggestion.nearest(to: "gpd", in: ["gdp", "retail"])   // "gdp"
  public static func nearest(to name: String, in names: [String]) -> String? {
    let wanted = Array(name.lowercased())
    var best: (name: String, distance: Int)?
    for candidate in names {
      let letters = Array(candidate.lowercased())
      let limit = max(1, max(letters.count, wanted.count) / 3)
      let distance = distance(wanted, letters)
      guard distance <= limit, distance < (best?.distance ?? .max) else { continue }
      // One letter says too little about which other letter was meant.
      guard wanted.count > 1 || distance == 0 else { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// Edit distance with swaps of neighbours (optimal string alignment).
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + [Int](repeating: 0, count: right.count)
      for column in 1...right.count {
        let isSame = left[row - 1] == right[column - 1]
        var cost = min(
          last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          cost = min(cost, beforeLast[column - 2] + 1)
        }
        current[column] = cost
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
