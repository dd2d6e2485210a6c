import Bytes
import Loop

@testable import Vision

/// Lets `body` use transfers on a loop of their own, which ends with it.
func withTransfers<Value: Sendable>(_ body: (Transfers) async throws -> Value) async throws -> Value {
    let loop = try EventLoop(label: "transfers")
    defer { loop.stop() }
    let transfers = try Transfers(loop: loop)
    do {
        let value = try await body(transfers)
        await transfers.close()
        return value
    } catch {
        await transfers.close()
        throw error
    }
}

/// A reply that was read to its end.
struct WholeReply: Sendable {
    var head: ReplyHead
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
}

extension Transfers {
    func ask(_ request: TransferRequest) async throws -> WholeReply {
        try await send(request) { reply in
            var body: [UInt8] = []
            while let bytes = try await reply.next() { body += bytes }
            return WholeReply(head: reply.head, body: body)
        }
    }

    /// The error that asking ends with; nil for none of its own kind.
    func failure(of request: TransferRequest) async -> TransferError? {
        do {
            _ = try await ask(request)
            return nil
        } catch {
            return error as? TransferError
        }
    }
}

extension TransferRequest {
    static func get(_ url: String, limits: TransferLimits = TransferLimits()) -> TransferRequest {
        TransferRequest(url: url, limits: limits)
    }

    static func post(_ url: String, _ text: String = "{}", limits: TransferLimits = TransferLimits()) -> TransferRequest
    {
        TransferRequest(
            url: url, fields: [("Content-Type", Secret("application/json"))],
            body: TransferBody(Array(text.utf8)), limits: limits)
    }
}
