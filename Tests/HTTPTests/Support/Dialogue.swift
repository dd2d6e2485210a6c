@testable import HTTP

/// What a server makes of the bytes of one connection, request after request, without a socket.
///
/// It reads bodies to their end, as the server does with small ones, and stops where the server would stop reading.
struct Dialogue {
    enum Verdict: Equatable {
        case accepted(method: String, path: String, body: [UInt8])
        case refused(Int)
        case incomplete
    }

    private var parser = RequestParser()
    private var body: (head: RequestHead, decoder: BodyDecoder, bytes: [UInt8])?
    private(set) var verdicts: [Verdict] = []
    private var isOver = false

    static func run(_ pieces: [[UInt8]]) -> [Verdict] {
        var dialogue = Dialogue()
        for piece in pieces { dialogue.feed(piece) }
        return dialogue.end()
    }

    private mutating func feed(_ piece: [UInt8]) {
        var rest = piece[...]
        do throws(HTTPError) {
            while !rest.isEmpty, !isOver {
                if body == nil {
                    let (consumed, head) = try parser.read(Array(rest))
                    rest = rest.dropFirst(consumed)
                    if let head { body = (head, BodyDecoder(head.framing, limits: ParserLimits()), []) }
                } else {
                    let consumed = try readBody(Array(rest))
                    rest = rest.dropFirst(consumed)
                }
                finishIfWhole()
            }
        } catch {
            verdicts.append(.refused(error.status.code))
            isOver = true
        }
    }

    private mutating func readBody(_ bytes: [UInt8]) throws(HTTPError) -> Int {
        guard var (head, decoder, data) = body else { return 0 }
        let consumed = try bytes.withUnsafeBufferPointer { (buffer) throws(HTTPError) in
            let (consumed, range) = try decoder.read(UnsafeRawBufferPointer(buffer))
            data.append(contentsOf: buffer[range])
            return consumed
        }
        body = (head, decoder, data)
        head = consume head
        return consumed
    }

    private mutating func finishIfWhole() {
        guard let (head, decoder, bytes) = body, decoder.isAtEnd else { return }
        verdicts.append(.accepted(method: head.method.text, path: head.target.path, body: bytes))
        body = nil
        isOver = !head.keepsAlive
    }

    private mutating func end() -> [Verdict] {
        if !isOver, body != nil || parser.isMidRequest { verdicts.append(.incomplete) }
        return verdicts
    }
}
