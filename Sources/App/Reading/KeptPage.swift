internal import Bytes
internal import HTTP
internal import Pages
internal import Vignette

/// A page of a finished analysis as it is sent, plain and compressed, with all that decides for whom it is right.
///
/// A class, so that the cache hands out a reference and nothing is copied.
final class KeptPage: Sendable {
    enum Form: Sendable, Equatable {
        /// With the models that its forms offer.
        case whole(models: [String])
        /// For frames of other sites.
        case embedded(EmbedPage.Theme?)

        /// Whether a page of that form is of no more use once this one is there.
        fileprivate func replaces(_ other: Form) -> Bool {
            if case (.whole, .whole) = (self, other) { true } else { self == other }
        }
    }

    let id: Analysis.ID
    let version: Int
    let owner: Owner
    let expires: Timestamp?
    let made: Timestamp
    private let form: Form
    private let isForOwner: Bool
    private let frame: Frame

    private let plain: Response
    /// Nil where compressing gains nothing.
    private let gzipped: Response?
    let byteCount: Int

    /// Larger pages are sent as they are: compressing them would hold up everybody else on the same loop.
    private static let compressedLimit = 1 << 20
    /// What the rest of an entry takes, about.
    private static let overhead = 2048

    /// - Parameter policy: what browsers are told about it.
    init(
        _ analysis: Analysis, _ form: Form, isForOwner: Bool, in frame: Frame, made: Timestamp, bytes: [UInt8],
        vary: String, policy: [(FieldName, String)] = SecurityPolicy.fields
    ) throws(Failure) {
        id = analysis.id
        version = analysis.version
        owner = analysis.owner
        expires = analysis.expires
        self.made = made
        self.form = form
        self.isForOwner = isForOwner
        self.frame = frame
        let tag: String
        var compressed: [UInt8]?
        do throws(BytesError) {
            tag = String(try SHA256.digest(of: bytes).hex.prefix(32))
            if bytes.count <= Self.compressedLimit { compressed = try Gzip.compress(bytes, level: 6) }
        } catch {
            throw Failure(.internal, detail: "a page could not be prepared: \(error)")
        }
        if let count = compressed?.count, count >= bytes.count { compressed = nil }
        var head = Fields()
        head.append(.contentType, Desk.html)
        head.append(.cacheControl, "private, no-cache")
        head.append(.vary, vary)
        // They are the same for every page: here they are put together once and not for every answer.
        for (name, value) in policy { head.append(name, value) }
        plain = Self.response(bytes, head, tag: tag)
        head.append(.contentEncoding, "gzip")
        gzipped = compressed.map { Self.response($0, head, tag: tag + "-gzip") }
        byteCount = bytes.count + (compressed?.count ?? 0) + Self.overhead
    }

    func response(gzipped isWanted: @autoclosure () -> Bool) -> Response {
        guard let gzipped, isWanted() else { return plain }
        return gzipped
    }

    /// Whether this is what the viewer would get if it were made anew.
    func isRight(_ form: Form, for viewer: Owner?, _ frame: Frame) -> Bool {
        isForOwner == (viewer == owner) && self.frame == frame && self.form == form
    }

    /// Whether a page for the same viewer takes this one's place.
    func isReplaced(by other: KeptPage) -> Bool {
        other.version != version
            || other.isForOwner == isForOwner && other.frame == frame && other.form.replaces(form)
    }

    private static func response(_ bytes: [UInt8], _ fields: Fields, tag: String) -> Response {
        var response = Response(.ok, body: .bytes(bytes))
        response.fields = fields
        response.fields.append(.etag, EntityTag(tag).description)
        return response
    }
}
