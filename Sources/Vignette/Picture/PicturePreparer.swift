/// Makes pictures from whatever is uploaded.
public protocol PicturePreparer: Sendable {
    /// Any bytes become a picture with its receipt, or a failure.
    ///
    /// Throws `unsupported_media` if they are no picture that can be read here, `too_large` if it has too many bytes,
    /// pixels or frames, `decode_failed` if it is damaged or took too long, and `busy` if too many others wait.
    func prepare(_ upload: Upload, as preparation: Preparation) async throws(Failure) -> PreparedPicture

    /// What a question sends of a kept picture: the picture itself where it already fits.
    func fit(_ picture: Picture, as preparation: Preparation) async throws(Failure) -> Picture
}
