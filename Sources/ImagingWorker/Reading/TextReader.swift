internal import CImaging

/// Reads text in grey pictures.
///
/// It keeps tesseract to itself and is used by one thread only. Tesseract starts at the first picture, not before: an
/// unused reader costs a mapping of its data and nothing else. Nothing that is read later comes from a file: what the
/// libraries still try to open after `init`, as the local time, is refused by the sandbox, and they do without.
final class TextReader {
    /// The longest side of what it is given: on smaller copies most words are lost.
    static let side = 1280
    /// Pictures are enlarged up to this side, and at most twice: small letters are read far better, and large ones no
    /// worse.
    private static let enlargedSide = 1920.0
    /// More than the letters of a page that is still readable. Noise has ten times as many.
    private static let mostShapes = 16_000
    /// A page has fewer specks than that and one for four letters more.
    private static let fewSpecks = 800
    /// By how many pixels a noisy picture is softened.
    private static let softening = 1.5

    /// The languages that it reads.
    let languages: [String]
    /// Gone once tesseract has started: it keeps a copy.
    private var data: TrainedData?
    private let api: OpaquePointer
    private var isBroken = false

    /// Nothing without the trained data. `prefix` is the value of TESSDATA_PREFIX, a folder that is looked into first.
    init?(prefix: String? = nil) {
        guard let data = TrainedData(language: "eng", prefix: prefix), let api = TessBaseAPICreate() else { return nil }
        self.data = data
        self.api = api
        languages = [data.language]
        silence()
    }

    deinit {
        TessBaseAPIEnd(api)
        TessBaseAPIDelete(api)
    }

    /// The text that is readable: line by line, with an empty line between blocks; and the number of its words. At the
    /// deadline, what has been read is the result.
    func read(_ grey: Pixels, until deadline: ContinuousClock.Instant) -> (text: String, words: Int) {
        guard grey.bands == 1, grey.width > 0, grey.height > 0, start() else { return ("", 0) }
        let scale = min(2, max(1, Self.enlargedSide / Double(max(grey.width, grey.height))))
        let start = ContinuousClock.now
        let angle = Skew.angle(of: grey)
        let page = recognise(GreyImage.turn(grey, by: -angle, enlargedBy: scale), until: deadline)
        // Nothing, and the slope was perhaps no line of text's. What took long is not tried again.
        guard page.words == 0, angle != 0, start.duration(to: .now) < .seconds(1) else {
            return (page.text, page.words)
        }
        let straight = recognise(GreyImage.turn(grey, by: 0, enlargedBy: scale), until: deadline)
        return (straight.text, straight.words)
    }

    private func recognise(_ pixels: Pixels, until deadline: ContinuousClock.Instant) -> PageText {
        guard let monitor = TessMonitorCreate() else { return PageText() }
        defer {
            TessMonitorDelete(monitor)
            TessBaseAPIClear(api)
        }
        guard give(pixels) || give(GreyImage.soften(pixels, by: Self.softening)) else { return PageText() }
        let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
        guard left >= 1 else { return PageText() }
        TessMonitorSetDeadlineMSecs(monitor, Int32(min(left, 60_000)))
        // At the deadline it fails, with all in place that was read by then.
        _ = TessBaseAPIRecognize(api, monitor)
        guard let iterator = TessBaseAPIGetIterator(api) else { return PageText() }
        defer { TessResultIteratorDelete(iterator) }
        return PageText(iterator, until: deadline + .milliseconds(500))
    }

    /// Hands tesseract a picture, without its specks where they are many, and says whether it may go on.
    ///
    /// Tesseract keeps to its deadline only once it has found lines. The time for that grows with the square of the
    /// specks, and is minutes in noise; with larger shapes it grows far less.
    private func give(_ pixels: Pixels) -> Bool {
        var pixels = pixels
        // Without the specks, what is ink and what is ground may be decided anew, so that others appear.
        for _ in 0..<3 {
            // Copied by tesseract, so that the bytes need not outlive the call.
            TessBaseAPISetImage(api, pixels.bytes, Int32(pixels.width), Int32(pixels.height), 1, Int32(pixels.width))
            guard let picture = TessBaseAPIGetThresholdedImage(api) else { return false }
            let found = Shapes(picture)
            imaging_free_picture(picture)
            guard let shapes = found, shapes.letters + shapes.specks <= Self.mostShapes else { return false }
            if shapes.specks <= Self.fewSpecks + shapes.letters / 4 { return true }
            pixels = shapes.cleared(pixels)
        }
        return false
    }

    /// Starts tesseract, once. False where it cannot: nothing is read then, ever.
    private func start() -> Bool {
        guard let data else { return !isBroken }
        self.data = nil
        isBroken =
            TessBaseAPIInit5(
                api, data.bytes.baseAddress, Int32(data.bytes.count), data.language, OEM_LSTM_ONLY, nil, 0, nil, nil, 0,
                0) != 0
        // Automatic layout: the modes that assume some see words in everything.
        if !isBroken { TessBaseAPISetPageSegMode(api, PSM_AUTO) }
        // Nobody asks which text is a table's, and among thousands of shapes it takes tesseract minutes to tell.
        TessBaseAPISetVariable(api, "textord_tabfind_find_tables", "0")
        return !isBroken
    }

    /// Tesseract writes remarks about pictures to standard error; it is made to write them to nowhere.
    ///
    /// It opens the place at its first remark, which must not be later than now: a configuration that is not there
    /// makes it say one.
    private func silence() {
        TessBaseAPISetVariable(api, "debug_file", "/dev/null")
        TessBaseAPIReadConfigFile(api, "/dev/null/none")
    }
}
