package import OutturnCluster
internal import OutturnPlanning
public import OutturnSimulation
private import Foundation

/// How a forecast is made; the defaults are those of the command.
public struct ForecastOptions: Sendable {
  /// Simulated paths.
  public var paths = 1_000_000
  /// Posterior draws that the paths are spread over.
  public var draws = 4096
  public var seed: UInt64 = 20_260_101
  /// Most threads; the result does not depend on it.
  public var threads = ProcessInfo.processInfo.activeProcessorCount
  /// How paths are sampled; `sobol` is for models whose parameters can be integrated out, which a
  /// fitted project does not simulate.
  public var sampler = Sampler.plain
  /// What paths are computed in.
  public var precision = Precision.double
  /// Whether printed quantiles are order statistics, for which the paths are simulated again, and not
  /// read off histograms.
  public var hasExactQuantiles = false
  /// Id of the region; nil is the one that the model is about.
  public var region: String?
  /// Last projected year; nil is the model's.
  public var through: Int?
  /// Levels of the base year that are given, by series id, in the series' unit.
  public var baseLevels: [String: Double] = [:]
  /// How a probability's outcome is rounded before it is judged.
  public var rounding = Rounding.exact
  /// Who computes the paths: this process, unless several share them.
  package var simulation: any PathSimulation = WholeSimulation()

  public init() {}
}
