import Bytes
import Vignette

/// Pictures that are none: nothing here decodes them.
enum SamplePictures {
    static let master = picture("the master", .jpeg, 2048, 1536)
    static let sent = picture("what was sent", .png, 1280, 960)
    static let thumbnail = picture("the thumbnail", .webp, 320, 240)
    static let all = [master, sent, thumbnail]

    static func picture(_ text: String, _ format: PictureFormat, _ width: Int, _ height: Int) -> Picture {
        let bytes = Array(text.utf8)
        let digest = (try? SHA256.digest(of: bytes).hex) ?? ""
        return Picture(bytes: bytes, format: format, size: PictureSize(width: width, height: height), digest: digest)
    }
}

extension AnalysisPicture {
    /// - Parameter isSent: the model has got it.
    static func sample(_ fileName: String? = "harbour.jpg", isSent: Bool = true) -> AnalysisPicture {
        AnalysisPicture(
            fileName: fileName, master: PictureFacts(SamplePictures.master),
            thumbnail: PictureFacts(SamplePictures.thumbnail),
            sent: isSent ? PictureFacts(SamplePictures.sent) : nil,
            receipt: Receipt(
                foundType: "image/jpeg", removed: [.gps], sizeBefore: PictureSize(width: 4032, height: 3024),
                sizeAfter: SamplePictures.sent.size, bytesBefore: 3_000_000, bytesAfter: 200_000))
    }
}
