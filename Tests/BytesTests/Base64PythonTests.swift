import Bytes
import Foundation
import TestSupport
import Testing

@Suite struct Base64PythonTests {
    @Test(.enabled(if: python != nil, "python3 is not installed"))
    func `agrees with Python on 100,000 random inputs`() throws {
        var random = SeededGenerator(6)
        let inputs = (0..<100_000).map { index in
            random.bytes(index % 1000 == 0 ? Int.random(in: 0...5000, using: &random) : index % 131)
        }
        let expected = try encodeWithPython(inputs)
        try #require(expected.count == inputs.count)
        for kernel in Kernel.allCases {
            // Counted, not expected one by one: a macro a hundred thousand times over takes longer than the work.
            var wrong = 0
            for (input, text) in zip(inputs, expected) {
                let encoded = Base64.encode(input, kernel: kernel)
                if encoded[...] != text { wrong += 1 }
                if (try? Base64.decode(encoded, kernel: kernel)) != input { wrong += 1 }
            }
            #expect(wrong == 0, "\(kernel)")
        }
    }

    /// One process reads all inputs, each behind its length, from a file and writes a line for each to another.
    private func encodeWithPython(_ inputs: [[UInt8]]) throws -> [ArraySlice<UInt8>] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let question = folder.appendingPathComponent("question")
        let answer = folder.appendingPathComponent("answer")

        var bytes: [UInt8] = []
        for input in inputs {
            bytes += [UInt8(input.count >> 8), UInt8(input.count & 0xff)]
            bytes += input
        }
        try Data(bytes).write(to: question)

        let process = Process()
        process.executableURL = python
        process.arguments = ["-c", script, question.path, answer.path]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let lines = [UInt8](try Data(contentsOf: answer))
        return lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
    }
}

private let script = """
    import base64, sys
    data = open(sys.argv[1], "rb").read()
    with open(sys.argv[2], "wb") as answer:
        at = 0
        while at < len(data):
            end = at + 2 + int.from_bytes(data[at:at + 2], "big")
            answer.write(base64.b64encode(data[at + 2:end]) + b"\\n")
            at = end
    """

private let python: URL? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { URL(fileURLWithPath: String($0)).appendingPathComponent("python3") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
