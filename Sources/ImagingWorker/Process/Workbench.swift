internal import CImaging
internal import Imaging
internal import Vignette

/// The libraries of a worker, started once.
struct Workbench {
    struct StartError: Error {
        let description: String
    }

    /// For all that is read in a picture: well below the time after which a worker is given up, with all that it read.
    private static let patience = Duration.seconds(7)

    private let policy: PicturePolicy
    private let viewer: PictureViewer
    /// Nothing without tesseract's data.
    private let textReader: TextReader?
    private let codeReader = CodeReader()

    /// - Parameter tessdata: where tesseract's data lies, if not where its package puts it.
    init(tessdata: String?) throws(StartError) {
        textReader = TextReader(prefix: tessdata)
        guard vips_init("vignette-imaging") == 0 else {
            throw StartError(description: "libvips does not start: \(VipsLog.take())")
        }
        // Workers are many; each works alone, and remembers nothing of a picture.
        vips_concurrency_set(1)
        vips_cache_set_max(0)
        // No reader but those that a SourceType names.
        vips_operation_block_set("VipsForeignLoad", 1)
        for name in ["Jpeg", "Png", "Webp", "Nsgif", "Heif"] {
            vips_operation_block_set("VipsForeignLoad" + name, 0)
        }
        guard let sniffer = Sniffer() else {
            throw StartError(description: "libmagic finds no database: install the package libmagic1")
        }
        policy = PicturePolicy(sniffer: sniffer)
        viewer = PictureViewer(sniffer: sniffer)
    }

    /// Tries every decoder. It also warms them up: what they open, they open now.
    func report() -> WorkerReport {
        let types = SourceType.allCases.filter(decodes)
        return WorkerReport(
            decodes: Set(types.map(\.mediaType)), readsText: textReader?.languages ?? [],
            readsCodes: codeReader != nil, unprotected: [])
    }

    private func decodes(_ type: SourceType) -> Bool {
        let task = Preparation(fit: .small, formats: Set(PictureFormat.allCases))
        guard let prepared = try? policy.prepare(TinyPicture.file(of: type), as: task) else { return false }
        return prepared.receipt.foundType == type.mediaType
    }

    func answer(_ task: WorkerTask, _ bytes: [UInt8]) -> WorkerReply {
        defer { VipsLog.clear() }
        do throws(Refusal) {
            switch task {
            case .prepare(let preparation): return .prepared(try policy.prepare(bytes, as: preparation))
            case .read: return .read(try read(bytes))
            case .look: return .looked(LookMeasure(try viewer.colours(of: bytes, side: LookMeasure.side)).look)
            }
        } catch {
            return .refused(error)
        }
    }

    /// Codes and text within `patience`, as far as they let themselves be hurried.
    private func read(_ bytes: [UInt8]) throws(Refusal) -> Reading {
        let deadline = ContinuousClock.now + Self.patience
        let large = try viewer.grey(of: bytes, side: Fit.master.longestSide)
        var reading = Reading(codes: codeReader?.read(large) ?? [])
        if let textReader {
            let small = try viewer.grey(of: bytes, side: TextReader.side)
            (reading.text, reading.words) = textReader.read(small, until: deadline)
        }
        return reading
    }
}
