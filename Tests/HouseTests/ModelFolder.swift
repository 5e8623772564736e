/// What a folder in Models must hold to be a model that others can read and check.
enum ModelFolder {
  static let files = ["model.yaml", "plan.yaml", "README.md"]
  static let folders = ["data", "scenarios"]

  /// What is not there, as `Models/<id>: no <name>`.
  static func findings(in tree: Tree) throws -> [String] {
    try tree.folders(in: "Models").flatMap { model in
      let inside = try Set(tree.folders(in: "Models/\(model)"))
      return
        (files.filter { !tree.exists("Models/\(model)/\($0)") }
        + folders.filter { !inside.contains($0) }.map { "\($0)/ with something in it" })
        .map { "Models/\(model): no \($0)" }
    }
  }
}
