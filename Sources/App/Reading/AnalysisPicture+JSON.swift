internal import Bytes
internal import Vignette

extension AnalysisPicture {
    /// What is shown, what was done to it, and what was read in it.
    ///
    /// - Parameters:
    ///   - number: from 1, in the order of the analysis.
    ///   - addresses: with the host.
    func write(_ number: Int, of id: Analysis.ID, _ addresses: Addresses, to object: inout JSONObjectWriter) {
        object.int("number", number)
        object.string("url", addresses.picture(number, of: id))
        object.optional("thumbnail", thumbnail.map { _ in addresses.thumbnail(number, of: id) })
        object.int("width", shown.size.width)
        object.int("height", shown.size.height)
        object.string("type", shown.format.mediaType)
        object.int("bytes", shown.byteCount)
        object.string("digest", shown.digest)
        object.optional("file_name", fileName)
        object.object("receipt") { object in receipt.write(to: &object) }
        object.optional("text", reading?.text)
        object.array("codes") { list in
            for code in reading?.codes ?? [] {
                list.object { object in
                    object.string("kind", code.kind.rawValue)
                    object.string("content", code.content)
                }
            }
        }
    }
}
