internal import HTTP
internal import Vignette

/// The addresses of everything kept, as links need them.
///
/// They begin with what stands before our paths in the browser of whoever asks; those of `absolute` begin with scheme
/// and host, for what leaves this site: shares, previews, feeds.
struct Addresses: Sendable, Equatable {
    /// The forms of an analysis for programs, by the ending of its address.
    enum Document: String, Sendable, CaseIterable {
        case json
        case markdown = "md"
        case text = "txt"
    }

    /// Stands before every path: nothing, a path, or a URL; never with a slash at its end.
    private let base: String
    private let baseURL: String

    /// - Parameters:
    ///   - prefix: before our paths, without a slash at its end.
    ///   - baseURL: where `/` is, seen from outside, without a slash at its end.
    init(prefix: String, baseURL: String) {
        base = prefix
        self.baseURL = baseURL
    }

    /// For whoever sent the request.
    ///
    /// - Parameter publicURL: by which the world knows this server, where that is settled.
    init(_ request: Request, publicURL: PublicURL?) {
        self.init(prefix: request.client.prefix, baseURL: publicURL?.description ?? request.client.baseURL)
    }

    var absolute: Addresses { Addresses(prefix: baseURL, baseURL: baseURL) }

    var form: String { base + "/" }
    var library: String { base + "/library" }

    func analysis(_ id: Analysis.ID) -> String { "\(base)/a/\(id)" }

    func document(_ document: Document, of id: Analysis.ID) -> String { analysis(id) + "." + document.rawValue }

    func events(of id: Analysis.ID) -> String { analysis(id) + "/events" }

    /// - Parameter number: from 1, in the order of the analysis.
    func picture(_ number: Int, of id: Analysis.ID) -> String { "\(analysis(id))/picture/\(number)" }

    /// - Parameter number: from 1, in the order of the analysis.
    func thumbnail(_ number: Int, of id: Analysis.ID) -> String { "\(analysis(id))/thumbnail/\(number)" }

    func collection(_ id: PictureCollection.ID) -> String { "\(base)/c/\(id)" }

    func document(of id: PictureCollection.ID) -> String { collection(id) + ".json" }

    func embed(_ id: Analysis.ID) -> String { "\(base)/embed/\(id)" }

    func place(_ place: KeptPlace) -> String {
        switch place {
        case .analysis(let id): analysis(id)
        case .collection(let id): collection(id)
        }
    }
}
