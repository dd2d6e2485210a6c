internal import Vignette

/// The pictures of a bench are never too large.
struct NoPreparer: PicturePreparer {
    func prepare(_ upload: Upload, as preparation: Preparation) async throws(Failure) -> PreparedPicture {
        throw Failure(.internal)
    }

    func fit(_ picture: Picture, as preparation: Preparation) async throws(Failure) -> Picture { picture }
}
