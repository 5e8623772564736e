import Foundation
import Testing

@Suite("The throughput benchmark")
struct BenchCommandTests {
  @Test(
    "reproduces the workload's closed forms within four standard errors at 1e7 paths",
    arguments: ["W0", "W1"])
  func closedForms(workload: String) throws {
    let outcome = try BuiltCommand.run([
      "bench", "--workload", workload, "--paths", "1e7", "--format", "json",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let document = try outcome.json
    for key in [
      "workload", "paths", "horizon", "threads", "precision", "isa", "seconds", "cpu_seconds",
      "paths_per_second", "paths_per_cpu_second", "normals_per_cpu_second", "peak_memory_bytes",
      "probability", "joint",
    ] {
      #expect(document.keys.contains(key), "\(key) is missing")
    }
    let checks = try #require(document["closed_form"] as? [[String: Any]])
    #expect(checks.count == 4)
    for check in checks {
      let z = try #require(check["z"] as? Double)
      #expect(abs(z) < 4, "\(check)")
    }
    // The published figures of the workload, as a guard on the closed forms themselves.
    let published = ["W0": 0.4145429431394929, "W1": 0.4254338778111932][workload]!
    let exact = try #require(checks[0]["exact"] as? Double)
    #expect(abs(exact - published) < 1e-12)
  }

  @Test("over many steps of drawn parameters, moments that cannot be kept are left out and said so")
  func withoutMoments() throws {
    let outcome = try BuiltCommand.run([
      "bench", "--workload", "W1", "--paths", "2e5", "--horizon", "20", "--format", "json",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let document = try outcome.json
    let cells = try #require(document["cells"] as? [[String: Any]])
    #expect(cells.count == 80)
    #expect(cells[0]["mean"] is Double && cells[79]["mean"] is NSNull)
    let quantiles = try #require(cells[76]["quantiles"] as? [String: Double])
    #expect(quantiles.values.allSatisfy { $0 > 0 && $0 < 1e4 }, "\(quantiles)")
    let warnings = try #require(document["warnings"] as? [[String: Any]])
    #expect(warnings.contains { $0["code"] as? String == "no_mean" })
  }

  @Test("probabilities over a step's normals are exact on W0 and nearer than plain ones on W1")
  func raoBlackwell() throws {
    func standardError(_ workload: String, _ sampler: String) throws -> Double {
      let outcome = try BuiltCommand.run([
        "bench", "--workload", workload, "--paths", "1e5", "--sampler", sampler, "--format", "json",
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let document = try outcome.json
      #expect(document["sampler"] as? String == sampler)
      for check in try #require(document["closed_form"] as? [[String: Any]]) {
        #expect(abs(try #require(check["z"] as? Double)) < 4, "\(check)")
      }
      return try #require(document["mc_standard_error"] as? Double)
    }
    #expect(try standardError("W0", "rao-blackwell") < 1e-11)
    let plain = try standardError("W1", "plain")
    #expect(try standardError("W1", "rao-blackwell") < plain / 3)
  }

  @Test("refuses a workload or an instruction set that does not exist")
  func unknown() throws {
    #expect(try BuiltCommand.run(["bench", "--workload", "W9"]).status == 64)
    #expect(try BuiltCommand.run(["bench", "--isa", "v9"]).status == 64)
    #expect(try BuiltCommand.run(["bench", "--paths", "0"]).status == 64)
    #expect(try BuiltCommand.run(["bench", "--workload", "W0", "--sampler", "sobol"]).status == 64)
  }
}
