import OutturnFiles
import Testing

@Suite struct SHA256Tests {
  @Test(
    "The digests of the standard's examples come out",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
          + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func examples(text: String, digest: String) {
    #expect(SHA256.hexadecimal(of: text.utf8) == digest)
  }

  @Test("A million times a, the standard's long example, comes out")
  func million() {
    #expect(
      SHA256.hexadecimal(of: repeatElement(UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("Pieces give the digest of the whole, at every length around a block")
  func pieces() {
    for length in [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128] {
      let bytes = (0..<length).map { UInt8($0 % 251) }
      var hash = SHA256()
      for byte in bytes { hash.update([byte]) }
      #expect(hash.hexadecimal() == SHA256.hexadecimal(of: bytes))
      #expect(hash.hexadecimal() == hash.hexadecimal())
    }
  }

  @Test("A model's digest depends on names and bytes, not on the order of files")
  func model() {
    let files = [
      ModelFile(name: "model.yaml", bytes: Array("id: a".utf8)),
      ModelFile(name: "plan.yaml", bytes: Array("year: 1".utf8)),
    ]
    let digest = ModelDigest.sha256(of: files)
    #expect(digest == ModelDigest.sha256(of: files.reversed()))
    var renamed = files
    renamed[1].name = "plan2.yaml"
    #expect(ModelDigest.sha256(of: renamed) != digest)
    // A byte that moves from the end of one file to the start of the next is a change.
    var moved = files
    moved[0].bytes.removeLast()
    moved[1].bytes.insert(UInt8(ascii: "a"), at: 0)
    #expect(ModelDigest.sha256(of: moved) != digest)
  }
}
