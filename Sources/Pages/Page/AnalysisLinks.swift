internal import Vignette

/// Where the parts of an analysis lie: for links of our own pages, and for those who come from elsewhere.
struct AnalysisLinks: Sendable {
    /// Below our own prefix.
    let page: String
    /// Whole, with the host.
    let whole: String
    let embed: String
    private let oembed: String

    init(_ id: Analysis.ID, in frame: Frame) {
        page = "\(frame.prefix)/a/\(id)"
        whole = "\(frame.baseURL)/a/\(id)"
        embed = "\(frame.baseURL)/embed/\(id)"
        oembed = "\(frame.baseURL)/oembed?url=" + QueryText.encoded(whole)
    }

    /// - Parameter number: from 1.
    func picture(_ number: Int) -> String { "\(page)/picture/\(number)" }

    func thumbnail(_ number: Int) -> String { "\(page)/thumbnail/\(number)" }

    func wholePicture(_ number: Int) -> String { "\(whole)/picture/\(number)" }

    /// The address and the format alone: discovery links have nothing else in them.
    func oembed(format: String) -> String { "\(oembed)&format=\(format)" }
}
