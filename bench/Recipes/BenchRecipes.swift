internal import Bytes
internal import Glibc
internal import Recipes

/// Operations without a server around them, for the bench.
///
/// Standard input is `{"rounds", "detections", "operations"}`. Standard output is one line of JSON: how long the chain
/// took in each round, in milliseconds, and what it made of the detections as a prompt shows it.
enum BenchRecipes {
    static func run() throws {
        let task = try JSON.parse(input(), limits: JSON.Limits(values: 10_000_000))
        let chain = try OperationChain(task["operations"] ?? .null, at: "operations")
        let value = Value.detections(try Detections(task["detections"] ?? .null, name: "found", at: "detections"))
        var times: [Double] = []
        var result = Value.null
        for _ in 0..<(task["rounds"]?.int ?? 1) {
            var evaluation = Evaluation()
            let watch = ContinuousClock()
            times.append(try watch.measure { result = try chain.apply(to: value, in: &evaluation) } / .milliseconds(1))
        }
        var evaluation = Evaluation()
        let text = try result.written(in: &evaluation)
        let line = try JSONWriter().object { line in
            try line.array("milliseconds") { array in
                for time in times { try array.double(time) }
            }
            line.string("result", text.string)
        }
        print(String(decoding: line, as: UTF8.self))
    }

    private static func input() -> [UInt8] {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(STDIN_FILENO, &part, part.count), count > 0 { bytes += part[..<count] }
        return bytes
    }
}
