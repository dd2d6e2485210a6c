internal import Bytes
internal import Glibc
internal import Loop
internal import Vignette
internal import Vision

/// Questions to a service, as many as asked for, and what they cost this process.
///
///     BenchVision ask URL COUNT PARALLEL PICTURE_BYTES     a line of JSON: time and processor time a question, memory
///     BenchVision stream URL                               a line of JSON: how late each piece of a stream came
enum BenchVision {
    struct Usage: Error {}

    static func run(_ arguments: [String]) async throws {
        guard arguments.count > 2, let url = BaseURL(arguments[2]) else { throw Usage() }
        let loop = try EventLoop(label: "bench")
        var settings = EndpointSettings(baseURL: url)
        settings.model = "m"
        let endpoint = Endpoint(settings, transfers: try Transfers(loop: loop), preparer: NoPreparer())
        let bench = Bench(endpoint: endpoint, loop: loop)
        let numbers = arguments.dropFirst(3).compactMap { Int($0) }
        let line =
            switch (arguments[1], numbers.count) {
            case ("ask", 3):
                try await bench.ask(count: numbers[0], parallel: numbers[1], pictureBytes: numbers[2])
            case ("stream", 0): try await bench.stream()
            default: throw Usage()
            }
        var bytes = line + [0x0A]
        while !bytes.isEmpty {
            let count = write(STDOUT_FILENO, bytes, bytes.count)
            guard count > 0 else { break }
            bytes.removeFirst(count)
        }
    }
}
