internal import Bytes
internal import HTTP
internal import Pages
internal import Vignette

/// The page of a finished analysis as it is sent, plain and compressed, with all that decides for whom it is right.
///
/// A class, so that the cache hands out a reference and nothing is copied.
final class KeptPage: Sendable {
    let id: Analysis.ID
    let version: Int
    let owner: Owner
    let expires: Timestamp?
    let made: Timestamp
    private let isForOwner: Bool
    private let frame: Frame
    private let models: [String]

    private let plain: Response
    /// Nil where compressing gains nothing.
    private let gzipped: Response?
    let byteCount: Int

    /// Larger pages are sent as they are: compressing them would hold up everybody else on the same loop.
    private static let compressedLimit = 1 << 20
    /// What the rest of an entry takes, about.
    private static let overhead = 2048

    init(_ page: AnalysisPage, in frame: Frame, bytes: [UInt8], vary: String) throws(Failure) {
        id = page.analysis.id
        version = page.analysis.version
        owner = page.analysis.owner
        expires = page.analysis.expires
        made = page.now
        isForOwner = page.isOwner
        self.frame = frame
        models = page.models
        let tag: String
        var compressed: [UInt8]?
        do throws(BytesError) {
            tag = String(try SHA256.digest(of: bytes).hex.prefix(32))
            if bytes.count <= Self.compressedLimit { compressed = try Gzip.compress(bytes, level: 6) }
        } catch {
            throw Failure(.internal, detail: "a page could not be prepared: \(error)")
        }
        if let count = compressed?.count, count >= bytes.count { compressed = nil }
        plain = Self.response(bytes, tag: tag, encoding: nil, vary: vary)
        gzipped = compressed.map { Self.response($0, tag: tag + "-gzip", encoding: "gzip", vary: vary) }
        byteCount = bytes.count + (compressed?.count ?? 0) + Self.overhead
    }

    func response(gzipped isWanted: @autoclosure () -> Bool) -> Response {
        guard let gzipped, isWanted() else { return plain }
        return gzipped
    }

    /// Whether this is what the viewer would get if it were made anew.
    func isRight(for viewer: Owner?, _ frame: Frame, _ models: [String]) -> Bool {
        isForOwner == (viewer == owner) && self.frame == frame && self.models == models
    }

    /// Whether a page for the same viewer takes this one's place.
    func isReplaced(by other: KeptPage) -> Bool {
        other.version != version || other.isForOwner == isForOwner && other.frame == frame
    }

    private static func response(_ bytes: [UInt8], tag: String, encoding: String?, vary: String) -> Response {
        var response = Response(bytes: bytes, type: Desk.html)
        response.fields.append(.cacheControl, "private, no-cache")
        response.fields.append(.vary, vary)
        response.fields.append(.etag, EntityTag(tag).description)
        if let encoding { response.fields.append(.contentEncoding, encoding) }
        // They are the same for every page: here they are put together once and not for every answer.
        for (name, value) in SecurityPolicy.fields { response.fields.append(name, value) }
        return response
    }
}
