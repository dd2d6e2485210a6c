import Pages
import Vignette

extension Samples {
    var forms: [Sample] {
        let latest = Array(Canned.finished.prefix(6)) + [Canned.writing, Canned.failed[0].analysis]
        var sent = FormValues(["recipe": "ask", "model": "llava", "language": "de"])
        sent["prompt"] = "How many steps are there?"
        let wrong: [(String, Failure)] = [
            ("form-word", .unsupportedMedia(found: "a Word document", readable: ["JPEG", "PNG", "WebP", "HEIC"])),
            ("form-large", .tooLarge(limit: 20 << 20, actual: 31 << 20, field: "image")),
            ("form-damaged", .decodeFailed(reason: "it is damaged after 40 %")),
            ("form-empty", Failure(.noPicture)),
            ("form-model", .modelNotFound("llava", available: ["qwen3-vl:8b"])),
            ("form-tokens", .invalidRequest(field: "max_tokens", "is no number")),
            ("form-busy", .busy("1,000 pictures wait", retryAfter: 30)),
        ]
        return [
            form("form", Destination(host: nil, network: .here, model: "builtin"), models: []),
            form("form-latest", latest: latest, keptDays: 30),
            form("form-outside", Destination(host: "api.example.com", network: .outside, model: nil)),
        ] + wrong.map { name, failure in form(name, values: sent, failure: failure) }
    }

    private func form(
        _ name: String, _ destination: Destination = Canned.destination, values: FormValues = FormValues(),
        failure: Failure? = nil, latest: [Analysis] = [], models: [String] = ["qwen3-vl:8b", "gemma3:12b"],
        keptDays: Int? = nil
    ) -> Sample {
        let page = FormPage(
            recipes: Recipe.presets, values: values, failure: failure, latest: latest, destination: destination,
            models: models, keptDays: keptDays, now: Canned.now)
        return sample(name, .form(page))
    }

    var lists: [Sample] {
        let refused = RefusedUpload(
            position: 3, fileName: "letter.docx", failure: .unsupportedMedia(found: "a Word document"))
        let mixed: [PictureCollection.Row] =
            [Canned.done, Canned.writing, Canned.queued].map { .analysis($0) } + [.refused(refused)]
            + [.analysis(Canned.failed[0].analysis), .analysis(Canned.rightToLeft)]
        let whole: [PictureCollection.Row] = Canned.finished.map { .analysis($0) }
        var identified = frame
        identified.identity = "ana@example.org"
        return [
            sample("collection", .collection(collection(mixed))),
            sample("collection-visitor", .collection(collection(mixed, isOwner: false))),
            sample("collection-done", .collection(collection(whole))),
            sample("library", library(Canned.all, hasNext: true), in: identified),
            sample("library-second", library(Canned.finished, number: 2)),
            sample("library-found", library([Canned.done], words: "lighthouse sunday")),
            sample("library-not-found", library([], words: "submarine")),
            sample("library-empty", library([])),
        ]
    }

    private func collection(_ rows: [PictureCollection.Row], isOwner: Bool = true) -> CollectionPage {
        guard let id = PictureCollection.ID("collectioncollectioncolle") else {
            fatalError("twenty-five letters are an id")
        }
        return CollectionPage(
            collection: PictureCollection(id: id, owner: Canned.owner, created: Canned.now, rows: rows),
            isOwner: isOwner, now: Canned.now)
    }

    private func library(
        _ analyses: [Analysis], words: String = "", number: Int = 1, hasNext: Bool = false
    ) -> SampleContent {
        .library(LibraryPage(analyses: analyses, words: words, number: number, hasNext: hasNext, now: Canned.now))
    }

    var failures: [Sample] {
        let failures: [(String, Failure)] = [
            ("failure-not-found", Failure(.notFound)), ("failure-gone", Failure(.gone)),
            ("failure-forbidden", Failure(.forbidden)), ("failure-internal", .internal(requestID: "01JD3KX2")),
            ("failure-storage", Failure(.storageFull)),
            ("failure-quota", .quotaExhausted(limit: "60 questions a minute", retryAfter: 42)),
        ]
        return failures.map { name, failure in
            let page = FailurePage(failure: failure, status: failure.status ?? 500, requestID: "01JD3KX2")
            return sample(name, .failure(page))
        }
    }
}
