public import Bytes
internal import Vignette

/// Asks a moderation service about single inputs.
///
/// A flag is `moderation_blocked`; a service that fails, or answers what cannot be understood, is
/// `moderation_unavailable`.
public struct Moderator: Sendable {
    private let settings: ModerationSettings
    private let transfers: Transfers
    private static let replyLimit = 1 << 20

    public init(_ settings: ModerationSettings, transfers: Transfers) {
        self.settings = settings
        self.transfers = transfers
    }

    func check(_ picture: Picture) async throws {
        let start = Array("data:\(picture.format.mediaType);base64,".utf8)
        try await check(dataURL: [.text(start[...]), .base64(picture.bytes)])
    }

    /// - Parameter dataURL: of a picture, as it stands in a JSON string.
    public func check(dataURL: [TextPiece]) async throws {
        let model = JSONWriter().array { $0.string(settings.model) }.dropFirst().dropLast()
        let head =
            Array(#"{"model":"#.utf8) + model
            + Array(#","input":[{"type":"image_url","image_url":{"url":""#.utf8)
        let body = TransferBody(pieces: [.text(head[...])] + dataURL + [.text(Array(#""}}]}"#.utf8)[...])])
        try await ask(body, about: "image")
    }

    /// A long text is asked about in pieces: services take no input without a bound.
    public func check(_ text: String) async throws {
        for piece in Self.pieces(of: Array(text.utf8)[...]) {
            let json = JSONWriter().object { writer in
                writer.string("model", settings.model)
                writer.string("input", String(decoding: piece, as: UTF8.self))
            }
            try await ask(TransferBody(json), about: "text")
        }
    }

    /// None is longer than the limit, and no character lies in two. An empty text is one piece.
    static func pieces(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var rest = text
        while rest.count > pieceLimit {
            var end = rest.startIndex + pieceLimit
            // Not at a byte that goes on with a character: of those there are at most three.
            while rest[end] & 0xC0 == 0x80 { end -= 1 }
            pieces.append(rest[..<end])
            rest = rest[end...]
        }
        return pieces + [rest]
    }

    private static let pieceLimit = 32 << 10

    private func ask(_ body: TransferBody, about subject: String) async throws {
        let verdict: ModerationVerdict
        do {
            verdict = try await transfers.send(request(body)) { reply in try await read(reply) }
        } catch let failure as Failure {
            throw failure
        } catch is CancellationError {
            throw CancellationError()
        } catch let error as UpstreamError where error.status == 400 || error.status == 413 {
            // It would say so again.
            throw Failure(
                .invalidRequest, message: "The moderation service does not take this \(subject).",
                advice: "Send a shorter or different one; nothing was sent to the model.",
                detail: context.detail(error.logLine))
        } catch let error as UpstreamError {
            throw Failure(.moderationUnavailable, detail: context.detail(error.logLine))
        } catch let error as TransferError {
            throw Failure(.moderationUnavailable, detail: context.detail(error.detail))
        }
        if case .flagged(let category) = verdict {
            throw Failure.moderationBlocked(subject, category: context.log.clean(category))
        }
    }

    private func read(_ reply: TransferReply) async throws -> ModerationVerdict {
        let json = try await reply.json(upTo: Self.replyLimit)
        guard let verdict = ModerationVerdict(json) else {
            throw Failure(.moderationUnavailable, detail: "the moderation service's answer is not understood")
        }
        return verdict
    }

    /// A service may repeat what it was sent: its words pass through here.
    private var context: TroubleContext {
        var endpoint = EndpointSettings(baseURL: settings.baseURL)
        endpoint.key = settings.key
        return TroubleContext(endpoint)
    }

    private func request(_ body: TransferBody) -> TransferRequest {
        var request = TransferRequest(
            url: settings.baseURL.description + "/moderations", body: body, limits: settings.limits)
        request.userInfo = settings.baseURL.userInfo.map { Secret($0) }
        request.fields = [
            ("Content-Type", Secret("application/json")), ("Accept", Secret("application/json")),
            ("User-Agent", Secret("vignette")),
        ]
        if let key = settings.key { request.fields.append(("Authorization", Secret("Bearer \(key.reveal())"))) }
        return request
    }
}
