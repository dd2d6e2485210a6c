import Imaging
import Vignette

/// Messages of every kind, and the awkward ones among them.
enum WireSamples {
    static let tasks: [WorkerTask] = [
        .prepare(Preparation()), .prepare(Preparation(fit: .small, formats: [.webp], thumbnail: false)),
        .prepare(Preparation(quality: 90)), .prepare(Preparation(fit: .medium, formats: Set(PictureFormat.allCases))),
        .read, .look,
    ]

    static let receipt = Receipt(
        foundType: "image/heic", turned: .quarterRight, colours: [.cmyk, .deep, .profile], flattened: true,
        padded: true, framesDropped: 7, removed: Set(PrivateData.allCases),
        sizeBefore: PictureSize(width: 4000, height: 3000),
        sizeAfter: PictureSize(width: 768, height: 576), bytesBefore: 5_000_000, bytesAfter: 4)
    static let plainReceipt = Receipt(
        foundType: "image/png", sizeBefore: PictureSize(width: 1, height: 1),
        sizeAfter: PictureSize(width: 32, height: 32), bytesBefore: 1, bytesAfter: 1)

    static let replies: [WorkerReply] = [
        .ready(
            WorkerReport(
                decodes: ["image/jpeg", "image/png"], readsText: ["eng", "deu"], readsCodes: true,
                unprotected: ["seccomp: Function not implemented"])),
        .ready(WorkerReport(decodes: [], readsText: [], readsCodes: false, unprotected: [])),
        .prepared(
            WorkerReply.Prepared(
                picture: [1, 2, 3, 4], mediaType: "image/jpeg", thumbnail: [9, 8], receipt: receipt)),
        .prepared(
            WorkerReply.Prepared(picture: [0], mediaType: "image/png", thumbnail: nil, receipt: plainReceipt)),
        .read(
            Reading(
                text: "A line\n\nßπ \u{1F600} \"\\\u{0}", words: 3,
                codes: [.init(kind: .qr, content: "https://example.org/ü"), .init(kind: .ean13, content: "")])),
        .read(Reading()),
        .looked(
            Look(
                kind: .photo, colours: [.init(name: .red, share: 0.25), .init(name: .white, share: 1)],
                brightness: 0.1, sharpness: 1e-7)),
        .looked(Look(kind: .unclear, colours: [], brightness: 0, sharpness: 0)),
        .refused(.unsupported(mediaType: "application/vnd.ms-excel")),
        .refused(.tooManyPixels(limit: 40_000_000, actual: 900_000_000)),
        .refused(.sideTooLong(limit: 16_384, actual: 60_000)),
        .refused(.tooManyFrames(limit: 10_000, actual: 10_001)),
        .refused(.damaged(reason: "it ends too early", detail: "VipsJpeg: premature end\n\u{1b}[31m")),
    ]
}
