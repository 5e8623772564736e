internal import ArgumentParser
private import Foundation
internal import Outturn

/// `--shard` of the verbs whose paths can be shared out, and what needs all paths in one place.
struct ShardOptions: ParsableArguments {
  @Option(
    help: "只算 N 片中的第 K 片，写出分片结果 / one of N shards",
    transform: { text in
      guard let shard = Shard(text) else {
        throw ValidationError(
          "--shard 要 K/N，K 从 1 到 N (K/N, K from 1 to N, N at most 1000000): \(text)")
      }
      return shard
    })
  var shard: Shard?

  @Flag(
    name: .customLong("exact-quantiles"),
    help: "分位数取精确的次序统计量，重算一遍路径 / exact quantiles, by a second pass")
  var hasExactQuantiles = false

  func validate() throws {
    guard shard == nil || !hasExactQuantiles else {
      throw ValidationError(
        "--exact-quantiles 要全部路径，不能与 --shard 同用 (needs all paths; not with --shard)")
    }
  }
}

/// A verb that `--shard` splits and `merge` finishes.
protocol ShardedCommand: ParsableCommand {
  var model: ModelArgument { get set }
  var scenarios: ScenarioOptions { get }
  var sharding: ShardOptions { get }
  var sampling: SamplingOptions { get set }
  var output: OutputOptions { get set }

  /// What is asked, with the options that only this verb has.
  func question(in project: Project, _ options: inout ForecastOptions) throws -> PathQuestion

  /// After the document was written.
  func finish(_ document: any RenderedDocument) throws
}

extension ShardedCommand {
  func finish(_ document: any RenderedDocument) throws {}

  /// The whole document, or the partial of one shard.
  func runSharded() throws {
    if sharding.hasExactQuantiles, try output.messagePassing() != nil {
      throw ValidationError(
        "--exact-quantiles 要全部路径在一个进程 (needs all paths in one process)")
    }
    if let shard = sharding.shard {
      let simulation = ShardSimulation(shard)
      let project = try simulate(by: simulation)
      let partial = project.partial(
        of: simulation, words: ShardWords.words(Array(CommandLine.arguments.dropFirst())),
        folder: model.model)
      try output.write(partial.bytes)
    } else if let processes = try output.messagePassing(), !processes.writes {
      _ = try simulate(by: processes)
    } else {
      try write(by: try output.pathSimulation())
    }
  }

  /// The whole document from paths that somebody computes or has computed.
  func write(by simulation: any PathSimulation) throws {
    let (fitted, question) = try fitted(simulatedBy: simulation)
    let document: any RenderedDocument
    do {
      document = try fitted.document(question)
    } catch {
      throw output.exit(error)
    }
    try output.write(document, modelPath: model.model)
    try finish(document)
  }

  /// Paths alone: the document is the merging process's.
  private func simulate(by simulation: any PathSimulation) throws -> Project {
    let (fitted, question) = try fitted(simulatedBy: simulation)
    do {
      try fitted.simulate(question)
    } catch {
      throw output.exit(error)
    }
    return fitted.project
  }

  private func fitted(
    simulatedBy simulation: any PathSimulation
  ) throws -> (FittedProject, PathQuestion) {
    let project = try scenarios.origin(of: model.load(output), output)
    var options = ForecastOptions()
    sampling.apply(to: &options)
    options.simulation = simulation
    options.hasExactQuantiles = sharding.hasExactQuantiles
    try scenarios.apply(to: &options, in: project, output)
    let question = try question(in: project, &options)
    do {
      return (try project.fit(options), question)
    } catch {
      throw output.exit(error)
    }
  }
}

/// The part of a command line that decides its numbers.
enum ShardWords {
  /// What changes from machine to machine or only the form of the output.
  private static let leftOut: Set = [
    "--shard", "--output", "--format", "--language", "--digits", "--threads",
  ]
  private static let flagsLeftOut: Set = ["--plain", "--verbose"]

  /// The verb and its options, without the model's folder.
  static func words(_ arguments: [String]) -> [String] {
    var words: [String] = []
    var rest = arguments[...]
    while let word = rest.popFirst() {
      let name = String(word.prefix { $0 != "=" })
      if flagsLeftOut.contains(word) { continue }
      if leftOut.contains(name) {
        if name == word { rest = rest.dropFirst() }
        continue
      }
      words.append(word)
    }
    return withoutModel(words)
  }

  /// The word that names the model is the one without which the model is the present folder.
  private static func withoutModel(_ words: [String]) -> [String] {
    guard let full = command(words), full.model.model != "." else { return words }
    for place in words.indices where words[place] == full.model.model {
      var candidate = words
      candidate.remove(at: place)
      if let command = command(candidate), command.model.model == "." { return candidate }
    }
    return words
  }

  /// The command that words make; nil when they make none that can be shared out.
  static func command(_ words: [String]) -> (any ShardedCommand)? {
    (try? Tool.parseAsRoot(words)) as? any ShardedCommand
  }
}
