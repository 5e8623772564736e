/// A module that is named like a type hides itself: `Outturn.Plan` would look into the type.
enum ModuleNames {
  /// The types outside any braces that bear the name of one of the modules.
  static func findings(in modules: [String: [SwiftSource]]) -> [String] {
    modules.values.flatMap(\.self).flatMap { source in
      source.topLevelTypes.filter { modules[$0.name] != nil }.map {
        "\(source.path):\($0.line): type \($0.name) is named like a module"
      }
    }.sorted()
  }
}
