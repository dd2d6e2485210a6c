internal import CVision

extension Transfers {
    /// Of libcurl: `7.88.1`.
    public static var libraryVersion: String {
        // `libcurl/7.88.1 OpenSSL/3.0.17 …`
        let first = String(cString: curl_version()).prefix { $0 != " " }
        return String(first.drop { $0 != "/" }.dropFirst())
    }
}
