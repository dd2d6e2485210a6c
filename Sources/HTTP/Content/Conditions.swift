/// Answers with less where the client has it already or wants only a part: If-None-Match, Range, If-Range.
///
/// Looks only at good answers to GET and HEAD that carry an ETag and whose length is known. RFC 9110 §13, §14
public func conditions(_ next: @escaping Handler) -> Handler {
    { request in
        let response = try await next(request)
        guard request.method == .get || request.method == .head, response.status == .ok,
            let tag = response.fields[.etag].flatMap({ EntityTag(parsing: $0) })
        else { return response }
        if isKnown(tag, to: request) { return response.notModified }
        return response.ranged(for: request, tag)
    }
}

/// RFC 9110 §13.1.2
private func isKnown(_ tag: EntityTag, to request: Request) -> Bool {
    request.fields.list(.ifNoneMatch).contains { candidate in
        candidate == "*" || EntityTag(parsing: candidate).map(tag.matchesWeakly) == true
    }
}

extension Response {
    /// RFC 9110 §15.4.5: what a cache may update, and no body.
    fileprivate var notModified: Response {
        var response = self
        response.status = .notModified
        response.body = .empty
        response.fields[.contentType] = nil
        response.fields[.contentEncoding] = nil
        return response
    }

    fileprivate func ranged(for request: Request, _ tag: EntityTag) -> Response {
        let length: Int
        switch body {
        case .bytes(let bytes): length = bytes.count
        case .file(let file, nil): length = file.length
        case .empty, .stream, .file: return self
        }
        var response = self
        response.fields[.acceptRanges] = "bytes"
        // RFC 9110 §14.2: ranges are defined for GET alone.
        guard request.method == .get, let field = request.fields[.range] else { return response }
        // RFC 9110 §13.1.5: a condition that does not hold, dates among them, makes the whole thing the answer.
        if let condition = request.fields[.ifRange] {
            guard let other = EntityTag(parsing: condition), tag.matchesStrongly(other) else { return response }
        }
        switch ByteRanges.parse(field, length: length) {
        case .whole: break
        case .unsatisfiable:
            response = Response(.rangeNotSatisfiable, text: "The range lies outside the \(length) bytes.\n")
            response.onEnd = onEnd
            response.fields[.contentRange] = "bytes */\(length)"
        // The encoding would be said of the frame around the parts, which is not encoded.
        case .parts(let parts) where parts.count > 1 && fields.contains(.contentEncoding): break
        case .parts(let parts): response.cut(to: parts, of: length)
        }
        return response
    }

    private mutating func cut(to parts: [Range<Int>], of length: Int) {
        status = .partialContent
        if parts.count == 1 {
            let part = parts[0]
            fields[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(length)"
            switch body {
            case .bytes(let bytes): body = .bytes(Array(bytes[part]))
            case .file(let file, _): body = .file(file, range: part)
            case .empty, .stream: break
            }
            return
        }
        let parts = MultipartRanges(parts, of: length, type: fields[.contentType])
        fields[.contentType] = parts.contentType
        switch body {
        case .bytes(let bytes): body = .bytes(parts.bytes(of: bytes))
        case .file(let file, _): body = parts.stream(of: file)
        case .empty, .stream: break
        }
    }
}
