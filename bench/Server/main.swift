if CommandLine.arguments.contains("--base64") {
    try Base64Timing.run()
} else if let option = CommandLine.arguments.firstIndex(of: "--gate") {
    try GateTiming.run(Array(CommandLine.arguments[(option + 1)...]))
} else {
    try await BenchServer.run()
}
