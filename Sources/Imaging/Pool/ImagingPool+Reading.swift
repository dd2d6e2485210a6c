public import Vignette

extension ImagingPool: PictureReader {
    public nonisolated func read(_ picture: Picture) async throws(Failure) -> Reading {
        let reply = try await exchange(.read, on: picture.bytes).reply
        guard case .read(let reading) = reply else { throw unexpected(reply) }
        return reading
    }

    public nonisolated func look(at picture: Picture) async throws(Failure) -> Look {
        let reply = try await exchange(.look, on: picture.bytes).reply
        guard case .looked(let look) = reply else { throw unexpected(reply) }
        return look
    }

    /// The failure in an answer that is not the one that was hoped for; the pool lets only refusals through.
    nonisolated func unexpected(_ reply: WorkerReply) -> Failure {
        guard case .refused(let refusal) = reply else {
            return Failure(.internal, detail: "the pool let a wrong answer through")
        }
        return Failure(refusal, decodes: status.report?.decodes ?? [])
    }
}
