package import OutturnPlanning
package import OutturnSeries

/// A number that a report states, with what it is of.
package struct ReportFigure {
  /// What keeps a figure from being taken over unseen.
  package enum Doubt: String, Sendable, CaseIterable {
    /// 余, 多: about, and more.
    case approximate
    /// What it is a number of stands after it.
    case nounAfter
    /// Several subjects share what they are measured by.
    case sharedSubject
    /// 5%、6%以上: the words stand after the last of several numbers.
    case sharedSense
    /// What it is of was taken from the words before it.
    case inheritedSubject
    /// A percentage that is neither growth nor a rate.
    case unclearPercentage
    /// 4.5%至5%: the lower end was taken.
    case range
    /// The words before the number may be more than a name.
    case unclearName
    /// No width is given for 左右.
    case assumedBand
    /// The words for the outturn and for the target differ.
    case differentWords
    /// Outturn and target are in different units.
    case differentUnits
    /// The report states it more than once, with other figures.
    case statedTwice
  }

  /// What it is of: 地区生产总值.
  package var subject: String
  package var measure: Measure
  /// Digits as written, without grouping commas; a minus before what falls.
  package var number: String
  /// As written: 亿元; `%` for growth.
  package var unit: String
  package var sense: Sense
  /// 预计: the year was not over.
  var isExpected: Bool
  /// 力争: wanted, not promised.
  package var isStretch: Bool
  package var doubts: [Doubt]
  var half: ReportSentence.Half
  package var section: String
  /// Line and column of its first digit.
  package var line: Int
  package var column: Int
  /// The words around it.
  package var quote: String
}
