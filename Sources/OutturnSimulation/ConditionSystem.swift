/// Conditions on one path put in order: exact ones, distributed ones, regions, each independent of
/// those before it, and what follows from them for the rest.
struct ConditionSystem: Sendable {
  /// A condition that says something of its own.
  struct Row: Sendable {
    /// Place in the conditions given.
    let condition: Int
    let weights: [(cell: Int, weight: Double)]
    var law: PathCondition.Law
  }

  /// A region whose sum is one of the rows' sums: Σ factor·row must lie within the range.
  struct Check: Sendable {
    let factors: [Double]
    let range: ClosedRange<Double>
  }

  private(set) var rows: [Row] = []
  private(set) var checks: [Check] = []
  private(set) var exactCount = 0
  private(set) var distributedCount = 0
  let cells: Int
  private var reduction: RowReduction

  /// - Throws: ``ConditionError`` when the conditions cannot hold together, state something twice
  ///   or leave nothing open.
  init(_ conditions: [PathCondition], cells: Int) throws(ConditionError) {
    self.cells = cells
    reduction = RowReduction(columns: cells)
    func places(_ wanted: (PathCondition.Law) -> Bool) -> [Int] {
      conditions.indices.filter { wanted(conditions[$0].law) }
    }
    for place in places({ if case .exact = $0 { true } else { false } }) {
      try addExact(conditions[place], at: place)
    }
    exactCount = rows.count
    if exactCount == cells { throw .nothingLeft }
    for place in places({ if case .distributed = $0 { true } else { false } }) {
      let condition = conditions[place]
      if let factors = reduction.dependence(condition.weights) {
        throw .alreadyStated(place, others: owners(factors))
      }
      append(condition, at: place)
    }
    distributedCount = rows.count - exactCount
    for place in places({ if case .within = $0 { true } else { false } }) {
      try addRegion(conditions[place], at: place)
    }
  }

  /// Regions among the rows.
  var regionCount: Int { rows.count - exactCount - distributedCount }

  private mutating func append(_ condition: PathCondition, at place: Int) {
    reduction.append(condition.weights)
    rows.append(Row(condition: place, weights: condition.weights, law: condition.law))
  }

  private mutating func addExact(
    _ condition: PathCondition, at place: Int
  ) throws(ConditionError) {
    guard case .exact(let value) = condition.law else { return }
    guard let factors = reduction.dependence(condition.weights) else {
      append(condition, at: place)
      return
    }
    let implied = exactSum(factors)
    guard abs(implied - value) <= Self.rounding(value, implied) else {
      throw .contradiction(place, others: owners(factors))
    }
  }

  private mutating func addRegion(
    _ condition: PathCondition, at place: Int
  ) throws(ConditionError) {
    guard case .within(let range) = condition.law else { return }
    guard let factors = reduction.dependence(condition.weights) else {
      append(condition, at: place)
      return
    }
    let open = factors.indices.filter { $0 >= exactCount && factors[$0] != 0 }
    if open.contains(where: { $0 < exactCount + distributedCount }) {
      throw .alreadyStated(place, others: owners(factors))
    }
    let fixed = exactSum(factors)
    if open.isEmpty {
      let slack = Self.rounding(fixed, fixed)
      guard fixed >= range.lowerBound - slack, fixed <= range.upperBound + slack else {
        throw .contradiction(place, others: owners(factors))
      }
    } else if open.count == 1, case .within(let known) = rows[open[0]].law {
      let ends = [range.lowerBound, range.upperBound].map { ($0 - fixed) / factors[open[0]] }
        .sorted()
      let lower = max(known.lowerBound, ends[0])
      let upper = min(known.upperBound, ends[1])
      guard lower < upper else { throw .contradiction(place, others: owners(factors)) }
      rows[open[0]].law = .within(lower...upper)
    } else {
      checks.append(Check(factors: factors, range: range))
    }
  }

  /// The part of a combination of rows that the exact ones make.
  private func exactSum(_ factors: [Double]) -> Double {
    zip(rows, factors).reduce(0) { sum, pair in
      if case .exact(let value) = pair.0.law { sum + pair.1 * value } else { sum }
    }
  }

  private func owners(_ factors: [Double]) -> [Int] {
    zip(rows, factors).filter { $0.1 != 0 }.map(\.0.condition).sorted()
  }

  /// Sums of published figures agree when they differ by their rounding in binary.
  private static func rounding(_ a: Double, _ b: Double) -> Double {
    1e-9 * max(1, abs(a), abs(b))
  }
}

/// Rows brought to echelon form one after the other, with what each is made of.
private struct RowReduction {
  private let columns: Int
  /// The reduced row, its pivot column, and its factors on the rows appended.
  private var reduced: [(row: [Double], pivot: Int, factors: [Double])] = []

  init(columns: Int) { self.columns = columns }

  /// Factors on the rows appended so far, when the row is their combination; nil otherwise.
  func dependence(_ weights: [(cell: Int, weight: Double)]) -> [Double]? {
    let (rest, factors, largest) = reduce(weights)
    guard rest.allSatisfy({ abs($0) <= 1e-11 * largest }) else { return nil }
    return factors.map { abs($0) <= 1e-11 ? 0 : $0 }
  }

  mutating func append(_ weights: [(cell: Int, weight: Double)]) {
    let (rest, factors, _) = reduce(weights)
    let pivot = rest.indices.max { abs(rest[$0]) < abs(rest[$1]) }!
    let size = rest[pivot]
    for place in reduced.indices { reduced[place].factors.append(0) }
    reduced.append(
      (rest.map { $0 / size }, pivot, factors.map { -$0 / size } + [1 / size]))
  }

  private func reduce(
    _ weights: [(cell: Int, weight: Double)]
  ) -> (rest: [Double], factors: [Double], largest: Double) {
    var rest = [Double](repeating: 0, count: columns)
    for (cell, weight) in weights { rest[cell] = weight }
    let largest = rest.reduce(0) { max($0, abs($1)) }
    var factors = [Double](repeating: 0, count: reduced.count)
    for (row, pivot, own) in reduced {
      let size = rest[pivot]
      if size == 0 { continue }
      for column in 0..<columns { rest[column] -= size * row[column] }
      rest[pivot] = 0
      for place in own.indices { factors[place] += size * own[place] }
    }
    return (rest, factors, largest)
  }
}
