internal import ArgumentParser

/// Years on the command line: `2015...2024`, `2015..2024`, or one year.
enum YearRange {
  static func read(_ text: String, option: String) throws -> ClosedRange<Int> {
    let parts = text.split(separator: ".", omittingEmptySubsequences: true)
    let years = parts.compactMap { Int($0) }
    let dots = text.count { $0 == "." }
    guard years.count == parts.count, (1...2).contains(years.count),
      years.count == 1 ? dots == 0 : dots == 2 || dots == 3, years[0] <= years[years.count - 1]
    else {
      throw ValidationError(
        "\(option) 要写成 2015...2024 (first and last year, like 2015...2024): \(text)")
    }
    return years[0]...years[years.count - 1]
  }
}
