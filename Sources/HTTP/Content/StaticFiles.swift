/// Files that never change under their name, served from memory: their names hold a hash of their content.
public struct StaticFiles: Sendable {
    /// One file, in the forms in which it is sent.
    public struct File: Sendable {
        public var bytes: [UInt8]
        /// The same, compressed; nil where that does not make it smaller.
        public var gzipped: [UInt8]?
        public var type: String
        public var tag: String

        public init(bytes: [UInt8], gzipped: [UInt8]?, type: String, tag: String) {
            self.bytes = bytes
            self.gzipped = gzipped
            self.type = type
            self.tag = tag
        }
    }

    private let files: [String: File]

    /// - Parameter files: by name, as it stands in the address.
    public init(_ files: [String: File]) {
        self.files = files
    }

    /// Looks names up in a dictionary: there is no path to climb out of.
    public func response(named name: String, for request: Request) throws(HTTPError) -> Response {
        guard let file = files[name] else { throw HTTPError(.notFound, "There is no such file.") }
        var response: Response
        if let gzipped = file.gzipped, request.acceptsGzip {
            response = Response(bytes: gzipped, type: file.type)
            response.fields.append(.contentEncoding, "gzip")
            response.fields.append(.etag, EntityTag(file.tag + "-gzip").description)
        } else {
            response = Response(bytes: file.bytes, type: file.type)
            response.fields.append(.etag, EntityTag(file.tag).description)
        }
        if file.gzipped != nil { response.fields.append(.vary, "accept-encoding") }
        response.fields.append(.cacheControl, "public, max-age=31536000, immutable")
        return response
    }
}

extension Request {
    /// Whether gzip is welcome. RFC 9110 §12.5.3
    public var acceptsGzip: Bool {
        let choices = WeightedChoice.parse(fields.list(.acceptEncoding))
        return WeightedChoice.weight(of: "gzip", in: choices) ?? WeightedChoice.weight(of: "*", in: choices) ?? 0 > 0
    }
}
