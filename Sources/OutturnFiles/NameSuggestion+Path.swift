internal import Foundation
import OutturnSeries

extension NameSuggestion {
  /// The path of a folder that is there and was probably meant; nil when none is near.
  ///
  /// The first part of the path that is not there is held against the names beside it.
  static func folder(near path: String) -> String? {
    let files = FileManager.default
    var known = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/").map(String.init) {
      var next = known + part
      if !files.fileExists(atPath: next) {
        let names = (try? files.contentsOfDirectory(atPath: known.isEmpty ? "." : known)) ?? []
        guard let nearest = nearest(to: part, in: names.sorted()) else { return nil }
        next = known + nearest
      }
      known = next + "/"
    }
    known.removeLast()
    var isFolder: ObjCBool = false
    return files.fileExists(atPath: known, isDirectory: &isFolder) && isFolder.boolValue
      ? known : nil
  }
}
