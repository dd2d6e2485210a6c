internal import HTTP

extension ValueKind where Value == String {
    /// Where to listen: an address or a name.
    static var host: ValueKind {
        ValueKind("HOST", allowed: "an IP address or a host name", read: HostName.canonical)
    }
}

extension ValueKind where Value == [String] {
    /// Hosts as they may stand in a Host field, without a port; `*` is any.
    static var allowedHosts: ValueKind {
        let host = ValueKind<String>("HOST", allowed: "a host") { $0 == "*" ? $0 : HostName.canonical($0) }
        return list(of: host, allowed: "host names or IP addresses without a port, separated by commas, or *")
    }
}

extension ValueKind where Value == [AddressRange] {
    static var addressRanges: ValueKind {
        let range = ValueKind<AddressRange>("RANGE", allowed: "a range") { AddressRange($0) }
        let ranges = list(
            of: range, allowed: "IP addresses or ranges such as 10.0.0.0/8, separated by commas, or none")
        return ValueKind(ranges.sample, allowed: ranges.allowed) { text throws(Refusal) in
            text.lowercased() == "none" ? [] : try ranges.parse(text)
        } show: {
            $0.isEmpty ? "none" : ranges.show($0)
        }
    }
}

extension ValueKind where Value == BasePath {
    static var basePath: ValueKind {
        ValueKind(
            "PATH", allowed: "/ or a path such as /a/b, of letters, digits, '-', '.', '_' and '~'"
        ) { BasePath($0) }
    }
}

extension ValueKind where Value == PublicURL {
    static var publicURL: ValueKind {
        ValueKind("URL", allowed: "an http or https URL without user, query and fragment") { PublicURL($0) }
    }
}
