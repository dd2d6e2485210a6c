// The bench of the room Vision; `bench/endpoints` drives it.
try await BenchVision.run(CommandLine.arguments)
