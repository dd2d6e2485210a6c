/// Reads a form from the body of a request, part by part, whichever of the two types of forms it is.
///
/// What is read of a part is all that is held of it, so a file of any size can be passed on while it comes. After a
/// thrown error, which is an answer already, the form cannot be read on.
public struct FormReader {
    private let source: any FormSource

    public init(_ request: Request, limits: FormLimits = FormLimits()) throws(HTTPError) {
        try self.init(contentType: request.fields[.contentType], body: request.body, limits: limits)
    }

    /// Throws 415 where `contentType` is no form, 400 where it is malformed or has no usable boundary.
    public init(contentType: String?, body: RequestBody, limits: FormLimits = FormLimits()) throws(HTTPError) {
        guard let contentType else { throw Self.noForm }
        guard let type = MediaType(contentType) else {
            throw HTTPError(.badRequest, "The Content-Type is no media type.")
        }
        switch type.essence {
        case "multipart/form-data": source = try MultipartSource(type, body: body, limits: limits)
        case "application/x-www-form-urlencoded": source = URLEncodedSource(body: body, limits: limits)
        default: throw Self.noForm
        }
    }

    /// The next part, or nil at the end of the form.
    public mutating func next() async throws -> FormPart? {
        guard let head = try await source.nextPart() else { return nil }
        return FormPart(head, of: source)
    }

    private static let noForm = HTTPError(
        .unsupportedMediaType, "A form comes as multipart/form-data or application/x-www-form-urlencoded.")
}
