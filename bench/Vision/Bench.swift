internal import Bytes
internal import Loop
internal import Synchronization
internal import Vignette
internal import Vision

/// What is measured, at one endpoint.
struct Bench {
    let endpoint: Endpoint
    let loop: EventLoop

    /// Pieces of warm-up questions are not counted.
    private static let warmUp = 20

    func ask(count: Int, parallel: Int, pictureBytes: Int) async throws -> [UInt8] {
        // The bytes of a JPEG are not looked at on this way, so any will do.
        let pictures = (0..<parallel).map { index -> [Picture] in
            guard pictureBytes > 0 else { return [] }
            let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: pictureBytes)
            let size = PictureSize(width: 1280, height: 960)
            return [Picture(bytes: bytes, format: .jpeg, size: size, digest: "\(index)")]
        }
        for index in 0..<(parallel == 1 ? Self.warmUp : 1) { _ = try await answer(pictures[index % parallel]) }
        let memory = ProcessCost.memory
        let before = ProcessCost.now()
        let times = try await withThrowingTaskGroup(of: [Duration].self) { group in
            for pictures in pictures {
                group.addTask(executorPreference: loop) {
                    var times: [Duration] = []
                    for _ in 0..<count {
                        let start = Moment.now()
                        try await answer(pictures)
                        times.append(Moment.now().since(start))
                    }
                    return times
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let cost = ProcessCost.now().since(before)
        let sorted = times.sorted()
        return JSONWriter().object { line in
            line.int("questions", sorted.count)
            line.int("median_us", microseconds(sorted[sorted.count / 2]))
            line.int("cpu_us", microseconds(cost / sorted.count))
            line.int("memory_before_kb", memory)
            line.int("memory_peak_kb", ProcessCost.memoryPeak)
        }
    }

    private func answer(_ pictures: [Picture]) async throws {
        _ = try await endpoint.answer(Question(prompt: "What is this?", pictures: pictures), streams: false) { _ in }
    }

    /// The service writes into every piece when it sent it, in nanoseconds of the clock that all processes share.
    func stream() async throws -> [UInt8] {
        let late = Mutex<[Duration]>([])
        let before = ProcessCost.now()
        _ = try await Task(executorPreference: loop) {
            try await endpoint.answer(Question(prompt: "Stream.", pictures: [])) { piece in
                guard case .text(let text) = piece, let sent = text.split(separator: " ").first.flatMap({ UInt64($0) })
                else { return }
                late.withLock { $0.append(Moment.now().since(Moment(nanoseconds: sent))) }
            }
        }.value
        let cost = ProcessCost.now().since(before)
        let sorted = late.withLock(\.self).sorted()
        guard !sorted.isEmpty else { throw BenchVision.Usage() }
        return JSONWriter().object { line in
            line.int("pieces", sorted.count)
            line.int("median_us", microseconds(sorted[sorted.count / 2]))
            line.int("p99_us", microseconds(sorted[sorted.count * 99 / 100]))
            line.int("cpu_us", microseconds(cost))
        }
    }

    private func microseconds(_ duration: Duration) -> Int {
        Int(duration / .microseconds(1))
    }
}
