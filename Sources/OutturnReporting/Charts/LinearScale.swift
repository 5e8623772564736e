private import Foundation

/// Where values stand along an axis.
package struct LinearScale: Sendable, Hashable {
  package let domain: ClosedRange<Double>
  /// Coordinates of the domain's two ends; the first may be the larger.
  package let start: Double
  package let end: Double

  package init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
    precondition(domain.lowerBound < domain.upperBound, "a scale needs two ends: \(domain)")
    self.domain = domain
    self.start = start
    self.end = end
  }

  /// The coordinate of a value; values outside the domain lie outside.
  package func callAsFunction(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + share * (end - start)
  }

  /// The step between round ticks: 1, 2 or 5 times a power of ten, so that about `count` of them
  /// span the width.
  package static func step(spanning width: Double, count: Int) -> Double {
    precondition(width > 0 && width.isFinite && count > 0, "\(count) ticks over \(width)")
    let raw = width / Double(count)
    let power = pow(10, floor(log10(raw)))
    // The turning points are the geometric means of neighbours, as is usual.
    let ratio = raw / power
    let factor = ratio < sqrt(2) ? 1.0 : ratio < sqrt(10) ? 2 : ratio < sqrt(50) ? 5 : 10
    return factor * power
  }

  /// Round numbers from at or below the first value to at or above the last.
  package static func ticks(around values: ClosedRange<Double>, count: Int) -> [Double] {
    let width = values.upperBound - values.lowerBound
    let step = step(spanning: width > 0 ? width : 1, count: count)
    let first = floor(values.lowerBound / step + 1e-9)
    var last = ceil(values.upperBound / step - 1e-9)
    if last <= first { last = first + 1 }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// Decimals that tell ticks of this step apart.
  package static func decimals(ofStep step: Double) -> Int {
    max(0, -Int(floor(log10(step) + 1e-9)))
  }
}
