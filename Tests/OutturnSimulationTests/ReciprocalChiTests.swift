import OutturnSimulation
import Testing
import _OutturnTestSupport

@Suite("Reciprocals of chis by polynomial")
struct ReciprocalChiTests {
  private func value(_ law: ReciprocalChi, _ z: Double) -> Double {
    law.coefficients.reversed().reduce(0) { $0 * z + $1 }
  }

  @Test(
    "they agree with 40-digit values out to 6.7 standard deviations",
    arguments: [
      // 1/√x with x the root of P(χ² ≤ x) = Φ(z) by the incomplete gamma function (mpmath).
      (
        10,
        [
          5.48497521510791974, 0.825429092688753603, 0.359730074506502713, 0.327178159085042068,
          0.249221045513729094, 0.156964563718261052, 0.11684266650828742,
        ]
      ),
      (
        13,
        [
          2.75839927770767484, 0.620019858311044686, 0.309101527912173323, 0.28467328695934977,
          0.223961625924680499, 0.147174909623831691, 0.111711459122168927,
        ]
      ),
      (
        22,
        [
          0.985990721990489858, 0.379215213583230825, 0.230411224233968936, 0.216487520018025478,
          0.179702061722249908, 0.127509914309602841, 0.100602378089256557,
        ]
      ),
      (
        25,
        [
          0.807483434466603358, 0.340673466474395312, 0.2148786779265383, 0.20270766297429987,
          0.170145148947680483, 0.122794674045449705, 0.0977762694667648236,
        ]
      ),
      (
        60,
        [
          0.280370943206367862, 0.177697718101343861, 0.134733144217898771, 0.129821238491868437,
          0.115755618467351904, 0.0922616545655034377, 0.0779041111509737893,
        ]
      ),
      (
        200,
        [
          0.103316003895289082, 0.0834242025119287691, 0.0722713207752505747,
          0.0708287542527613044, 0.0664570604682921735, 0.0581909593843434305,
          0.0523765508194358019,
        ]
      ),
    ])
  func references(degreesOfFreedom: Int, expected: [Double]) {
    let law = ReciprocalChi(degreesOfFreedom: degreesOfFreedom)
    for (z, exact) in zip([-6.7, -3.1, -0.4, 0, 1.3, 4.2, 6.7], expected) {
      #expect(abs(value(law, z) / exact - 1) < 2e-10, "z \(z)")
    }
  }

  @Test("every law that is offered has the normal's probability in between")
  func everyLaw() {
    for degreesOfFreedom in ReciprocalChi.degreesOfFreedom {
      let law = ReciprocalChi(degreesOfFreedom: degreesOfFreedom)
      for z in [-4.5, -2.2, -0.7, 0.3, 1.9, 3.6] {
        let exact = ChiSquareLaw.quantile(ofNormal: z, degreesOfFreedom: degreesOfFreedom)
        let found = 1 / value(law, z)
        // In the lower tail the test's own law loses digits: 10⁻¹⁶ of 3·10⁻⁶.
        #expect(abs(found * found / exact - 1) < 5e-10, "ν \(degreesOfFreedom), z \(z)")
      }
    }
  }
}
