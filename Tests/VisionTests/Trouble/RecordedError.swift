import Testing
import Vignette

@testable import Vision

/// An error as a server sends it, what it means, and the failure it ends in.
struct RecordedError: Sendable, CustomTestStringConvertible {
    let server: String
    let status: Int
    let body: String
    let fields: [ReplyHead.Field]
    let trouble: Trouble
    let code: Failure.Code

    init(
        _ server: String, _ status: Int, _ body: String, _ trouble: Trouble, _ code: Failure.Code,
        fields: [ReplyHead.Field] = []
    ) {
        (self.server, self.status, self.body, self.fields) = (server, status, body, fields)
        (self.trouble, self.code) = (trouble, code)
    }

    var testDescription: String { "\(server) \(status) \(body.prefix(160))" }

    var error: UpstreamError {
        UpstreamError(head: ReplyHead(status: status, fields: fields), body: Array(body.utf8), now: 1_795_272_522)
    }

    static let all = local + gateways + clouds + parameters + proxies + overlaps
}

extension TroubleContext {
    /// Six pictures shown to one of three models, two of which can see.
    static var sample: TroubleContext {
        guard let baseURL = BaseURL("http://models.lan:8000/v1") else { preconditionFailure("this is a base URL") }
        var context = TroubleContext(baseURL: baseURL)
        context.pictures = 6
        context.model = "text-only"
        context.models = ["text-only", "llava", "pixtral"]
        context.seeing = ["llava", "pixtral"]
        return context
    }
}
