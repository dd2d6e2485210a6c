internal import Loop
internal import Vignette

/// A preparer whose pictures are counted.
struct MeteredPreparer: PicturePreparer {
    let preparer: any PicturePreparer
    let metrics: PictureMetrics

    func prepare(_ upload: Upload, as preparation: Preparation) async throws(Failure) -> PreparedPicture {
        let began = Moment.now()
        do throws(Failure) {
            let prepared = try await preparer.prepare(upload, as: preparation)
            metrics.note(nil, Moment.now().since(began))
            return prepared
        } catch {
            metrics.note(error.code, Moment.now().since(began))
            throw error
        }
    }

    func fit(_ picture: Picture, as preparation: Preparation) async throws(Failure) -> Picture {
        try await preparer.fit(picture, as: preparation)
    }
}
