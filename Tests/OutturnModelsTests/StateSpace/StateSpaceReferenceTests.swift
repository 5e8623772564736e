import OutturnAlgebra
import OutturnModels
import Testing

@Suite("State-space models against statsmodels")
struct StateSpaceReferenceTests {
  @Test(
    "Likelihood, filtered, smoothed and forecast states are statsmodels'.",
    arguments: try StateSpaceReference.read().models)
  func reference(model: StateSpaceReference.Model) throws {
    let filter = try KalmanFilter(try model.stateSpace(), values: model.values)
    let tolerance = 1e-12
    #expect(abs(filter.logLikelihood() - model.logLikelihood) < 100 * tolerance)
    #expect(filter.diffusePeriodCount == model.diffusePeriods)
    let periods = model.values.count
    #expect(farthest(filter.predictedMeans[periods], model.lastPredictedMean) < tolerance)
    #expect(
      farthest(
        filter.predictedCovariances[periods].elements,
        Matrix(rows: model.lastPredictedCovariance).elements) < tolerance)
    #expect(
      farthest(
        filter.filteredMeans.dropFirst(model.diffusePeriods).flatMap(\.self),
        model.filteredMeans.dropFirst(model.diffusePeriods).flatMap(\.self)) < tolerance)

    let smoother = try KalmanSmoother(filter)
    #expect(
      farthest(smoother.means.flatMap(\.self), model.smoothedMeans.flatMap(\.self)) < tolerance)
    #expect(
      farthest(
        smoother.covariances.flatMap(\.elements),
        model.smoothedCovariances.flatMap { Matrix(rows: $0).elements }) < tolerance)

    let forecast = try filter.forecast(horizon: model.forecastMeans.count)
    #expect(
      farthest(forecast.means.flatMap(\.self), model.forecastMeans.flatMap(\.self)) < tolerance)
    #expect(
      farthest(
        forecast.covariances.flatMap(\.elements),
        model.forecastCovariances.flatMap { Matrix(rows: $0).elements }) < tolerance)
  }
}
