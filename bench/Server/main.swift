import HTTP
import Loop

try await BenchServer.run()
