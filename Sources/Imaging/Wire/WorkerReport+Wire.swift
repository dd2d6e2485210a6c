internal import Bytes

extension WorkerReport {
    func write(to head: inout JSONObjectWriter) {
        head.string("reply", "ready")
        head.array("decodes") { list in
            for type in decodes.sorted().prefix(WireLimits.reportEntries) { list.string(type) }
        }
        head.array("readsText") { list in
            for language in readsText.prefix(WireLimits.reportEntries) {
                list.string(language.utf8Prefix(WireLimits.name))
            }
        }
        head.bool("readsCodes", readsCodes)
        head.array("unprotected") { list in
            for sentence in unprotected.prefix(WireLimits.reportEntries) {
                list.string(sentence.utf8Prefix(WireLimits.reason / 4))
            }
        }
    }

    init(_ head: WireObject) throws(WireError) {
        let decodes = try head.strings("decodes", atMost: WireLimits.reportEntries, of: WireLimits.mediaType)
        guard decodes.allSatisfy(WireObject.isMediaType) else { throw .member("decodes") }
        self.init(
            decodes: Set(decodes),
            readsText: try head.strings("readsText", atMost: WireLimits.reportEntries, of: WireLimits.name),
            readsCodes: try head.bool("readsCodes"),
            unprotected: try head.strings("unprotected", atMost: WireLimits.reportEntries, of: WireLimits.reason))
    }
}
