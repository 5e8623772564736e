internal import OutturnAlgebra
public import OutturnCluster
internal import OutturnReporting

extension Project {
  /// The partial of a shard whose simulations are finished.
  ///
  /// - Parameters:
  ///   - words: The verb and its options, as ``Partial/Origin/words`` wants them.
  ///   - folder: The model's folder as it was named.
  public func partial(of shard: ShardSimulation, words: [String], folder: String) -> Partial {
    let provider = LAPACKProvider.current
    return Partial(
      origin: Partial.Origin(
        outturn: Version.current, words: words, model: model.specification.id,
        sha256: model.digest), folder: folder,
      lapack: "\(provider.name) \(provider.version)", of: shard)
  }
}
