internal import Bytes
internal import CVision

/// The header lines of one request in libcurl's form, keys among them; gone with the exchange.
final class HeaderList {
    struct Refused: Error {}

    /// Owned: made by curl_slist_append alone, freed in deinit alone.
    private(set) var head: UnsafeMutablePointer<curl_slist>?

    init(_ request: TransferRequest) throws {
        var hasAuthorization = false
        var hasType = false
        for (name, value) in request.fields {
            try append(name, value)
            hasAuthorization = hasAuthorization || name.lowercased() == "authorization"
            hasType = hasType || name.lowercased() == "content-type"
        }
        // A key goes before a password. As a line of this list it leaves libcurl with the exchange; what is set as
        // libcurl's own user and password stays with the connection.
        if let userInfo = request.userInfo, !hasAuthorization {
            let text = Base64.encode(PercentEncoding.undone(in: userInfo.reveal()))
            try append("Authorization", Secret("Basic " + String(decoding: text, as: UTF8.self)))
        }
        guard request.body != nil else { return }
        // A long body would else wait for a leave that many services never give.
        try appendLine("Expect:")
        if !hasType { try appendLine("Content-Type:") }
    }

    deinit {
        curl_slist_free_all(head)
    }

    private func append(_ name: String, _ value: Secret) throws {
        let text = value.reveal()
        // A line without a value takes a field of libcurl's own away; the semicolon sends it empty.
        try appendLine(text.isEmpty ? "\(name);" : "\(name): \(text)")
    }

    private func appendLine(_ line: String) throws {
        guard line.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }),
            let longer = curl_slist_append(head, line)
        else { throw Refused() }
        head = longer
    }
}
