#if XLSX
  private import COutturnMinizip
  private import Foundation

  /// The parts of a zip archive, read on demand.
  final class ZipArchive {
    private let archive: unzFile

    /// Bytes that a part may unpack to: a hundred times a history of a whole country, and little
    /// enough that a crafted archive does no harm.
    private static let limit = 64 << 20

    init(path: String) throws(WorkbookFailure) {
      let start = FileHandle(forReadingAtPath: path)?.readData(ofLength: 8) ?? Data()
      // A compound file: .xls, or an .xlsx that a password locks.
      if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .otherFormat }
      guard start.starts(with: [0x50, 0x4B]), let archive = unzOpen64(path) else {
        throw .notAWorkbook
      }
      self.archive = archive
    }

    deinit { unzClose(archive) }

    /// The bytes of a part; nil when there is none of that name.
    func bytes(of name: String) throws(WorkbookFailure) -> [UInt8]? {
      // 2: letters of either case, as some programs write the names of parts.
      guard unzLocateFile(archive, name, 2) == UNZ_OK else { return nil }
      guard unzOpenCurrentFile(archive) == UNZ_OK else { throw .damaged(name) }
      defer { unzCloseCurrentFile(archive) }
      var bytes: [UInt8] = []
      var block = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = unzReadCurrentFile(archive, &block, UInt32(block.count))
        if count == 0 { return bytes }
        guard count > 0 else { throw .damaged(name) }
        bytes += block[..<Int(count)]
        if bytes.count > Self.limit { throw .tooLarge(name) }
      }
    }
  }
#endif
