import Bytes

@testable import Vision

/// Pictures as programs send them. Nothing in these needs mending.
enum SentPicture {
    static func png(_ width: Int = 64, _ height: Int = 64) -> [UInt8] {
        PalettePNG(width: width, height: height, colour: [230, 0, 0]).bytes
    }

    static func base64(_ bytes: [UInt8]) -> String { String(decoding: Base64.encode(bytes), as: UTF8.self) }

    static let base64 = base64(png())
    static let url = "data:image/png;base64,\(base64)"

    /// A question about pictures, each given as the JSON of its `image_url`.
    static func question(_ images: [String], more: String = "") -> String {
        let parts = images.map { #"{"type":"image_url","image_url":\#($0)}"# }
        return #"{"model":"m",\#(more)"messages":[{"role":"user","content":[{"type":"text","text":"What?"}"#
            + parts.map { "," + $0 }.joined() + "]}]}"
    }
}
