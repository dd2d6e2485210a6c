public import Vignette

extension ImagingPool: PicturePreparer {
    public nonisolated func prepare(
        _ upload: Upload, as preparation: Preparation
    ) async throws(Failure) -> PreparedPicture {
        guard !upload.bytes.isEmpty else { throw Failure(.noPicture) }
        let (reply, worker) = try await exchange(.prepare(preparation), on: upload.bytes)
        guard case .prepared(let prepared) = reply, let worker else { throw unexpected(reply) }
        // Nothing in between may wait or leave: the worker waits for the verdict.
        do throws(Distrust) {
            let picture = try checked(prepared, upload, preparation)
            trust(worker)
            return picture
        } catch {
            distrust(worker, error)
            throw Failure(.distrusted(error), limit: settings.deadline)
        }
    }

    public nonisolated func fit(_ picture: Picture, as preparation: Preparation) async throws(Failure) -> Picture {
        if picture.size.longestSide <= preparation.fit.longestSide, preparation.formats.contains(picture.format) {
            return picture
        }
        var preparation = preparation
        preparation.thumbnail = false
        return try await prepare(Upload(picture.bytes), as: preparation).picture
    }

    /// What a worker says of its picture is not believed: a hostile upload may have taken it over.
    private nonisolated func checked(
        _ prepared: WorkerReply.Prepared, _ upload: Upload, _ preparation: Preparation
    ) throws(Distrust) -> PreparedPicture {
        let picture = try CheckedPicture(
            prepared.picture, preparation.formats, longestSide: preparation.fit.longestSide
        ).picture
        guard picture.format.mediaType == prepared.mediaType else {
            throw Distrust("the picture is no \(prepared.mediaType)")
        }
        guard (prepared.thumbnail != nil) == preparation.thumbnail else {
            throw Distrust("a thumbnail is missing or was not asked for")
        }
        var thumbnail: Picture?
        if let bytes = prepared.thumbnail {
            // Browsers show it, which read JPEG whatever the endpoint reads.
            thumbnail = try CheckedPicture(bytes, [.jpeg], longestSide: Fit.thumbnailSide).picture
        }
        var receipt = prepared.receipt
        receipt.claimedType = upload.claimedType
        receipt.bytesBefore = upload.bytes.count
        receipt.bytesAfter = picture.bytes.count
        receipt.sizeAfter = picture.size
        return PreparedPicture(picture: picture, thumbnail: thumbnail, receipt: receipt)
    }
}
