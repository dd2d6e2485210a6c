import Bytes
import Vignette

extension Picture {
    /// A picture that differs from others of another number; no decoder would take it.
    static func sample(_ number: Int) -> Picture {
        let bytes = Array("picture \(number)".utf8)
        let digest = (try? SHA256.digest(of: bytes).hex) ?? ""
        return Picture(bytes: bytes, format: .jpeg, size: PictureSize(width: 640, height: 480), digest: digest)
    }
}

extension Analysis {
    /// A queued one of so many sample pictures, and what keeps it.
    static func sample(
        owner: Owner = Owner(.visitor, "a"), pictures count: Int = 1, prompt: String = "What is it?",
        fit: Fit = .medium, at now: Timestamp = Timestamp(milliseconds: 1_767_323_045_678)
    ) -> Submission {
        let pictures = (1...count).map { Picture.sample($0) }
        let kept = pictures.map { picture in
            AnalysisPicture(
                fileName: "photo.jpg", master: PictureFacts(picture), thumbnail: nil,
                receipt: Receipt(
                    foundType: "image/jpeg", sizeBefore: picture.size, sizeAfter: picture.size, bytesBefore: 100,
                    bytesAfter: picture.bytes.count))
        }
        let plan = QuestionPlan(
            recipe: "ask", recipeTitle: "Ask", prompt: prompt, instruction: prompt, fit: fit)
        let analysis = Analysis(id: .random(), owner: owner, plan: plan, pictures: kept, created: now)
        let item = Submission.Item(analysis: analysis, pictures: pictures, fingerprint: "f-" + analysis.id.text)
        return Submission(owner: owner, target: .alone, items: [item], created: now)
    }
}
