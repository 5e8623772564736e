// What `import Outturn` brings with it.

@_exported public import OutturnCluster
@_exported public import OutturnEvaluation
@_exported public import OutturnFiles
@_exported public import OutturnModels
@_exported public import OutturnPlanning
@_exported public import OutturnRandom
@_exported public import OutturnReporting
@_exported public import OutturnSeries
@_exported public import OutturnSimulation
