internal import COutturnLAPACK
private import Glibc

/// Which library answers the LAPACK calls: results that pass through it are promised to a
/// tolerance, so it is named in every document.
public struct LAPACKProvider: Hashable, Sendable {
  /// `OpenBLAS`, `Intel MKL`, `BLIS` or `reference`.
  public let name: String
  /// LAPACK's own version, such as `3.11.0`.
  public let version: String

  /// The one that this process is linked with.
  public static let current: LAPACKProvider = {
    let marks = [
      ("openblas_get_config", "OpenBLAS"), ("mkl_get_version", "Intel MKL"),
      ("bli_info_get_version_str", "BLIS"),
    ]
    let process = dlopen(nil, RTLD_LAZY)
    let name = marks.first { dlsym(process, $0.0) != nil }?.1 ?? "reference"
    var major: Int32 = 0
    var minor: Int32 = 0
    var patch: Int32 = 0
    ilaver_(&major, &minor, &patch)
    return LAPACKProvider(name: name, version: "\(major).\(minor).\(patch)")
  }()
}
