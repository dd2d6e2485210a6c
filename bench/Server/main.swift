if CommandLine.arguments.contains("--base64") {
    try Base64Timing.run()
} else {
    try await BenchServer.run()
}
