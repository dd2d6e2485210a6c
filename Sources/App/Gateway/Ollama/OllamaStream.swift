internal import HTTP
internal import Vignette
internal import Vision

/// An answer on its way to who asked for it, a line for every piece that comes.
struct OllamaStream: Sendable {
    let answer: any PassedAnswer
    let reply: OllamaReply
    let writer: OllamaWriter
    /// Told of what ends an answer that had begun.
    let note: @Sendable (Failure) -> Void

    func response() -> Response {
        var response = Response(.ok, body: .stream { try await write(to: $0) })
        response.fields.append(.contentType, "application/x-ndjson")
        response.fields.append(.cacheControl, "no-store, no-transform")
        // nginx would hold the lines back.
        response.fields.append(.xAccelBuffering, "no")
        return response
    }

    /// No line is ever empty and nothing fills a silence: programs take every line for a part of the answer.
    private func write(to out: consuming ResponseWriter) async throws {
        do {
            var reply = reply
            while let chunk = try await answer.next() {
                let piece = try reply.take(chunk.json)
                if !piece.isEmpty { try await out.write(writer.line(piece)) }
            }
            let calls = try reply.toolCalls()
            if !calls.isEmpty { try await out.write(writer.line(OllamaPiece(toolCalls: calls))) }
            try await out.write(writer.last(of: reply))
        } catch let failure as Failure {
            note(failure)
            try await out.write(OllamaWriter.failed(failure))
        }
        try await out.finish()
    }
}
