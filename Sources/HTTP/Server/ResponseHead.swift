/// Puts an answer's head into bytes, with the framing that its body needs. RFC 9112 §6
struct ResponseHead {
    /// How the end of the body is told.
    enum Framing: Equatable {
        case none
        case length(Int)
        case chunked
        case untilClose
    }

    let framing: Framing
    /// Whether body bytes follow. They do not for HEAD and for statuses that have none.
    let hasBody: Bool

    init(_ response: Response, to request: Request) {
        hasBody = request.method != .head && !response.status.forbidsBody
        let length: Int? =
            switch response.body {
            case .empty: 0
            case .bytes(let bytes): bytes.count
            case .stream(let length, _, _): length
            case .file(let file, let range): range?.count ?? file.length
            }
        if response.status.code < 200 || response.status.code == 204 {
            framing = .none  // RFC 9110 §8.6
        } else if let length {
            framing = .length(length)
        } else {
            // RFC 9112 §6.1: HTTP/1.0 knows no chunks.
            framing = request.minorVersion == 0 ? .untilClose : .chunked
        }
    }

    /// Appends the head. Framing fields that the handler set are left out: only this type knows the framing.
    func write(_ response: Response, minorVersion: Int, keepsAlive: Bool, date: [UInt8], to output: inout [UInt8]) {
        output.append(contentsOf: StatusLines.bytes(response.status))
        let source = response.fields.bytes
        for entry in response.fields.entries {
            let name = source[Int(entry.name.lowerBound)..<Int(entry.name.upperBound)]
            if Self.isReserved(name) { continue }
            output.append(contentsOf: name)
            output.append(0x3A)
            output.append(0x20)
            output.append(contentsOf: source[Int(entry.value.lowerBound)..<Int(entry.value.upperBound)])
            output.append(0x0D)
            output.append(0x0A)
        }
        output.append(contentsOf: date)
        switch framing {
        case .none, .untilClose: break
        case .length(let length):
            // 304 need not tell the length of what it does not send. RFC 9110 §15.4.5
            if response.status != .notModified {
                output.append(contentsOf: "content-length: ".utf8)
                output.append(contentsOf: String(length).utf8)
                output.append(contentsOf: "\r\n".utf8)
            }
        case .chunked: output.append(contentsOf: "transfer-encoding: chunked\r\n".utf8)
        }
        if !keepsAlive {
            output.append(contentsOf: "connection: close\r\n".utf8)
        } else if minorVersion == 0 {
            output.append(contentsOf: "connection: keep-alive\r\n".utf8)
        }
        output.append(contentsOf: "\r\n".utf8)
    }

    private static func isReserved(_ name: ArraySlice<UInt8>) -> Bool {
        switch name.count {
        case 4: name.elementsEqual("date".utf8)
        case 10: name.elementsEqual("connection".utf8)
        case 14: name.elementsEqual("content-length".utf8)
        case 17: name.elementsEqual("transfer-encoding".utf8)
        default: false
        }
    }
}

/// Status lines, each made once.
private enum StatusLines {
    static let table: [[UInt8]] = (100..<600).map { code in
        let status = Status(code)
        return Array("HTTP/1.1 \(status.code) \(status.reason)\r\n".utf8)
    }

    static func bytes(_ status: Status) -> [UInt8] { table[status.code - 100] }
}
