internal import Bytes
internal import HTTP
internal import Vignette

/// Reads a request to run a block out of a body, which is JSON or a form: there the part `request` holds the JSON, and
/// every other part is a file that it can name.
enum BlockForm {
    /// Whether a request says that its body is a form; else it has to be JSON.
    static func isForm(_ request: Request) -> Bool {
        request.fields[.contentType].flatMap { MediaType($0) }?.essence == "multipart/form-data"
    }

    static func read(_ body: [UInt8], of request: Request, uploadLimit: Int) async throws -> BlockRequest {
        guard isForm(request) else { return try await Aside.run { try BlockRequest(json: body) } }
        var reader = try FormReader(
            contentType: request.fields[.contentType], body: .bytes(body, pieces: body.count, limit: body.count))
        var json: [UInt8]?
        var files: [String: [UInt8]] = [:]
        while let part = try await reader.next() {
            if part.name == "request" {
                guard json == nil else { throw Failure.invalidRequest(field: "request", "is there twice") }
                json = try await part.collect(limit: body.count)
            } else {
                guard files[part.name] == nil else { throw Failure.invalidRequest(field: part.name, "is there twice") }
                files[part.name] = try await part.collect(limit: uploadLimit)
            }
        }
        guard let json else {
            throw Failure.invalidRequest(field: "request", "is missing: it holds the step and its inputs as JSON")
        }
        let (text, parts) = (json, files)
        return try await Aside.run { try BlockRequest(json: text, files: parts) }
    }
}
