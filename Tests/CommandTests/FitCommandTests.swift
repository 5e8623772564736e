import Foundation
import Testing

@Suite("Estimates of Lingling's real figures")
struct FitCommandTests {
  private static let fit = ["fit", BuiltCommand.lingling, "--draws", "512"]
  private static let names = [
    "regional", "conjugate", "regression", "ridge", "bayesian-regression", "var", "bayesian-var",
    "independent", "student-t",
    "steady-state", "volatility", "panel",
  ]

  @Test("Without --estimator every one is listed, in both languages", arguments: ["en", "zh-Hans"])
  func overview(language: String) throws {
    let outcome = try BuiltCommand.run(Self.fit + ["--language", language])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: " ").first ?? "" }
    #expect(Self.names.allSatisfy { name in rows.contains { $0 == name } })
    #expect(outcome.output.contains("--estimator var"))
  }

  @Test("Where the district's own figures are too few each says so, and none is missing")
  func refused() throws {
    let document = try BuiltCommand.run(Self.fit + ["--region", "lingling", "--format", "json"])
      .json
    let estimators = try #require(document["estimators"] as? [[String: Any]])
    #expect(estimators.compactMap { $0["id"] as? String } == Self.names)
    for estimator in estimators {
      let id = estimator["id"] as? String ?? ""
      let refusal = estimator["refusal"] as? [String: Any]
      #expect((refusal == nil) == ["regional", "conjugate", "panel"].contains(id), "\(id)")
      if let message = refusal?["message"] as? [String: String] {
        #expect(message["zh-Hans"]?.contains("零陵区") ?? false)
        #expect(message["en"]?.contains("1 consecutive year") ?? false)
      }
    }
  }

  @Test("One asked for comes alone, without the time that the regional model takes")
  func alone() throws {
    let arguments =
      Self.fit + [
        "--estimator", "var", "--estimator", "regression", "--indicators", "gdp,retail", "--format",
        "json",
      ]
    let document = try BuiltCommand.run(arguments).json
    #expect(document["asked"] as? [String] == ["regression", "var"])
    #expect(document["draws"] is NSNull && document["conjugate"] is NSNull)
    let estimators = try #require(document["estimators"] as? [[String: Any]])
    #expect(estimators.compactMap { $0["id"] as? String } == ["regression", "var"])
    #expect(estimators.allSatisfy { $0["region"] as? String == "china" })
    let again = try BuiltCommand.run(arguments + ["--threads", "7"])
    #expect(try BuiltCommand.run(arguments + ["--threads", "1"]).output == again.output)
  }

  @Test("Text, plain text and CSV hold the coefficients of what was asked for")
  func forms() throws {
    let line = Self.fit + ["--estimator", "bayesian-var", "--indicators", "gdp,retail"]
    let text = try BuiltCommand.run(line).output
    #expect(text.contains("GDP, 1 year before") && text.contains("tightness"))
    let chinese = try BuiltCommand.run(line, language: "zh_CN.UTF-8").output
    #expect(chinese.contains("地区生产总值，1年前") && chinese.contains("紧度"))
    let csv = try BuiltCommand.run(line + ["--format", "csv"]).output
    #expect(csv.contains("bayesian-var,gdp,retail.l1,"))
    let plain = try BuiltCommand.run(line + ["--plain"]).output
    #expect(plain.contains("\t"))
  }

  @Test("A set-back year leaves later figures unseen")
  func asOf() throws {
    let document = try BuiltCommand.run(
      Self.fit + [
        "--estimator", "var", "--indicators", "gdp,retail", "--as-of", "2023", "--format", "json",
      ]
    ).json
    let estimator = try #require((document["estimators"] as? [[String: Any]])?.first)
    let sample = try #require(estimator["sample"] as? [String: Any])
    #expect(sample["through"] as? Int == 2023)
  }
}
