internal import HTTP
internal import Vignette

/// The address of a page of this server, as somebody else has it: of an analysis, or of its embeddable form.
struct OwnAddress: Equatable {
    let id: Analysis.ID

    /// Nil for what is no such address.
    ///
    /// - Parameter bases: where `/` is, seen from outside. Scheme and host are compared as URLs are, the path as it is.
    init?(_ text: String, below bases: [PublicURL]) {
        // What comes behind changes how a page is shown, not which.
        guard let url = PublicURL(String(text.prefix { $0 != "?" && $0 != "#" })) else { return nil }
        for base in bases where url.origin == base.origin && url.path.prefix.hasPrefix(base.path.prefix + "/") {
            let rest = url.path.prefix.dropFirst(base.path.prefix.utf8.count)
            let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[1] == "a" || parts[1] == "embed", let id = Analysis.ID(parts[2]) else {
                continue
            }
            self.id = id
            return
        }
        return nil
    }
}
