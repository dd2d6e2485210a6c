internal import Glibc

do {
    try await BenchImaging.run(try ImagingOptions(Array(CommandLine.arguments.dropFirst())))
} catch {
    let message = Array("BenchImaging: \(error)\n".utf8)
    write(2, message, message.count)
    exit(2)
}
