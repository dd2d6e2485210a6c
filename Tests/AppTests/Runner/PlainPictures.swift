import Vignette

/// Hands pictures on as they are and reads one word in each: for tests that are not about pictures.
struct PlainPictures: PicturePreparer, PictureReader {
    var refusal: Failure?

    func prepare(_ upload: Upload, as preparation: Preparation) async throws(Failure) -> PreparedPicture {
        if let refusal { throw refusal }
        let picture = Picture.sample(upload.bytes.count)
        let receipt = Receipt(
            foundType: "image/jpeg", sizeBefore: picture.size, sizeAfter: picture.size,
            bytesBefore: upload.bytes.count, bytesAfter: picture.bytes.count)
        return PreparedPicture(picture: picture, thumbnail: .sample(-upload.bytes.count), receipt: receipt)
    }

    func fit(_ picture: Picture, as preparation: Preparation) async throws(Failure) -> Picture {
        if let refusal { throw refusal }
        return picture
    }

    func read(_ picture: Picture) async throws(Failure) -> Reading {
        Reading(text: "word", words: 1)
    }

    func look(at picture: Picture) async throws(Failure) -> Look {
        throw Failure(.internal)
    }
}
