/// 1/√x of every element, for tests of its error.
@inline(never)
package func reciprocalRoots(_ values: UnsafeMutablePointer<Double>, groups: Int) {
  var group = 0
  while group < groups {
    reciprocalRoot(Reals(at: values + group &* 8)).store(to: values + group &* 8)
    group &+= 1
  }
}
