internal import CImaging
internal import Vignette

/// Reads bar codes and QR codes in grey pictures.
///
/// It keeps its zbar scanner to itself and is used by one thread only. In photos without a code, fences and blinds look like the simple ones: what `CodeKind` asks of each keeps them out.
final class CodeReader {
    /// More codes than that are nobody's picture.
    private static let limit = 100

    /// In pixels: in larger pictures every second line is enough. The time grows with the square of the lines where all
    /// is full of what looks like the corner of a QR code, and modules of two pixels are hardly ever read anyway.
    private static let largeSize = 1280 * 1280

    private let scanner: OpaquePointer

    init?() {
        guard let scanner = zbar_image_scanner_create() else { return nil }
        self.scanner = scanner
        zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0)
        for kind in CodeKind.allCases {
            zbar_image_scanner_set_config(scanner, kind.type, ZBAR_CFG_ENABLE, 1)
        }
        // The bytes as they are: left to itself, zbar takes UTF-8 for a Japanese or Chinese character set.
        zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_BINARY, 1)
        // Light codes on dark ground: looked for where no other was found.
        zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_TEST_INVERTED, 1)
    }

    deinit {
        zbar_image_scanner_destroy(scanner)
    }

    /// The codes in the picture, each once, in the order in which zbar finds them.
    func read(_ grey: Pixels) -> [Reading.Code] {
        guard grey.bands == 1, grey.width > 0, grey.height > 0, let image = zbar_image_create() else { return [] }
        defer { zbar_image_destroy(image) }
        let step: Int32 = grey.width * grey.height > Self.largeSize ? 2 : 1
        zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_X_DENSITY, step)
        zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_Y_DENSITY, step)
        zbar_image_set_format(image, 0x3030_3859)  // "Y800": grey
        zbar_image_set_size(image, UInt32(grey.width), UInt32(grey.height))
        return grey.bytes.withUnsafeBytes { bytes in
            // Borrowed, to be freed by nobody; given back before `bytes` ends.
            zbar_image_set_data(image, bytes.baseAddress, UInt(bytes.count), nil)
            defer {
                zbar_image_set_data(image, nil, 0, nil)
                zbar_image_scanner_recycle_image(scanner, image)
            }
            guard zbar_scan_image(scanner, image) > 0 else { return [] }
            return codes(in: image)
        }
    }

    private func codes(in image: OpaquePointer) -> [Reading.Code] {
        var codes: [Reading.Code] = []
        var symbol = zbar_image_first_symbol(image)
        while let current = symbol, codes.count < Self.limit {
            symbol = zbar_symbol_next(current)
            guard let kind = CodeKind(type: zbar_symbol_get_type(current)), let data = zbar_symbol_get_data(current)
            else { continue }
            let bytes = UnsafeRawBufferPointer(start: data, count: Int(zbar_symbol_get_data_length(current)))
            guard kind.believes(bytes, seen: Int(zbar_symbol_get_quality(current))) else { continue }
            let code = Reading.Code(kind: kind, content: CodeContent.text(bytes))
            if !codes.contains(code) { codes.append(code) }
        }
        return codes
    }
}
