internal import Imaging
internal import Vignette

/// What happens to every picture, in order.
///
/// Pixels are decoded row by row while `FitStep` runs, so that a large picture is never whole in memory; what follows
/// works on the small one. Colours are converted after the scaling for the same reason: it gives the same picture at a
/// fraction of the work.
struct PicturePolicy {
    let sniffer: Sniffer

    static let steps: [any PreparationStep] = [
        GateStep(),
        LoadStep(),
        FitStep(),
        ColourStep(),
        FlattenStep(),
        UprightStep(),
        CanvasStep(),
        EncodeStep(),
        ThumbnailStep(),
    ]

    func prepare(_ upload: [UInt8], as preparation: Preparation) throws(Refusal) -> WorkerReply.Prepared {
        var piece = try probe(upload, preparation)
        for step in Self.steps { try step.apply(to: &piece) }
        // The result is sniffed like any other file: what it says names it, whatever was meant.
        return WorkerReply.Prepared(
            picture: piece.file, mediaType: sniffer.mediaType(of: piece.file), thumbnail: piece.thumbnail,
            receipt: piece.receipt())
    }

    /// What the bytes are, by two opinions, and what their header says. No pixel is decoded yet.
    private func probe(_ upload: [UInt8], _ preparation: Preparation) throws(Refusal) -> Workpiece {
        let mediaType = sniffer.mediaType(of: upload)
        guard let type = SourceType(mediaType: mediaType, of: upload) else { throw .unsupported(mediaType: mediaType) }
        let source = SourceBytes(upload)
        guard type.isRecognised(in: source) else {
            // A HEIF file that libheif does not take for its own is an image sequence: a film, no picture.
            if type.isHEIF { throw .unsupported(mediaType: type.mediaType + "-sequence") }
            throw .damaged(reason: Self.disagreement, detail: mediaType)
        }
        if type == .webp, let size = WebPHeader.size(of: upload) { try GateStep.check(size) }
        let items = type.isHEIF ? HEIFItems(upload) : nil
        guard type.agrees(with: items) else { throw .damaged(reason: Self.disagreement, detail: mediaType) }
        let picture = try type.open(source)
        return Workpiece(
            source: source, type: type, preparation: preparation, metadata: Metadata(of: upload, type, picture, items),
            sizeBefore: picture.size, picture: picture)
    }

    private static let disagreement = "it begins like one kind of picture and goes on like another"
}
